#include <opendata/anonymize_file.hpp>
#include <opendata/json.hpp>

#include "support/catch.hpp"
#include "support/temporary_directory.hpp"

using namespace opendata;
using namespace opendata::privacy;

namespace {

/// A table of five persons, k 2: the fifth has no like.
struct Sample {
  test::TemporaryDirectory dir;
  AnonymizeOptions options;

  Sample() {
    options.input =
        dir.write("in.csv",
                  "編號,年齡,區,病名,備註\r\n"
                  "1,31,東區,甲,\"a,b\"\r\n2,33,東區,乙,\r\n3,45,西區,甲,x\r\n4,47,西區,丙,y\r\n5,93,北區,丁,z\r\n");
    options.output = (dir.path() / "out.csv").string();
    options.quasi_identifiers = {{"年齡", "integer:10"}, {"區", dir.write("h.csv", "東區,*\n西區,*\n北區,*\n")}};
    options.sensitive = "病名";
    options.keep = {"備註"};
    options.drop = {"編號"};
    options.model.k = 2;
    options.model.suppression_limit = 0.2;
  }
  [[nodiscard]] std::string output() const { return test::read_text(options.output); }
};

}  // namespace

TEST_CASE("A table is generalized in the order of its rows; a suppressed row gives nothing away", "[anonymize]") {
  const Sample sample;
  const auto report = anonymize_file(sample.options);
  REQUIRE(report);
  CHECK(sample.output() ==
        "年齡,區,病名,備註\r\n30-39,東區,甲,\"a,b\"\r\n30-39,東區,乙,\r\n40-49,西區,甲,x\r\n40-49,西區,丙,y\r\n*,*,*,*"
        "\r\n");
  CHECK(report->rows == 5);
  CHECK(report->suppressed_rows == std::vector<std::uint64_t>{5});
  CHECK(report->classes == 2);
  CHECK(report->smallest_class == 2);
  REQUIRE(report->search);
  CHECK(report->search->optimal);
  CHECK(report->columns.at(0).rows_at_level == std::vector<std::uint64_t>{0, 4, 0});
}

TEST_CASE("Local recoding keeps every row when hierarchies end in one label", "[anonymize]") {
  Sample sample;
  sample.options.mode = AnonymizeOptions::Mode::local;
  const auto report = anonymize_file(sample.options);
  REQUIRE(report);
  CHECK(report->suppressed_rows.empty());
  CHECK(report->smallest_class >= 2);
  CHECK_FALSE(report->search);
}

TEST_CASE("A class whose labels are all at the top is counted, though it looks like suppressed rows", "[anonymize]") {
  Sample sample;
  sample.options.input = sample.dir.write("in.csv", "年齡\r\n31\r\n52\r\n73\r\n");
  sample.options.quasi_identifiers = {{"年齡", "integer:10"}};
  sample.options.sensitive.clear();
  sample.options.keep.clear();
  sample.options.drop.clear();
  sample.options.model.k = 3;
  sample.options.mode = GENERATE(AnonymizeOptions::Mode::full_domain, AnonymizeOptions::Mode::local);
  const auto report = anonymize_file(sample.options);
  REQUIRE(report);
  CHECK(sample.output() == "年齡\r\n*\r\n*\r\n*\r\n");
  CHECK(report->suppressed_rows.empty());
  CHECK(report->classes == 1);
  CHECK(report->smallest_class == 3);
  CHECK(report->largest_class == 3);
}

TEST_CASE("Local recoding refuses what only a full-domain search looks at", "[anonymize]") {
  Sample sample;
  sample.options.mode = AnonymizeOptions::Mode::local;
  SECTION("an objective") { sample.options.objective = Objective::entropy; }
  SECTION("a time limit") { sample.options.max_seconds = 1; }
  const auto refused = anonymize_file(sample.options);
  REQUIRE_FALSE(refused);
  CHECK(refused.error().code() == Errc::invalid_argument);
  CHECK(refused.error().where().column == "mode");
  CHECK_FALSE(std::filesystem::exists(sample.options.output));
}

TEST_CASE("Every column needs exactly one role, and the column is named", "[anonymize]") {
  Sample sample;
  SECTION("none") { sample.options.drop = {}; }
  SECTION("two") { sample.options.keep.emplace_back("編號"); }
  const auto refused = anonymize_file(sample.options);
  REQUIRE_FALSE(refused);
  CHECK(refused.error().code() == Errc::invalid_argument);
  CHECK(refused.error().where().column == "編號");
  CHECK_FALSE(std::filesystem::exists(sample.options.output));
}

