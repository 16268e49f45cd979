// Writes the cells that formats are known to lose (tests/unit/formats/nasty.hpp) in every format, for the programs of others
// that tests/interop/*.sh let read them.
//
//   write_formats DIRECTORY        makes DIRECTORY/nasty.csv, nasty.ods, …; with squares for places grid.geojson, …; and
//                                  a small test.csv, test.ods, … (the corpus of fuzz_format_readers)
#include <cstdio>
#include <fstream>
#include <opendata/formats.hpp>

#include "formats/xml.hpp"
#include "support/every_type.hpp"
#include "unit/formats/nasty.hpp"

using namespace opendata;

namespace {

bool write(const std::filesystem::path& directory, const std::string& id, const Schema& schema, const test::Rows& rows) {
  for (const Format& format : formats()) {
    auto writer = format.create(directory / (id + "." + std::string(format.extension)), schema, id);
    if (!writer) return false;
    Schema plain = schema;  // the pipeline of the test keeps coordinates as they are
    plain.geometry->cell.clear();
    for (const SafeRecord& record : test::safe_records(plain, rows))
      if (!(*writer)->write(record)) return false;
    if (!(*writer)->finish()) return false;
  }
  std::ofstream(directory / (id + ".xsd")) << format::format_xsd(schema, id);
  return true;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) return 2;
  Schema grid = test::nasty_schema();
  grid.geometry->cell = "0.01";
  const test::Rows few{{"007", "12", "true", "2024-05-06", "2024-05-06T07:08:09", "120.50", "22.60"},
                       {" a\n\x01", std::nullopt, "false", std::nullopt, std::nullopt, std::nullopt, "22.60"},
                       {"007", "-1", std::nullopt, "2024-05-07", std::nullopt, "121.00", "23.00"}};
  const bool done = write(argv[1], "nasty", test::nasty_schema(), test::nasty_rows()) && write(argv[1], "grid", grid, test::nasty_rows()) &&
                    write(argv[1], "test", test::every_type(), few);
  if (!done) std::fputs("cannot be written\n", stderr);
  return done ? 0 : 1;
}
