#include <opendata/inspect.hpp>
#include <sstream>

#include "support/catch.hpp"
#include "support/proposed.hpp"
#include "support/temporary_directory.hpp"

using namespace opendata;

namespace {

/// One line of the collection's INDEX.tsv: path and number of rows, headers and titles included.
struct Listed {
  std::string path;
  std::uint64_t rows;
};
std::vector<Listed> read_index(const std::filesystem::path& folder) {
  std::vector<Listed> out;
  std::istringstream lines(test::read_text(folder / "INDEX.tsv"));
  std::string line;
  std::getline(lines, line);
  while (std::getline(lines, line)) {
    std::vector<std::string> cells;
    std::istringstream in(line);
    for (std::string cell; std::getline(in, cell, '\t');) cells.push_back(cell);
    if (cells.size() >= 5) out.push_back({cells[0], std::stoull(cells[4])});
  }
  return out;
}

std::uint64_t rows_of(const Inspection& inspection) {
  std::uint64_t rows = inspection.report.records + (inspection.input.header_rows == 0 ? 0 : 1);
  for (const char* skipped : {"title_rows", "header_rows", "skip_blank_rows", "skip_repeated_header"}) {
    const auto found = inspection.report.counts.find(skipped);
    if (found != inspection.report.counts.end()) rows += found->second;
  }
  return rows;
}

}  // namespace

TEST_CASE("every real government file is read without loss or refused with a place and an advice") {
  const auto folder = test::shared_data() / "messy-csv";
  if (!std::filesystem::exists(folder / "INDEX.tsv")) {
    WARN("skipped: no collection of real files (OPENDATA_SHARED)");
    return;
  }
  const auto files = read_index(folder);
  CHECK(files.size() > 10);
  std::size_t read = 0;
  for (const Listed& listed : files) {
    CAPTURE(listed.path);
    const auto inspection = inspect_file((folder / listed.path).string());
    if (!inspection) {
      CHECK(inspection.error().where().row > 0);
      CHECK_FALSE(inspection.error().message().empty());
      continue;
    }
    ++read;
    CHECK(rows_of(*inspection) == listed.rows);
  }
  CHECK(read * 5 >= files.size() * 4);
}

TEST_CASE("the proposal for every real file publishes as it stands, or says that it would be refused") {
  const auto folder = test::shared_data() / "messy-csv";
  if (!std::filesystem::exists(folder / "INDEX.tsv")) {
    WARN("skipped: no collection of real files (OPENDATA_SHARED)");
    return;
  }
  std::size_t published = 0, readable = 0;
  for (const Listed& listed : read_index(folder)) {
    CAPTURE(listed.path);
    const auto inspection = inspect_file((folder / listed.path).string());
    if (!inspection) continue;
    ++readable;
    const test::TemporaryDirectory catalog;
    const auto outcome = test::publish_as_proposed(*inspection, catalog.path());
    CHECK(outcome.has_value() == !inspection->rehearsal.obstacle.has_value());
    if (!outcome) continue;
    ++published;
    CHECK(outcome->pipeline.records_out == inspection->rehearsal.records_out);
    CHECK(outcome->pipeline.smallest_class >= 5);
  }
  CHECK(published == readable);
}
