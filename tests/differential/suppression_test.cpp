#include "aggregate/suppression.hpp"

#include <algorithm>
#include <map>
#include <random>

#include "support/catch.hpp"

using namespace opendata::privacy;

namespace {

/// Every table of whole counts that agrees with what is published, the slow way: atom by atom.
class AllFillings {
 public:
  AllFillings(const Cube& cube, const std::vector<std::int64_t>& cases, const Pattern& withheld) : cube_(cube) {
    for (CellId cell = 0; cell < cube.cells(); ++cell) {
      if (cube.is_atom(cube.nodes(cell))) atoms_.push_back(cell);
    }
    sums_of_.resize(atoms_.size());
    for (CellId cell = 0; cell < cube.cells(); ++cell) {
      if (!cube.is_listed(cell)) continue;
      if (withheld[cell] != 0) {
        wanted_.push_back(cell);
        ranges_[cell] = {1'000'000, -1};
      } else {
        add_sum(cell, cases[cell]);
      }
    }
  }
  /// False when there are too many to look at.
  bool run() { return fill(0); }
  [[nodiscard]] std::pair<std::int64_t, std::int64_t> range(CellId cell) const { return ranges_.at(cell); }

 private:
  static constexpr std::int64_t unbounded = 12;  // where nothing published bounds an atom
  static constexpr std::size_t most = 100'000;

  struct Sum {
    std::int64_t rest;
    std::size_t last;  ///< the atom that completes it
  };
  [[nodiscard]] std::vector<std::size_t> under(CellId cell) const {
    std::vector<std::size_t> places;
    for_each_atom(cube_, cube_.nodes(cell), [&](CellId atom) {
      places.push_back(static_cast<std::size_t>(std::find(atoms_.begin(), atoms_.end(), atom) - atoms_.begin()));
    });
    return places;
  }
  void add_sum(CellId cell, std::int64_t value) {
    const auto places = under(cell);
    for (const std::size_t place : places) sums_of_[place].push_back(sums_.size());
    sums_.push_back({value, *std::max_element(places.begin(), places.end())});
  }
  bool fill(std::size_t place) {
    if (place == atoms_.size()) return see();
    if (++visited_ > most * 4) return false;
    std::int64_t low = 0, high = unbounded;
    for (const std::size_t sum : sums_of_[place]) {
      high = std::min(high == unbounded ? sums_[sum].rest : high, sums_[sum].rest);
      if (sums_[sum].last == place) low = std::max(low, sums_[sum].rest);
    }
    for (std::int64_t value = low; value <= high; ++value) {
      values_.push_back(value);
      for (const std::size_t sum : sums_of_[place]) sums_[sum].rest -= value;
      const bool more = fill(place + 1);
      for (const std::size_t sum : sums_of_[place]) sums_[sum].rest += value;
      values_.pop_back();
      if (!more) return false;
    }
    return true;
  }
  bool see() {
    for (const CellId cell : wanted_) {
      std::int64_t total = 0;
      for (const std::size_t place : under(cell)) total += values_[place];
      auto& [low, high] = ranges_[cell];
      low = std::min(low, total);
      high = std::max(high, total);
    }
    return ++seen_ < most;
  }

