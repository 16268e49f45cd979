// Any bytes with any options: read whole and read in pieces must agree, records are as wide as the header, and cells
// are valid UTF-8.
#include <cstdlib>
#include <opendata/table.hpp>

#include "table/open_reader.hpp"

namespace {

using namespace opendata;

void demand(bool holds) {
  if (!holds) std::abort();
}

/// Two bytes choose the options.
InputOptions options_from(unsigned first, unsigned second) {
  InputOptions options;
  options.format = static_cast<InputFormat>(first % 4 % 3);
  options.delimiter = ",;\t,"[(first >> 2U) % 4];
  options.title_rows = (first >> 4U) % 3;
  options.header_rows = 1 + ((first >> 6U) & 1U);
  if ((first & 0x80U) != 0) options.encoding = static_cast<text::Encoding>(second % 6);
  options.trim = (second & 1U) != 0;
  options.pad_short_rows = (second & 2U) != 0;
  options.drop_trailing_empty = (second & 4U) != 0;
  options.skip_blank_rows = (second & 8U) != 0;
  options.skip_repeated_header = (second & 16U) != 0;
  options.bare_quotes = (second & 32U) != 0;
  if ((second & 64U) != 0) options.missing_values = {"-"};
  if ((second & 128U) != 0 && (first & 0x80U) == 0) {
    options.columns = {"a", "b", "c"};
    options.header_rows = (first & 64U) != 0 ? 1 : 0;
  }
  return options;
}

struct Outcome {
  std::vector<std::vector<Cell>> records;
  int error = 0;
  std::size_t row = 0;
  bool operator==(const Outcome& other) const {
    return records == other.records && error == other.error && row == other.row;
  }
};

Outcome note(Outcome outcome, const Error& error) {
  outcome.error = static_cast<int>(error.code());
  outcome.row = error.where().row;
  return outcome;
}

Outcome read(const std::string& bytes, const InputOptions& options, std::size_t piece) {
  Outcome outcome;
  auto reader = table::open_reader(table::make_memory_source(bytes, piece), "fuzz", options);
  if (!reader) return note(std::move(outcome), reader.error());
  RawRecord record;
  while (true) {
    const auto more = (*reader)->read(record);
    if (!more) return note(std::move(outcome), more.error());
    if (!*more) return outcome;
    demand(record.cells.size() == (*reader)->columns().size());
    for (const auto& cell : record.cells) demand(!cell || text::is_valid_utf8(*cell));
    outcome.records.push_back(record.cells);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size < 3) return 0;
  const std::string bytes(reinterpret_cast<const char*>(data) + 3, size - 3);
  const InputOptions options = options_from(data[0], data[1]);
  demand(read(bytes, options, 1U << 20U) == read(bytes, options, 1 + data[2] % 16));
  return 0;
}
