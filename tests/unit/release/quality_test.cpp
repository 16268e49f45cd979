#include "release/quality.hpp"

#include <sqlite3.h>

#include <opendata/release.hpp>

#include "support/catch.hpp"
#include "support/small_source.hpp"

using namespace opendata;
using test::replaced;

namespace {

/// A published release whose files a test may break. The manifest is left as it was: quality is about content, not
/// hashes.
struct Published {
  test::TemporaryDirectory directory;
  Release release;

  Published() : release(open()) {}
  Release open() const {
    const auto publication = test::publish_small(directory).value();
    return open_release(directory.path() / "catalog", publication.dataset_id, publication.release_id).value();
  }
  void edit(const std::string& file, const std::string& from, const std::string& to) const {
    const auto path = release.directory / file;
    const auto text = replaced(test::read_text(path), from, to);
    std::ofstream(path, std::ios::binary) << text;
  }
  QualityReport report() const { return release::check_quality(release.directory, release.manifest, release.schema).value(); }
};

/// Names of the failed checks.
std::vector<std::string> failed(const QualityReport& report) {
  std::vector<std::string> out;
  for (const QualityCheck& check : quality_checks())
    if (report.*check.member == Outcome::failed) out.emplace_back(check.name);
  return out;
}

struct Breakage {
  std::string file, from, to, failed;
};

}  // namespace

TEST_CASE("A fresh release passes every check that needs no server", "[release][quality]") {
  const Published published;
  const auto report = published.report();
  CHECK(failed(report).empty());
  CHECK(report.structure == Outcome::passed);
  CHECK(report.linkable == Outcome::not_applicable);
  CHECK(report.downloadable == Outcome::not_applicable);
}

TEST_CASE("Each kind of damage fails exactly its own check, and the file is named", "[release][quality]") {
  const auto breakage = GENERATE(values<Breakage>({
      {"small-cases.csv", "東區", "\xA4\x40", "encoding_match"},
      {"small-cases.json", "東區", "\xFF\xFE", "encoding_match"},
      {"small-cases.csv", "行政區", "地區", "desc_match"},
      {"small-cases.csv", "案件編號,行政區", "行政區,案件編號", "desc_match"},
      {"small-cases.csv", "\xE6\xA1\x88", "\xEF\xBB\xBF\xE6\xA1\x89", "desc_match"},
      {"small-cases.csv", "2024-05-06", "113/05/06", "structure"},
      {"small-cases.csv", "007,", "007,x,", "structure"},
      {"small-cases.csv", "\"狗", "\"狗\" x", "structure"},
      {"small-cases.json", "{\"case_id\":\"008\"", "{\"case_id\":008", "structure"},
      {"small-cases.jsonl", "}\n", "\n", "structure"},
      {"small-cases.xml", "</row>", "</raw>", "structure"},
      {"small-cases.csv", "007", "7", "csv"},
      {"small-cases.csv", "\"\"\r\n", "\r\n", "csv"},
      {"small-cases.json", "120.4460", "120.446", "csv"},
      {"small-cases.json", "\"note\":\"\"", "\"note\":null", "csv"},
      {"small-cases.json", "\"hours\":null", "\"hours\":\"\"", "structure"},
      {"small-cases.xml", "東區", "西區", "csv"},
  }));
  CAPTURE(breakage.file, breakage.from, breakage.to);
  const Published published;
  published.edit(breakage.file, breakage.from, breakage.to);
  const auto report = published.report();
  CHECK(failed(report) == std::vector<std::string>{breakage.failed});
  REQUIRE(report.problems.size() == 1);
  CHECK(report.problems[0].where().file == (published.release.directory / breakage.file).string());
}

TEST_CASE("A record too few or too many is found in every format", "[release][quality]") {
  const Published published;
  const auto file = GENERATE(values<std::string>({"small-cases.csv", "small-cases.jsonl"}));
  const auto path = published.release.directory / file;
  const std::string text = test::read_text(path);
  const auto last_line = text.rfind('\n', text.size() - 2) + 1;
  SECTION("one too few") { std::ofstream(path, std::ios::binary) << text.substr(0, last_line); }
  SECTION("one too many") { std::ofstream(path, std::ios::binary) << text + text.substr(last_line); }
  CAPTURE(file);
  CHECK(failed(published.report()) == std::vector<std::string>{"csv"});
}

TEST_CASE("A row store that disagrees fails every format that it is compared with", "[release][quality]") {
  const Published published;
  sqlite3* database = nullptr;
  REQUIRE(sqlite3_open((published.release.directory / "rows.sqlite").c_str(), &database) == SQLITE_OK);
  REQUIRE(sqlite3_exec(database, "UPDATE rows SET area = '北區' WHERE _id = 2", nullptr, nullptr, nullptr) ==
          SQLITE_OK);
  sqlite3_close(database);
  const auto report = published.report();
  CHECK(failed(report) == std::vector<std::string>{"csv"});
  CHECK(report.problems.size() == 4);
}
