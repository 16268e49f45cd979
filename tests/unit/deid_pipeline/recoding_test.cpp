#include <map>
#include <random>
#include <set>

#include "support/policies.hpp"

using namespace opendata;
using namespace opendata::deid;

namespace {

const std::vector<std::string> columns{"年齡", "區", "病"};
const std::string age_band = R"({"source": "年齡", "name": "age", "role": "quasi_identifier",
  "transform": {"name": "generalize_number", "width": 10}})";
const std::string age_searched = R"({"source": "年齡", "name": "age", "role": "quasi_identifier",
  "transform": {"name": "generalize", "hierarchy": "integer:10,20"}})";
const std::string town = R"({"source": "區", "name": "town", "role": "quasi_identifier", "transform": "keep"})";
const std::string illness =
    R"({"source": "病", "name": "illness", "role": "sensitive_attribute", "transform": "keep"})";

std::string joined(const std::vector<std::string>& fields) {
  std::string out;
  for (const std::string& field : fields) out += (out.empty() ? "" : ",") + field;
  return out;
}

using Rows = std::vector<std::vector<std::string>>;

/// Class by published quasi-identifiers → how often each sensitive value stands in it.
std::map<std::vector<Cell>, std::map<Cell, std::size_t>> classes_of(const test::Outcome& out) {
  std::map<std::vector<Cell>, std::map<Cell, std::size_t>> classes;
  for (const auto& row : out.rows) ++classes[{row[0], row[1]}][row[2]];
  return classes;
}

Rows random_rows(std::mt19937& random) {
  Rows rows;
  const std::size_t n = 20 + random() % 60;
  const auto any = [&](unsigned m) { return std::to_string(random() % m); };
  for (std::size_t i = 0; i < n; ++i)
    rows.push_back({random() % 12 == 0 ? "∅" : any(40), random() % 12 == 0 ? "∅" : "區" + any(2), "病" + any(4)});
  return rows;
}

}  // namespace

TEST_CASE("With l, a class that shares one sensitive value is suppressed although it has k records",
          "[deid][recoding]") {
  const Rows rows{{"31", "東", "感冒"}, {"32", "東", "流感"}, {"33", "東", "感冒"},
                  {"41", "東", "愛滋"}, {"42", "東", "愛滋"}, {"43", "東", "愛滋"}};
  const std::string fields = joined({age_band, town, illness});
  const auto k_only =
      test::run(test::policy_of(fields, R"({"k": 3, "suppression_limit": 0.5})"), columns, test::records_of(rows));
  CHECK(k_only.rows.size() == 6);
  const auto diverse = test::run(
      test::policy_of(fields, R"({"k": 3, "suppression_limit": 0.5, "sensitive": "illness", "l": "distinct:2"})"),
      columns, test::records_of(rows));
  REQUIRE_FALSE(diverse.error);
  REQUIRE(diverse.rows.size() == 3);
  for (const auto& row : diverse.rows) CHECK(row[0] == "30-39");
  CHECK(diverse.report.records_suppressed == 3);
  CHECK(diverse.report.smallest_class == 3);
  CHECK_FALSE(diverse.report.search);
}

TEST_CASE("With l or t, more suppression than the limit refuses the release", "[deid][recoding]") {
  const Rows rows{{"31", "東", "感冒"}, {"32", "東", "感冒"}, {"41", "東", "愛滋"}, {"42", "東", "愛滋"}};
  const auto out =
      test::run(test::policy_of(joined({age_band, town, illness}),
                                R"({"k": 2, "suppression_limit": 0.05, "sensitive": "illness", "t": "equal:0.2"})"),
                columns, test::records_of(rows));
  REQUIRE(out.error);
  CHECK(out.error->code() == Errc::refused);
  CHECK(out.error->where().column == "privacy");
}

TEST_CASE("The fixed transforms' classes under l are those of a count with maps", "[deid][recoding]") {
  std::mt19937 random(20240508);
  for (int table = 0; table < 60; ++table) {
    const Rows rows = random_rows(random);
    std::map<std::vector<std::string>, std::pair<std::size_t, std::set<std::string>>> slow;
    const auto band = [](const std::string& age) { return age == "∅" ? age : std::to_string(std::stoi(age) / 10); };
    for (const auto& row : rows) {
      auto& [records, values] = slow[{band(row[0]), row[1]}];
      ++records;
      values.insert(row[2]);
    }
    std::size_t kept = 0;
    for (const auto& [tuple, of] : slow) kept += of.first >= 3 && of.second.size() >= 3 ? of.first : 0;
    const auto out =
        test::run(test::policy_of(joined({age_band, town, illness}),
                                  R"({"k": 3, "suppression_limit": 1, "sensitive": "illness", "l": "distinct:3"})"),
                  columns, test::records_of(rows));
    CAPTURE(table, kept);
    if (kept == 0) {
      CHECK(out.error);
      continue;
    }
    REQUIRE_FALSE(out.error);
    CHECK(out.rows.size() == kept);
  }
}