  const Cube& cube_;
  std::vector<CellId> atoms_, wanted_;
  std::vector<std::vector<std::size_t>> sums_of_;
  std::vector<Sum> sums_;
  std::vector<std::int64_t> values_;
  std::map<CellId, std::pair<std::int64_t, std::int64_t>> ranges_;
  std::size_t seen_ = 0, visited_ = 0;
};

/// Four leaves in two groups.
Axis two_levels() {
  Axis axis;
  axis.leaves = 4;
  for (std::uint32_t leaf = 0; leaf < 4; ++leaf) axis.nodes.push_back({std::to_string(leaf), 4 + leaf / 2, 0});
  for (const char* group : {"A", "B"}) axis.nodes.push_back({group, 6, 1});
  axis.nodes.push_back({"", 6, 2});
  axis.connect();
  return axis;
}

Axis leaves(std::size_t count) {
  std::vector<std::string> labels;
  for (std::size_t i = 0; i < count; ++i) labels.push_back(std::to_string(i));
  return Axis::flat(labels);
}

/// Small cubes of every kind: flat, with levels, linked tables, with states.
Cube random_cube(std::mt19937& random) {
  switch (random() % 5) {
    case 0:
      return Cube({leaves(3), leaves(3), leaves(1)}, {3});
    case 1:
      return Cube({two_levels(), leaves(2), leaves(1)}, {3});
    case 2:
      return Cube({leaves(2), leaves(2), leaves(2), leaves(1)}, {7});
    case 3:
      return Cube({leaves(2), leaves(2), leaves(2), leaves(1)}, {3, 5});  // two tables with one dimension in common
    default:
      return Cube({leaves(2), leaves(2), leaves(3)}, {3});
  }
}

Counts random_counts(const Cube& cube, std::mt19937& random) {
  Counts counts;
  counts.cases.assign(cube.cells(), 0);
  const std::uint32_t most = 2 + random() % 8;
  for (CellId cell = 0; cell < cube.cells(); ++cell) {
    if (cube.is_atom(cube.nodes(cell))) counts.cases[cell] = random() % 3 == 0 ? 0 : random() % most;
  }
  cube.roll_up(counts.cases, [](auto& to, auto from) { to += from; });
  return counts;
}

bool is_count(const Cube& cube, CellId cell) {
  return cube.nodes(cell)[cube.state_axis()] == cube.axes().back().root();
}

/// Withheld counts that all fillings together do not protect.
std::size_t exposed(const Cube& cube, const Counts& counts, const AggregateProtection& protection,
                    const Pattern& withheld, const AllFillings& fillings) {
  std::size_t exposed = 0;
  for (CellId cell = 0; cell < cube.cells(); ++cell) {
    if (withheld[cell] == 0 || !cube.is_listed(cell) || !is_count(cube, cell)) continue;
    const auto [low, high] = fillings.range(cell);
    const bool inside = low <= counts.cases[cell] && counts.cases[cell] <= high;
    exposed += !inside || high - low < protection.threshold || high < protection.threshold ? 1U : 0U;
  }
  return exposed;
}

}  // namespace

TEST_CASE("no withheld count can be worked out from what is published, by looking at every possible table",
          "[aggregate]") {
  std::mt19937 random(20261123);
  std::size_t looked_at = 0, withheld_counts = 0;
  for (int round = 0; round < 400; ++round) {
    const Cube cube = random_cube(random);
    const Counts counts = random_counts(cube, random);
    AggregateProtection protection;
    protection.threshold = 2 + random() % 3;
    protection.least_cases = 2 + random() % 4;
    const auto done = suppress(cube, counts, protection);
    REQUIRE(done);
    AllFillings fillings(cube, counts.cases, done->withheld);
    if (!fillings.run()) continue;
    ++looked_at;
    withheld_counts += done->primary + done->secondary;
    CAPTURE(round);
    CHECK(exposed(cube, counts, protection, done->withheld, fillings) == 0);
  }
  CHECK(looked_at > 150);
  CHECK(withheld_counts > 500);
}

TEST_CASE("the audit passes no pattern that the slow way can break, and breaks what is withheld without a complement",
          "[aggregate]") {
  std::mt19937 random(7);
  std::size_t broken = 0;
  for (int round = 0; round < 400; ++round) {
    const Cube cube = random_cube(random);
    const Counts counts = random_counts(cube, random);
    AggregateProtection protection;
    protection.threshold = 3;
    const Pattern primary = primary_suppression(cube, counts, protection);
    AllFillings fillings(cube, counts.cases, primary);
    if (!fillings.run()) continue;
    const bool breakable = exposed(cube, counts, protection, primary, fillings) > 0;
    broken += breakable ? 1U : 0U;
    CAPTURE(round);
    if (breakable) CHECK_FALSE(audit(cube, counts, protection, primary).exposed.empty());
  }
  CHECK(broken > 50);
}
