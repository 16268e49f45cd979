// Any bytes as a file of the FAQ, as the content of a spreadsheet, and as an answer: entries that may be stored or an
// error, and what is exported of them comes back the same.
#include <unistd.h>

#include <array>
#include <cstdint>
#include <cstdlib>
#include <fstream>
#include <opendata/search/faq_files.hpp>
#include <opendata/spreadsheet.hpp>

#include "faq/amounts.hpp"
#include "faq/deadlines.hpp"
#include "faq/years.hpp"
#include "formats/zip.hpp"

namespace {

using namespace opendata;
using namespace opendata::search::faq;

std::string path_of(const std::string& name) { return "/dev/shm/fuzz_faq_files." + std::to_string(::getpid()) + "." + name; }

std::string bytes_of(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

void write(const std::string& path, std::string_view bytes) {
  std::ofstream(path, std::ios::binary).write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
}

bool import_into(Store& store, const std::string& file) {
  return import_entries(store, {.file = file, .edit = {.who = "fuzz"}}).has_value();
}

/// What an import accepts is exported, imported again and exported alike.
void read_and_return(const std::string& ending, std::string_view bytes) {
  const std::string given = path_of("given" + ending), once = path_of("once" + ending), twice = path_of("twice" + ending);
  write(given, bytes);
  auto first = Store::open(":memory:").value(), second = Store::open(":memory:").value();
  if (import_into(first, given)) {
    if (!write_entries(first, View::latest, once) || !import_into(second, once)) std::abort();
    if (!write_entries(second, View::latest, twice) || bytes_of(once) != bytes_of(twice)) std::abort();
  }
  for (const std::string& file : {given, once, twice}) ::unlink(file.c_str());
}

void read_sheet(std::string_view content) {
  const std::string file = path_of("ods");
  {
    auto zip = format::ZipWriter::create(file).value();
    zip.add_deflated("content.xml", content);
    if (!zip.finish()) std::abort();
  }
  std::uint64_t last = 0;
  const auto read = for_each_sheet_row(file, [&](RawRecord&& record) -> Result<void> {
    if (record.row <= last || record.row > 1'048'576 || record.cells.size() > 1'024) std::abort();
    last = record.row;
    return record.row < 100'000 ? Result<void>() : failure(Errc::limit_exceeded, {"enough", "夠了"});
  });
  static_cast<void>(read);
  ::unlink(file.c_str());
}

void read_answer(std::string_view text) {
  static_cast<void>(amount_ranges(text));
  static_cast<void>(last_deadline(text));
  static_cast<void>(newest_year(text));
  const std::string html = render_answer(text);
  if (html.find("<script") != std::string::npos || html.find("href=\"java") != std::string::npos) std::abort();
}

}  // namespace

/// The first byte chooses the reader; the rest is its input.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::string_view bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
  constexpr std::array<const char*, 3> endings{".csv", ".json", ".jsonl"};
  switch (data[0] % 5) {
    case 3: read_sheet(bytes); break;
    case 4: read_answer(bytes); break;
    default: read_and_return(endings[data[0] % 5], bytes);
  }
  return 0;
}
