#include <opendata/aggregate.hpp>

#include "support/catch.hpp"

using namespace opendata;
using namespace opendata::privacy;

namespace {

std::string spec_with(const std::string& what, const std::string& instead) {
  std::string text = R"({
  "aggregate_version": 1,
  "dataset": "cases",
  "dimensions": [
    { "source": "類別", "name": "kind", "transform": "keep" },
    { "source": "日期", "name": "month", "transform": { "name": "generalize_date", "to": "month" } },
  ],
  "tables": [["kind", "month"]],
  "duration": { "opened": "日期", "closed": "結案", "overdue_after_days": 7 },
  "protection": { "method": "suppress", "threshold": 5 }, // five
})";
  const auto at = text.find(what);
  REQUIRE(at != std::string::npos);
  return text.replace(at, what.size(), instead);
}

}  // namespace

TEST_CASE("a specification says what to count; what it leaves out has a safe default", "[aggregate]") {
  const auto spec = parse_aggregate_spec(spec_with("cases", "cases"), "spec.json");
  REQUIRE(spec);
  CHECK(spec->dimensions.size() == 2);
  CHECK(spec->dimensions[0].levels[0].field.title.zh_tw == "類別");
  CHECK(spec->protection.threshold == 5);
  CHECK(spec->protection.least_cases == 10);
  CHECK(spec->protection.zeros == ZeroRule::publish);
  CHECK(spec->duration->overdue_after_days == 7);
}

TEST_CASE("what is wrong with a specification is said with line and key", "[aggregate]") {
  struct Case {
    const char *what, *instead;
    Errc code;
    std::size_t line;
    const char* key;
  };
  const auto expected = GENERATE(values<Case>({
      {"\"threshold\": 5", "\"treshold\": 5", Errc::unknown_key, 10, "protection.treshold"},
      {"\"threshold\": 5", "\"threshold\": 1", Errc::bad_value, 10, "protection.threshold"},
      {"\"method\": \"suppress\"", "\"method\": \"hide\"", Errc::bad_value, 10, "protection.method"},
      {"\"method\": \"suppress\", ", "", Errc::missing_column, 10, "protection.method"},
      {"\"threshold\": 5", "\"epsilon\": 0.1234567", Errc::bad_value, 10, "protection.epsilon"},
      {"\"threshold\": 5", "\"epsilon\": -1", Errc::bad_value, 10, "protection.epsilon"},
      {"\"threshold\": 5", "\"base\": 4", Errc::bad_value, 10, "protection.base"},
      {"\"suppress\"", "\"noise\"", Errc::bad_value, 0, "protection.epsilon"},
      {"\"suppress\"", "\"noise\", \"epsilon\": 1", Errc::bad_value, 0, "protection.budget"},
      {"\"suppress\"", "\"noise\", \"epsilon\": 1, \"budget\": 1", Errc::bad_value, 5, "dimensions[0].values"},
      {"\"transform\": \"keep\"", "\"transform\": \"mask\"", Errc::bad_value, 5, "dimensions[0].transform"},
      {"\"name\": \"kind\"", "\"name\": \"month\"", Errc::bad_value, 6, "dimensions[1].name"},
      {"\"name\": \"kind\"", "\"name\": \"count\"", Errc::bad_value, 5, "dimensions[0].name"},
      {"[[\"kind\", ", "[[\"sort\", ", Errc::not_found, 0, "tables[0]"},
      {"\"keep\" }", "\"keep\", \"values\": [\"a\", \"a\"] }", Errc::bad_value, 5, "dimensions[0].values"},
      {"\"keep\" }", "\"keep\", \"rollup\": [{}] }", Errc::missing_column, 5, "dimensions[0].rollup[0].name"},
      {"\"cases\"", "\"Cases!\"", Errc::bad_value, 3, "dataset"},
      {"\"aggregate_version\": 1", "\"aggregate_version\": 2", Errc::not_supported, 2, "aggregate_version"},
  }));
  CAPTURE(expected.instead);
  const auto spec = parse_aggregate_spec(spec_with(expected.what, expected.instead), "spec.json");
  REQUIRE_FALSE(spec);
  CHECK(spec.error().code() == expected.code);
  CHECK(spec.error().where().row == expected.line);
  CHECK(spec.error().where().column == expected.key);
  CHECK(spec.error().where().file == "spec.json");
}

TEST_CASE("every level of a dimension has a heading of its own, whatever its column", "[aggregate]") {
  const auto spec = parse_aggregate_spec(
      spec_with("\"keep\" }", R"("keep", "rollup": [{"source": "地址", "name": "town", "transform": "keep"},
                                {"source": "地址", "name": "county", "transform": "keep"},
                                {"name": "again", "transform": "keep"}] })"), "spec.json");
  REQUIRE(spec);
  std::string titles;
  for (const auto& level : spec->dimensions[0].levels) titles += level.field.title.zh_tw + "|";
  CHECK(titles == "類別|地址|地址（county）|類別（again）|");
}

TEST_CASE("a coarser level of a titled dimension's column is not headed as the column is", "[aggregate]") {
  const auto spec = parse_aggregate_spec(
      spec_with("\"keep\" }", R"("keep", "title": "月份", "rollup": [{"name": "year", "transform": "keep"}] })"), "spec.json");
  REQUIRE(spec);
  CHECK(spec->dimensions[0].levels[1].field.title.zh_tw == "類別（year）");
}

TEST_CASE("decimals of a budget are exact", "[aggregate]") {
  for (const auto& [digits, millionths] :
       {std::pair{"0.1", 100'000}, {"1", 1'000'000}, {"0.000001", 1}, {"2.50", 2'500'000}}) {
    const auto spec =
        parse_aggregate_spec(spec_with("\"threshold\": 5", std::string("\"epsilon\": ") + digits), "spec.json");
    REQUIRE(spec);
    CHECK(spec->protection.epsilon == millionths);
  }
}
