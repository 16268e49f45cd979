#include <unistd.h>

#include <cstdint>
#include <cstdlib>
#include <fstream>
#include <opendata/formats.hpp>

#include "support/every_type.hpp"

using namespace opendata;

namespace {

/// Whatever the bytes, reading ends, and what it accepts has the columns of the schema.
void read(const Format& format, const std::string& path) {
  auto reader = format.open(path, test::every_type(), "test");
  if (!reader) return;
  RawRecord record;
  for (std::size_t rows = 0; rows < 100'000; ++rows) {
    const auto more = (*reader)->read(record);
    if (!more || !*more) return;
    if (format.name != "csv" && record.cells.size() != test::every_type().fields.size()) std::abort();
  }
}

}  // namespace

/// The first byte chooses the format; the rest is the file.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::string path = "/tmp/fuzz_format_readers." + std::to_string(::getpid());
  std::ofstream(path, std::ios::binary).write(reinterpret_cast<const char*>(data + 1), static_cast<std::streamsize>(size - 1));
  read(formats()[data[0] % formats().size()], path);
  ::unlink(path.c_str());
  return 0;
}