TEST_CASE("A column that the file lacks is missing", "[anonymize]") {
  Sample sample;
  sample.options.keep.emplace_back("職業");
  CHECK(anonymize_file(sample.options).error().code() == Errc::missing_column);
}

TEST_CASE("A table without rows is named, whatever its hierarchies are made from", "[anonymize]") {
  Sample sample;
  sample.options.input = sample.dir.write("empty.csv", "年齡,區,病名,備註\r\n");
  sample.options.drop = {};
  for (const char* ages : {"integer:10", "file"}) {
    CAPTURE(ages);
    if (std::string(ages) == "file") sample.options.quasi_identifiers[0].hierarchy = sample.dir.write("ages.csv", "31,*\n");
    const auto refused = anonymize_file(sample.options);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().where().file == sample.options.input);
  }
}

TEST_CASE("A value outside its hierarchy is placed by row and column and never repeated", "[anonymize]") {
  Sample sample;
  sample.options.input = sample.dir.write("in.csv", "年齡,區,病名,備註\r\n31,東區,甲,a\r\n王小明,東區,乙,b\r\n");
  sample.options.drop = {};
  const auto refused = anonymize_file(sample.options);
  REQUIRE_FALSE(refused);
  CHECK(refused.error().code() == Errc::bad_value);
  CHECK(refused.error().where().row == 3);
  CHECK(refused.error().where().column == "年齡");
  CHECK(refused.error().message(Language::zh_tw).find("王小明") == std::string::npos);
}

TEST_CASE("A run that fails leaves the earlier output as it was, and nothing beside it", "[anonymize]") {
  Sample sample;
  sample.dir.write("out.csv", "old");
  sample.options.model.k = 6;
  REQUIRE_FALSE(anonymize_file(sample.options));
  CHECK(sample.output() == "old");
  for (const char* ending : {".tmp", ".unfinished"}) CHECK_FALSE(std::filesystem::exists(sample.options.output + ending));
}

TEST_CASE("The files that are read are never written over", "[anonymize]") {
  Sample sample;
  SECTION("the input") { sample.options.output = sample.options.input; }
  SECTION("a hierarchy") { sample.options.output = sample.options.quasi_identifiers[1].hierarchy; }
  const std::string before = sample.output();
  const auto refused = anonymize_file(sample.options);
  REQUIRE_FALSE(refused);
  CHECK(refused.error().code() == Errc::invalid_argument);
  CHECK(sample.output() == before);
}

TEST_CASE("Cells that hold the delimiter of the file are quoted", "[anonymize]") {
  Sample sample;
  sample.options.delimiter = ';';
  sample.options.input = sample.dir.write("in.csv", "年齡;備註\r\n31;\"a;b\"\r\n33;a,b\r\n");
  sample.options.quasi_identifiers = {{"年齡", "integer:10"}};
  sample.options.sensitive.clear();
  sample.options.drop.clear();
  REQUIRE(anonymize_file(sample.options));
  CHECK(sample.output() == "年齡;備註\r\n30-39;\"a;b\"\r\n30-39;\"a,b\"\r\n");
}

TEST_CASE("The report says in counts what was done", "[anonymize]") {
  const Sample sample;
  const auto report = anonymize_file(sample.options);
  REQUIRE(report);
  const auto json = json::parse(format_anonymize_json(*report, sample.options), json::Dialect::strict);
  REQUIRE(json);
  CHECK(json->text_of("mode") == "full-domain");
  CHECK(json->find("suppressed")->integer() == 1);
  CHECK(json->find("classes")->find("smallest")->integer() == 2);
  CHECK(json->find("search")->find("optimal")->boolean());
  CHECK(json->find("columns")->items().size() == 2);
}

TEST_CASE("The report holds every digit of a score that is a sum of counts", "[anonymize]") {
  const Sample sample;
  auto report = anonymize_file(sample.options);
  REQUIRE(report);
  report->search->score = 45000209952;
  report->search->lower_bound = 46648.869012345;
  const auto json = json::parse(format_anonymize_json(*report, sample.options), json::Dialect::strict);
  REQUIRE(json);
  CHECK(json->find("search")->find("score")->text() == "45000209952");
  CHECK(json->find("search")->find("lower_bound")->text() == "46648.869");
}
