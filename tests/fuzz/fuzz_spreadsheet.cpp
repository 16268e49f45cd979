#include <unistd.h>

#include <cstdint>
#include <cstdlib>
#include <fstream>
#include <opendata/spreadsheet.hpp>

#include "formats/zip.hpp"

using namespace opendata;

namespace {

void demand(bool holds) {
  if (!holds) std::abort();
}

/// The bytes as the whole file: its directory, headers and compressed data are somebody else's.
void write_archive(const std::string& path, std::string_view bytes) {
  std::ofstream(path, std::ios::binary).write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
}

/// The bytes as the document of a sound archive.
void write_document(const std::string& path, std::string_view bytes) {
  auto zip = format::ZipWriter::create(path);
  demand(zip.has_value());
  zip->add_deflated("content.xml", bytes);
  demand(zip->finish().has_value());
}

/// Whatever the bytes, reading ends, and what it shows keeps what the header promises.
void read(const std::string& path) {
  std::uint64_t last = 0, shown = 0;
  const auto read = for_each_sheet_row(path, [&](RawRecord&& record) -> Result<void> {
    demand(record.row > last && record.row <= 1'048'576);
    last = record.row;
    demand(!record.cells.empty() && record.cells.size() <= 1'024 && record.cells.back().has_value());
    if (++shown < 20'000) return {};
    return failure(Errc::limit_exceeded, {"enough", "夠了"});
  });
  if (!read) demand(read.error().where().file == path || shown == 20'000);
}

}  // namespace

/// The first byte chooses what the rest is: a whole file, or a document in one.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::string path = "/tmp/fuzz_spreadsheet." + std::to_string(::getpid());
  ::unlink(path.c_str());
  const std::string_view rest(reinterpret_cast<const char*>(data) + 1, size - 1);
  data[0] % 2 == 0 ? write_archive(path, rest) : write_document(path, rest);
  read(path);
  ::unlink(path.c_str());
  return 0;
}
