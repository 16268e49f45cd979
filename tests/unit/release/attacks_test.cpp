#include "release/attacks.hpp"

#include <algorithm>
#include <opendata/json.hpp>
#include <opendata/publish.hpp>
#include <opendata/release.hpp>

#include "formats/rows_sqlite.hpp"
#include "release/gate.hpp"
#include "support/catch.hpp"
#include "support/policies.hpp"
#include "support/small_source.hpp"

using namespace opendata;
using test::replaced;

// Each attack has a case in which it gets through and the release is refused, and one in which it does not.

namespace {

struct Table {
  std::string columns;  // header
  std::vector<std::string> rows;
  [[nodiscard]] std::string csv() const {
    std::string out = columns + "\r\n";
    for (const auto& row : rows) out += row + "\r\n";
    return out;
  }
};

std::string policy_text(const std::string& fields, const std::string& gate, const std::string& privacy = R"("k": 2)") {
  return R"({ "policy_version": 1, "dataset": { "id": "attacked", "title": { "zh-TW": "受測", "en": "Attacked" } },
    "input": { "encoding": "utf-8" }, "modified": "2024-06-01T00:00:00Z", "release": { "domain": "d" },
    "privacy": { )" +
         privacy + " }, \"gate\": " + gate + ", \"fields\": [" + fields + "] }";
}

const std::string area = R"({ "source": "area", "name": "area", "role": "quasi_identifier", "transform": "keep" })";
const std::string illness =
    R"({ "source": "illness", "name": "illness", "role": "sensitive_attribute", "transform": "keep" })";
const std::string detail = R"({ "source": "detail", "name": "detail", "role": "insensitive", "transform": "keep" })";
const std::string applicant =
    R"({ "source": "applicant", "name": "applicant", "role": "direct_identifier", "transform": "suppress" })";

Result<Publication> publish_table(const test::TemporaryDirectory& directory, const Table& table,
                                  const std::string& policy) {
  const auto parsed = parse_policy(policy, "policy.json");
  if (!parsed) FAIL(format_error(parsed.error(), Language::en));
  return publish(*parsed, directory.write("source.csv", table.csv()), directory.path() / "catalog", test::key());
}

json::Value refused_report(const test::TemporaryDirectory& directory) {
  return json::parse(test::read_text(directory.path() / "catalog" / "refused" / "attacked.json"), json::Dialect::strict)
      .value();
}

std::string risk_json(const test::TemporaryDirectory& directory, const Publication& publication) {
  return test::read_text(directory.path() / "catalog" / "datasets" / "attacked" / publication.release_id / "risk.json");
}

}  // namespace

TEST_CASE("Every record that is looked for in the written file has k candidates, and the report says how many",
          "[release][attack]") {
  const test::TemporaryDirectory directory;
  const auto done = publish_table(directory, {"area,detail", {"東,a", "東,b", "東,c", "西,a", "西,b", "南,z"}},
                                  policy_text(area + "," + detail, "{}", R"("k": 2, "suppression_limit": 0.5)"));
  REQUIRE(done);
  CHECK(done->risk.attacks->linked_records == 5);  // 南 is suppressed
  CHECK(done->risk.attacks->smallest_candidates == 2);
  CHECK_FALSE(done->risk.attacks->persons);
  CHECK(risk_json(directory, *done).find("\"smallest_candidates\": 2") != std::string::npos);
}

TEST_CASE("Candidates are persons where the policy names them", "[release][attack]") {
  const test::TemporaryDirectory directory;
  const Table table{"area,applicant", {"東,A1", "東,A1", "東,B2", "西,C3", "西,D4", "西,E5", "西,E5"}};
  const auto done =
      publish_table(directory, table, policy_text(area + "," + applicant, "{}", R"("k": 2, "person": "applicant")"));
  REQUIRE(done);
  CHECK(done->risk.attacks->persons);
  CHECK(done->risk.attacks->smallest_candidates == 2);  // 東 has three records of two persons
}

