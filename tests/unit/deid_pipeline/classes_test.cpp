#include "privacy/equivalence_classes.hpp"
#include "support/policies.hpp"

using namespace opendata;
using namespace opendata::deid;

namespace {

TupleHash tuple(const std::vector<Cell>& cells) {
  std::string bytes;
  for (const auto& cell : cells) append_cell(bytes, cell);
  return hash_tuple(bytes);
}

const std::string quasi = R"({"source": "區", "name": "town", "role": "quasi_identifier", "transform": "keep"})";
const std::string other = R"({"source": "註", "name": "note", "role": "insensitive", "transform": "keep"})";

test::Outcome run(const std::string& privacy, const std::vector<std::vector<std::string>>& rows) {
  return test::run(test::policy_of(quasi + "," + other, privacy), {"區", "註", "人"}, test::records_of(rows));
}

}  // namespace

TEST_CASE("Different tuples have different hashes: missing, empty, and cells cut elsewhere", "[deid][k-anonymity]") {
  CHECK_FALSE(tuple({Cell{}}) == tuple({Cell{""}}));
  CHECK_FALSE(tuple({Cell{"ab"}, Cell{"c"}}) == tuple({Cell{"a"}, Cell{"bc"}}));
  CHECK_FALSE(tuple({Cell{}, Cell{"a"}}) == tuple({Cell{"a"}, Cell{}}));
  CHECK(tuple({Cell{"a"}, Cell{}}) == tuple({Cell{"a"}, Cell{}}));
}

TEST_CASE("Records of classes below k are suppressed, the others released and counted", "[deid][k-anonymity]") {
  const auto out = run(R"({"k": 3, "suppression_limit": 0.5})",
                       {{"甲", "1", "a"}, {"甲", "2", "b"}, {"乙", "3", "c"}, {"甲", "4", "d"}, {"乙", "5", "e"}, {"甲", "6", "f"}});
  REQUIRE_FALSE(out.error);
  CHECK(out.rows.size() == 4);
  for (const auto& row : out.rows) CHECK(row[0] == "甲");
  CHECK(out.report.records_in == 6);
  CHECK(out.report.records_out == 4);
  CHECK(out.report.records_suppressed == 2);
  CHECK(out.report.classes == 1);
  CHECK(out.report.smallest_class == 4);
  CHECK(out.report.k == 3);
}

TEST_CASE("Records without any quasi-identifier are a class like any other", "[deid][k-anonymity]") {
  const std::string limit = R"({"k": 2, "suppression_limit": 0.5})";
  CHECK(run(limit, {{"∅", "1", "a"}, {"∅", "2", "b"}, {"甲", "3", "c"}}).rows.size() == 2);
  CHECK(run(limit, {{"∅", "1", "a"}, {"甲", "2", "b"}, {"甲", "3", "c"}}).rows.size() == 2);
}

TEST_CASE("k counts persons when the policy says who they are", "[deid][k-anonymity]") {
  const std::string privacy = R"({"k": 2, "suppression_limit": 0.9, "person": "人"})";
  SECTION("five records of one person are one person") {
    const auto out = run(privacy, {{"甲", "1", "a"}, {"甲", "2", "a"}, {"甲", "3", "A"}, {"乙", "4", "b"}, {"乙", "5", "c"}});
    REQUIRE_FALSE(out.error);
    CHECK(out.rows.size() == 2);
    CHECK(out.report.records_suppressed == 3);
    CHECK(out.report.smallest_class == 2);
  }
  SECTION("records without a person may all be one person's") {
    const auto out = run(privacy, {{"甲", "1", "∅"}, {"甲", "2", "∅"}, {"甲", "3", " "}, {"乙", "4", "b"}, {"乙", "5", "∅"}});
    REQUIRE_FALSE(out.error);
    CHECK(out.rows.size() == 2);
  }
  SECTION("the same person counts in every class") {
    const auto out = run(privacy, {{"甲", "1", "a"}, {"甲", "2", "b"}, {"乙", "3", "a"}, {"乙", "4", "b"}});
    REQUIRE_FALSE(out.error);
    CHECK(out.rows.size() == 4);
  }
}

TEST_CASE("The suppression limit is the share of records, rounded down", "[deid][k-anonymity]") {
  auto [limit, lonely, released] = GENERATE(table<std::string, std::size_t, bool>({
      {"0", 0, true},
      {"0", 1, false},
      {"0.05", 5, true},
      {"0.05", 6, false},
      {"0.29", 29, true},  // 0.29 · 100 is 28.999… in binary
      {"0.29", 30, false},
      {"1", 99, true},
      {"1", 100, false},  // nothing would be left
  }));
  std::vector<std::vector<std::string>> rows;
  for (std::size_t i = 0; i < 100; ++i) rows.push_back({i < lonely ? "孤" + std::to_string(i) : "眾", "x", "y"});
  if (lonely == 99) rows.push_back({"眾", "x", "y"});
  const auto out = run("{\"k\": 2, \"suppression_limit\": " + limit + "}", rows);
  CAPTURE(limit, lonely);
  REQUIRE_FALSE(out.error.has_value() == released);
  if (released) return;
  CHECK(out.error->code() == Errc::refused);
  CHECK(out.error->where().file == "p.json");
  CHECK(out.error->where().column == "privacy.suppression_limit");
  CHECK(out.report.records_suppressed == lonely);
  CHECK(out.rows.empty());
}

TEST_CASE("Classes are told apart by what is published, not by what was read", "[deid][k-anonymity]") {
  const auto policy = test::policy_of(R"({"source": "齡", "name": "age", "role": "quasi_identifier", "transform": {"name": "generalize_number", "width": 10}})");
  const auto out = test::run(policy, {"齡"}, test::records_of({{"21"}, {"29"}, {"30"}}));
  REQUIRE_FALSE(out.error);
  CHECK(out.rows.size() == 2);
  CHECK(out.report.records_suppressed == 1);
}

TEST_CASE("Without quasi-identifiers nothing is suppressed", "[deid][k-anonymity]") {
  const auto policy = parse_policy("{\"policy_version\": 1, \"dataset\": {\"id\": \"d\", \"title\": \"t\"}, \"fields\": [" + other + "]}", "p");
  REQUIRE(policy);
  const auto out = test::run(*policy, {"註"}, test::records_of({{"a"}, {"b"}}));
  REQUIRE_FALSE(out.error);
  CHECK(out.rows.size() == 2);
}
