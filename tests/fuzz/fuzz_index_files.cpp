// Any bytes as one of the small files of an index: they are refused, or what they say can be used without leaving bounds.
#include <cstdlib>

#include "index/live_part.hpp"
#include "index/manifest.hpp"
#include "index/part.hpp"

namespace {

void demand(bool holds) {
  if (!holds) std::abort();
}

void check_table(std::string_view content) {
  const auto table = opendata::search::DocumentTable::parse(content);
  if (!table) return;
  for (std::uint32_t at = 0; at <= table->size() + 1; ++at) {
    for (const auto* column : {&table->kind, &table->agency, &table->category, &table->law})
      demand(column->code(at) < column->values().size());
    for (const auto& note : opendata::search::DocumentTable::of(table->citations, at)) demand(note.first == at);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::string content(reinterpret_cast<const char*>(data) + 1, size - 1);
  switch (data[0] % 4) {
    case 0:
      check_table(content);
      break;
    case 1:
      (void)opendata::search::Manifest::parse(content);
      break;
    case 2:
      if (const auto places = opendata::search::parse_shards(content, "index/texts"))
        for (const auto& place : *places) demand(place.is_remote() ? place.port > 0 : !place.directory.empty());
      break;
    default:
      if (const auto places = opendata::search::live::parse_places(content))
        demand(opendata::search::live::format_places(*places) == content);
  }
  return 0;
}