TEST_CASE("Classes whose k records are fewer than k persons are counted where the policy names no person", "[release][attack]") {
  const test::TemporaryDirectory directory;
  struct Row {
    std::vector<std::string> rows;
    std::string transform;
    std::vector<std::pair<std::string, std::uint64_t>> few;
    bool has_two_persons;  ///< in one class at least
  };
  const auto row = GENERATE(values<Row>({
      {{"東,A123456789", "東,a123456789", "東,Ａ１２３４５６７８９", "西,A123456789", "西,B123456780"}, "suppress", {{"applicant", 1}}, true},
      {{"東,A123456789", "東,A123456789", "東,", "西,", "西,"}, "suppress", {}, true},  // nobody knows that they are one
      {{"東,AB23456789", "東,AB23456789", "西,A800000014", "西,A800000014"}, "suppress", {{"applicant", 2}}, false},
      {{"東,陳情課", "東,陳情課", "西,陳情課", "西,陳情課"}, "suppress", {}, false},  // an office's
      {{"東,陳情課", "東,陳情課", "西,陳情課", "西,秘書室"}, "pseudonymize", {{"applicant", 1}}, true},
  }));
  const std::string policy = policy_text(area + "," + replaced(applicant, "suppress", row.transform), "{}");
  const auto done = publish_table(directory, {"area,applicant", row.rows}, policy);
  REQUIRE(done);
  CHECK(done->risk.attacks->few_persons == row.few);
  CHECK((risk_json(directory, *done).find("\"classes_of_few_persons\"") == std::string::npos) == row.few.empty());
  CHECK((privacy::format_risk_page(done->risk).find("人數少於 k") == std::string::npos) == row.few.empty());
  const auto by_person = publish_table(directory, {"area,applicant", row.rows},
                                       replaced(policy, "\"k\": 2", R"("k": 2, "person": "applicant", "suppression_limit": 0.9)"));
  REQUIRE(by_person.has_value() == row.has_two_persons);
  if (by_person) CHECK(by_person->risk.attacks->few_persons.empty());
}

TEST_CASE("Who works on the records is no person of a class, pseudonym or not", "[release][attack]") {
  const test::TemporaryDirectory directory;
  const auto source = GENERATE(as<std::string>(), "承辦人", "申請人");
  const std::string policy = policy_text(
      area + "," + replaced(replaced(applicant, "suppress", "pseudonymize"), R"("source": "applicant")", R"("source": ")" + source + "\""), "{}");
  const auto done = publish_table(directory, {"area," + source, {"東,甲", "東,甲", "西,甲", "西,乙"}}, policy);
  REQUIRE(done);
  CHECK(done->risk.attacks->few_persons.empty() == (source == "承辦人"));
}

TEST_CASE("A written file whose classes are smaller than k is found by linkage, whatever the pipeline counted",
          "[release][attack]") {
  privacy::RiskReport report;
  report.k = 5;
  report.columns.resize(1);
  report.attacks.emplace();
  const auto candidates = GENERATE(0U, 1U, 4U, 5U, 6U);
  report.attacks->smallest_candidates = candidates;
  const auto refused = release::refusal(report, 0, Policy{});
  CHECK(refused.has_value() == (candidates < 5));
  if (refused) CHECK(refused->where().column == "privacy.k");
}

TEST_CASE("Rows that the source does not give are noticed", "[release][attack]") {
  const test::TemporaryDirectory directory;
  const std::string text = policy_text(area + "," + detail, "{}");
  const auto done = publish_table(directory, {"area,detail", {"東,a", "東,b", "西,a", "西,b"}}, text);
  REQUIRE(done);
  const auto policy = parse_policy(text, "policy.json").value();
  const auto release = directory.path() / "catalog" / "datasets" / "attacked" / done->release_id;
  auto pipeline = deid::Pipeline::create(policy, {"area", "detail"}, std::nullopt).value();
  const auto profile_of = [&] {
    release::WrittenProfile written(policy, pipeline.schema());
    auto reader = format::open_rows_sqlite_reader(release / "rows.sqlite", pipeline.schema()).value();
    RawRecord row;
    while (reader->read(row).value()) written.look_at(row);
    return written;
  };
  const auto written = profile_of();
  const auto outcome_for = [&](const std::string& source) {
    const auto file = release::file_source(policy, directory.write("other.csv", source));
    return release::attack({policy, pipeline, file, release, written});
  };
  CHECK(outcome_for("area,detail\r\n東,a\r\n東,b\r\n西,a\r\n西,b\r\n"));
  for (const char* other :
       {"area,detail\r\n東,a\r\n西,a\r\n東,b\r\n西,b\r\n", "area,detail\r\n東,a\r\n東,b\r\n西,a\r\n",
        "area,detail\r\n東,a\r\n東,b\r\n西,a\r\n西,b\r\n西,c\r\n"}) {
    CAPTURE(other);
    const auto outcome = outcome_for(other);
    REQUIRE_FALSE(outcome);
    CHECK(outcome.error().code() == Errc::conflict);
  }
}

