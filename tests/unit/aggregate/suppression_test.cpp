#include "aggregate/suppression.hpp"

#include "support/catch.hpp"

using namespace opendata::privacy;

namespace {

/// Rows of a flat table with its totals.
struct Table {
  Cube cube;
  Counts counts;
};

Table table(const std::vector<std::vector<std::int64_t>>& rows) {
  const std::vector<std::string> down(rows.size(), "r"), across(rows[0].size(), "c");
  Table table{Cube({Axis::flat(down), Axis::flat(across), Axis::flat({""})}, {3}), {}};
  table.counts.cases.assign(table.cube.cells(), 0);
  for (std::uint32_t r = 0; r < rows.size(); ++r) {
    for (std::uint32_t c = 0; c < rows[r].size(); ++c) table.counts.cases[table.cube.id({r, c, 0, 0})] = rows[r][c];
  }
  table.cube.roll_up(table.counts.cases, [](auto& to, auto from) { to += from; });
  return table;
}

Pattern withheld(const Table& of, const std::vector<Nodes>& cells) {
  Pattern pattern(of.cube.cells(), 0);
  for (const Nodes& nodes : cells) pattern[of.cube.id(nodes)] = 1;
  return pattern;
}

}  // namespace

TEST_CASE("one withheld count of a row with a total is found out: 3, ?, 10 of 15", "[aggregate]") {
  const Table of = table({{3, 2, 10}, {20, 30, 40}});
  const Audit found = audit(of.cube, of.counts, {}, withheld(of, {{0, 1, 0, 0}}));
  REQUIRE(found.exposed.size() == 1);
  CHECK(found.exposed[0].below == 0);
  CHECK(found.exposed[0].above == 0);
}

TEST_CASE("two withheld in each row and column are not enough when they are too small to move", "[aggregate]") {
  const Table of = table({{1, 1, 30}, {1, 1, 30}, {30, 30, 30}});
  const Audit found =
      audit(of.cube, of.counts, {}, withheld(of, {{0, 0, 0, 0}, {0, 1, 0, 0}, {1, 0, 0, 0}, {1, 1, 0, 0}}));
  CHECK(found.exposed.size() == 4);
  const auto done = suppress(of.cube, of.counts, {});
  REQUIRE(done);
  CHECK(done->primary == 4);
  CHECK(done->secondary > 0);
  CHECK(done->narrowest >= 5);
}

TEST_CASE("the complement is the one that loses least, the same every time, and totals stay", "[aggregate]") {
  const Table of = table({{2, 40, 90}, {50, 8, 70}, {60, 80, 75}});
  const auto done = suppress(of.cube, of.counts, {});
  REQUIRE(done);
  CHECK(done->primary == 1);
  CHECK(done->secondary == 3);
  CHECK(done->withheld == withheld(of, {{0, 0, 0, 0}, {0, 1, 0, 0}, {1, 0, 0, 0}, {1, 1, 0, 0}}));
}

TEST_CASE("noughts are published unless the rule says otherwise", "[aggregate]") {
  const Table of = table({{0, 40, 90}, {50, 60, 70}, {60, 80, 75}});
  CHECK(suppress(of.cube, of.counts, {})->primary == 0);
  AggregateProtection protection;
  protection.zeros = ZeroRule::suppress;
  const auto done = suppress(of.cube, of.counts, protection);
  REQUIRE(done);
  CHECK(done->primary == 1);
  CHECK(done->secondary == 3);
}

TEST_CASE("a count of many cases of few persons is small", "[aggregate]") {
  Table of = table({{20, 40}, {50, 60}});
  of.counts.few_persons.assign(of.cube.cells(), 0);
  of.counts.few_persons[of.cube.id({0, 0, 0, 0})] = 1;
  CHECK(suppress(of.cube, of.counts, {})->primary == 1);
}

TEST_CASE("the width that is asked for is the width that is shown", "[aggregate]") {
  const Table of = table({{2, 400, 900}, {500, 800, 700}, {600, 900, 750}});
  AggregateProtection protection;
  protection.width = 40;
  const auto done = suppress(of.cube, of.counts, protection);
  REQUIRE(done);
  CHECK(done->narrowest >= 40);
}