TEST_CASE("A search chooses the finest level that holds, and says which and what was lost", "[deid][recoding]") {
  const Rows rows{{"31", "東", "a"}, {"32", "東", "b"}, {"38", "東", "a"},
                  {"21", "西", "b"}, {"25", "西", "a"}, {"29", "西", "b"}};
  const auto out = test::run(test::policy_of(joined({age_searched, town, illness}),
                                             R"({"k": 3, "suppression_limit": 0, "mode": "full-domain"})"),
                             columns, test::records_of(rows));
  REQUIRE_FALSE(out.error);
  REQUIRE(out.rows.size() == 6);
  CHECK(out.rows[0] == std::vector<Cell>{"30-39", "東", "a"});
  CHECK(out.rows[5] == std::vector<Cell>{"20-29", "西", "b"});
  REQUIRE(out.report.search);
  CHECK(out.report.search->optimal);
  CHECK(out.report.fields[0].level == 1);
  CHECK(out.report.fields[0].height == 3);
  CHECK(out.report.fields[0].loss.value() > 0.39);
  CHECK(out.report.fields[0].loss.value() < 0.41);
  CHECK_FALSE(out.report.fields[1].level);
  CHECK(out.report.search->loss == out.report.fields[0].loss.value() / 2);
}

TEST_CASE("Every class that a search releases fulfils the model, and no more records go than the limit allows",
          "[deid][recoding]") {
  const std::string mode = GENERATE("full-domain", "local");
  std::mt19937 random(20240509);
  int released = 0;
  for (int table = 0; table < 60; ++table) {
    const Rows rows = random_rows(random);
    const auto out = test::run(
        test::policy_of(joined({age_searched, town, illness}),
                        R"({"k": 3, "suppression_limit": 0.1, "sensitive": "illness", "l": "distinct:2", "mode": ")" +
                            mode + "\"}"),
        columns, test::records_of(rows));
    if (out.error) {
      CHECK(out.error->code() == Errc::refused);
      continue;
    }
    ++released;
    CHECK(out.report.records_suppressed * 10 <= rows.size());
    for (const auto& [tuple, values] : classes_of(out)) {
      std::size_t records = 0;
      for (const auto& [value, count] : values) records += count;
      CHECK(records >= 3);
      CHECK(values.size() >= 2);
    }
  }
  CHECK(released > 30);
}

TEST_CASE("Local recoding keeps fine labels where many records share them, and says what was lost",
          "[deid][recoding]") {
  Rows rows;
  for (int i = 0; i < 10; ++i) rows.push_back({"31", "東", "a"});
  for (const char* age : {"61", "62", "63"}) rows.push_back({age, "東", "a"});
  const auto out = test::run(
      test::policy_of(joined({age_searched, town, illness}), R"({"k": 3, "suppression_limit": 0, "mode": "local"})"),
      columns, test::records_of(rows));
  REQUIRE_FALSE(out.error);
  REQUIRE(out.rows.size() == 13);
  CHECK(out.rows[0][0] == "31");
  CHECK(out.rows[12][0] == "60-69");
  CHECK_FALSE(out.report.fields[0].level);
  CHECK(out.report.fields[0].loss.value() > 0);
  CHECK(out.report.search->loss == out.report.search->score);
}

TEST_CASE("Labels of a search with one level a column are the hierarchy's; local recoding marks the ones that two levels share",
          "[deid][recoding]") {
  const std::string area = R"({"source": "區", "name": "area", "role": "quasi_identifier",
    "transform": {"name": "generalize", "hierarchy": "address:town,county"}})";
  const Rows rows{{"1", "高雄市", "a"}, {"1", "高雄市三民區", "a"}, {"1", "高雄市前金區", "b"}};
  const auto labels = [&](const std::string& mode) {
    const auto out = test::run(
        test::policy_of(joined({age_band, area, illness}), R"({"k": 3, "suppression_limit": 0, "mode": ")" + mode + "\"}"),
        columns, test::records_of(rows));
    REQUIRE_FALSE(out.error);
    return std::set<Cell>{out.rows[0][1], out.rows[1][1], out.rows[2][1]};
  };
  CHECK(labels("full-domain") == std::set<Cell>{"高雄市"});
  CHECK(labels("local") == std::set<Cell>{"高雄市 (level 2)"});
}