TEST_CASE("A class whose records share a sensitive value is reported always, and refused when gate.l asks",
          "[release][attack]") {
  const Table table{"area,illness", {"東,flu", "東,flu", "西,flu", "西,cold"}};
  const test::TemporaryDirectory directory;
  const auto done = publish_table(directory, table, policy_text(area + "," + illness, "{}"));
  REQUIRE(done);
  CHECK(done->risk.sensitive.at(0).risk.homogeneous_classes == 1);
  CHECK(done->risk.sensitive.at(0).risk.homogeneous_rows == 2);
  const auto refused = publish_table(directory, table, policy_text(area + "," + illness, R"({ "l": 2 })"));
  REQUIRE_FALSE(refused);
  CHECK(refused.error().code() == Errc::refused);
  CHECK(refused.error().where().column == "illness");
  CHECK(refused_report(directory).find("risk")->find("sensitive")->items().at(0).find("distinct_l")->integer() == 1);
  CHECK(publish_table(directory, {table.columns, {"東,flu", "東,cold", "西,flu", "西,cold"}},
                      policy_text(area + "," + illness, R"({ "l": 2, "t": 0.0 })")));
}

TEST_CASE("A class whose sensitive values are spread otherwise than in the whole is refused when gate.t asks",
          "[release][attack]") {
  const Table table{"area,illness", {"東,flu", "東,cold", "西,flu", "西,flu"}};  // 東: ½ |½ − ¾| + ½ |½ − ¼| = ¼
  const test::TemporaryDirectory directory;
  const auto refused = publish_table(directory, table, policy_text(area + "," + illness, R"({ "t": 0.24 })"));
  REQUIRE_FALSE(refused);
  CHECK(refused.error().where().column == "illness");
  CHECK(publish_table(directory, table, policy_text(area + "," + illness, R"({ "t": 0.25 })")));
}

TEST_CASE("A direct identifier that survives in another column of its record refuses the release",
          "[release][attack]") {
  struct Row {
    const char* applicant;
    const char* detail;
    bool leaks;
  };
  const auto row =
      GENERATE(values<Row>({{"王大明", "申請人王大明", true},
                            {"王大明", "王○明", false},
                            {"王大明", "陳小華", false},  // somebody else's name is the recognisers' business
                            {"UN201607020057", "UN 2016-0702-0057", true},
                            {"UN201607020057", "ＵＮ２０１６０７０２００５７", true},
                            {"UN201607020057", "UN20160702", false},
                            {"12", "12", false}}));  // too short to mean one person
  CAPTURE(row.applicant, row.detail);
  const test::TemporaryDirectory directory;
  const Table table{"area,detail,applicant", {"東,x,A", std::string("東,") + row.detail + "," + row.applicant}};
  const auto outcome = publish_table(
      directory, table,
      policy_text(area + "," + replaced(detail, "\"role\"", "\"allow\": [\"PERSON\"], \"role\"") + "," + applicant,
                  "{}"));
  CHECK(outcome.has_value() != row.leaks);
  if (outcome) return;
  CHECK(outcome.error().code() == Errc::refused);
  CHECK(outcome.error().where().column == "detail");
  CHECK(outcome.error().where().row == 3);
  CHECK(format_error(outcome.error(), Language::zh_tw).find(row.applicant) == std::string::npos);
  const auto report = refused_report(directory);
  CHECK(report.find("risk")->find("attacks")->find("repeated_identifiers")->find("detail")->integer() == 1);
  CHECK(test::read_text(directory.path() / "catalog" / "refused" / "attacked.json").find(row.applicant) ==
        std::string::npos);
}

TEST_CASE("A number from a column that the policy does not name must not stand beside a masked name",
          "[release][attack]") {
  struct Row {
    const char* number;
    const char* story;
    bool leaks;
    std::uint64_t reported = 0;
  };
  const auto row = GENERATE(values<Row>({{"UN201607020057", "王○明之案號 UN201607020057", true},
                                         {"UN201607020057", "陳○○ 案號 ＵＮ2016-0702-0057 併案", true},
                                         {"2024-05-06", "王○明 2024-05-06 到場", false},  // a date
                                         {"12345678", "王○明編號 12345678", false},  // digits alone may be an amount
                                         {"AB12", "王○明 AB12", false},              // too short
                                         {"UN201607020057", "王○明另案 UN201607020058", false},
                                         {"UN201607020057", "案號 UN201607020057", false, 1}}));
  CAPTURE(row.number, row.story);
  const test::TemporaryDirectory directory;
  const std::string story =
      R"({ "source": "story", "name": "story", "role": "free_text", "allow": ["UNIFIED_BUSINESS_NO"], "transform": "scrub_text" })";
  const Table table{"area,story,case", {"東,x,A", std::string("東,") + row.story + "," + row.number}};
  const auto outcome = publish_table(directory, table, policy_text(area + "," + story, "{}"));
  CHECK(outcome.has_value() != row.leaks);
  if (outcome) CHECK((outcome->risk.attacks->unnamed_numbers.size() == 1) == (row.reported == 1));
  if (outcome) return;
  CHECK(outcome.error().where().column == "story");
  const std::string named =
      R"(, { "source": "case", "name": "case", "role": "direct_identifier", "transform": "suppress" })";
  CHECK(publish_table(directory, table, policy_text(area + "," + story + named, "{}")));  // the text loses it
}