TEST_CASE("Missing and empty cells are one value of a searched table, and stay missing at level 0",
          "[deid][recoding]") {
  const Rows rows{{"", "東", "a"}, {"∅", "東", "b"}, {"", "", "a"}, {"∅", "∅", "b"}};
  const auto out = test::run(test::policy_of(joined({age_searched, town, illness}),
                                             R"({"k": 2, "suppression_limit": 0, "mode": "full-domain"})"),
                             columns, test::records_of(rows));
  REQUIRE_FALSE(out.error);
  for (const auto& row : out.rows) CHECK(row[0] == Cell{});
  CHECK(out.rows[2][1] == Cell{});
  CHECK(out.report.classes == 2);
}

TEST_CASE("A source that changes between the passes of a search is a conflict", "[deid][recoding]") {
  const Rows rows{{"31", "東", "a"}, {"32", "東", "b"}, {"33", "東", "a"}};
  const auto policy = test::policy_of(joined({age_searched, town, illness}),
                                      R"({"k": 3, "suppression_limit": 0, "mode": "full-domain"})");
  for (const Rows& changed : {Rows{{"32", "東", "a"}}, Rows{{"31", "東", "a"}, {"32", "東", "b"}},
                              Rows{{"99", "東", "a"}}, Rows{{"31", "東", "a"}, {"32", "東", "b"}, {"33", "東", "z"}}}) {
    auto pipeline = Pipeline::create(policy, columns, std::nullopt).value();
    for (const auto& record : test::records_of(rows)) REQUIRE(pipeline.learn(record));
    REQUIRE(pipeline.settle());
    std::optional<Errc> code;
    for (const auto& record : test::records_of(changed)) {
      if (auto safe = pipeline.apply(record); !safe && !code) code = safe.error().code();
    }
    if (auto finished = pipeline.finish(); !finished && !code) code = finished.error().code();
    CHECK(code == Errc::conflict);
  }
}

TEST_CASE("A value that a hierarchy has no place for is named by row and column, never by itself", "[deid][recoding]") {
  test::TemporaryDirectory directory;
  directory.write("towns.csv", "東,市區\n西,市區\n");
  auto policy = test::policy_of(
      age_band +
          R"(, {"source": "區", "name": "town", "role": "quasi_identifier", "transform": {"name": "generalize", "hierarchy": "towns.csv"}})",
      R"({"k": 2, "suppression_limit": 0, "mode": "full-domain"})");
  policy.file = (directory.path() / "p.json").string();
  const auto good = test::run(policy, columns, test::records_of({{"1", "東", "a"}, {"1", "西", "a"}}));
  REQUIRE_FALSE(good.error);
  CHECK(good.rows[0] == std::vector<Cell>{"0-9", "市區"});
  const auto out = test::run(policy, columns, test::records_of({{"1", "東", "a"}, {"1", "北秘密", "a"}}));
  REQUIRE(out.error);
  CHECK(out.error->where().row == 3);
  CHECK(out.error->where().column == "區");
  CHECK(format_error(*out.error, Language::zh_tw).find("秘密") == std::string::npos);
}

TEST_CASE("Hierarchies that are unknown or unreadable are errors of the policy, with its line and key",
          "[deid][recoding]") {
  const auto with = [](const std::string& transform) {
    return test::policy_of(
        R"({"source": "年齡", "name": "age", "role": "quasi_identifier", "transform": )" + transform + "}",
        R"({"k": 2, "mode": "full-domain"})");
  };
  for (const char* transform : {R"({"name": "generalize", "hierarchy": "integer:5,7"})", R"({"name": "generalize"})",
                                R"({"name": "generalize", "hierarchy": "missing.csv"})",
                                R"({"name": "generalize", "hierarchy": "date", "delimiter": "|"})"}) {
    CAPTURE(transform);
    const auto pipeline = Pipeline::create(with(transform), columns, std::nullopt);
    REQUIRE_FALSE(pipeline);
    CHECK_FALSE(pipeline.error().where().file.empty());
  }
}