TEST_CASE("Words of an identifier in a cell that k records share name nobody, and are counted apart",
          "[release][attack]") {
  const test::TemporaryDirectory directory;
  const Table table{"area,detail,applicant", {"東,民眾臨櫃,民眾", "東,民眾臨櫃,陳小華", "東,電話,林小美"}};
  const auto done = publish_table(directory, table, policy_text(area + "," + detail + "," + applicant, "{}"));
  REQUIRE(done);
  CHECK(done->risk.attacks->repeated.empty());
  CHECK(done->risk.attacks->tolerated == std::vector<std::pair<std::string, std::uint64_t>>{{"detail", 1}});
}

TEST_CASE("Exact values of generalised columns in free text are counted", "[release][attack]") {
  const test::TemporaryDirectory directory;
  const std::string day =
      R"({ "source": "day", "name": "day", "role": "quasi_identifier", "transform": { "name": "generalize_date", "to": "year" } })";
  const std::string story = R"({ "source": "story", "name": "story", "role": "free_text", "transform": "scrub_text" })";
  const auto done = publish_table(directory, {"day,story", {"2024-05-06,於 2024-05-06 到場", "2024-07-01,已結案"}},
                                  policy_text(day + "," + story, "{}"));
  REQUIRE(done);
  CHECK(done->risk.attacks->exact_values == std::vector<std::pair<std::string, std::uint64_t>>{{"story", 1}});
  CHECK(done->risk.columns.at(0).lost() == 1.0);
}

TEST_CASE("Insensitive columns that single out together are reported always, and refused beyond the policy's limit",
          "[release][attack]") {
  const Table table{"area,detail", {"東,a", "東,b", "西,a", "西,a"}};
  const test::TemporaryDirectory directory;
  const auto fields = area + "," + detail;
  const auto done = publish_table(directory, table, policy_text(fields, R"({ "insensitive_distinction": 0.5 })"));
  REQUIRE(done);
  CHECK(privacy::distinction(done->risk.attacks->insensitive_classes) == 0.5);
  CHECK(privacy::sample_uniques(done->risk.attacks->insensitive_classes) == 0.25);
  const auto refused = publish_table(directory, table, policy_text(fields, R"({ "insensitive_distinction": 0.4 })"));
  REQUIRE_FALSE(refused);
  CHECK(refused.error().where().column == "gate.insensitive_distinction");
}

TEST_CASE("The published risk report holds no value of a record", "[release][attack][privacy]") {
  const test::TemporaryDirectory directory;
  const Table table{"area,detail,applicant", {"東區甲,機密乙,王大明", "東區甲,機密丙,陳小華"}};
  const auto done =
      publish_table(directory, table, policy_text(area + "," + detail + "," + applicant, R"({ "population": 1000 })"));
  REQUIRE(done);
  const auto release = directory.path() / "catalog" / "datasets" / "attacked" / done->release_id;
  const std::string all = test::read_text(release / "risk.json") + test::read_text(release / "risk.html") +
                          test::read_text(directory.path() / "catalog" / "ledger" / "attacked.log");
  for (const char* value : {"東區甲", "機密", "王大明", "陳小華"}) CHECK(all.find(value) == std::string::npos);
  CHECK(all.find("\"sampling_fraction\": 0.002") != std::string::npos);
}

TEST_CASE("A policy's gate keys are checked", "[policy]") {
  const auto bad =
      GENERATE(values<std::string>({R"({ "l": 0 })", R"({ "t": 1.5 })", R"({ "insensitive_distinction": -0.1 })",
                                    R"({ "least_change": 0 })", R"({ "population": 0 })", R"({ "k": 5 })", "5"}));
  CAPTURE(bad);
  CHECK_FALSE(parse_policy(policy_text(area, bad), "policy.json"));
}
