#include "aggregate/suppression.hpp"

#include <algorithm>
#include <map>
#include <random>

#include "support/catch.hpp"
#include "support/statistics_cube.hpp"

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

Axis leaves(std::size_t count) { return test::flat_axis(count); }

/// Linear equations over whole numbers modulo a prime, in echelon form: what follows from published sums by adding and
/// subtracting follows here too.
class Equations {
 public:
  /// Result: whether the sum is new, that is, does not follow from those so far.
  bool add(std::vector<std::uint64_t> sum) {
    reduce(sum);
    const auto first = std::find_if(sum.begin(), sum.end(), [](std::uint64_t factor) { return factor != 0; });
    if (first == sum.end()) return false;
    const std::uint64_t inverse = power(*first, prime - 2);
    for (auto& factor : sum) factor = factor * inverse % prime;
    rows_.emplace(static_cast<std::size_t>(first - sum.begin()), std::move(sum));
    return true;
  }
  bool follows(std::vector<std::uint64_t> sum) const {
    reduce(sum);
    return std::all_of(sum.begin(), sum.end(), [](std::uint64_t factor) { return factor == 0; });
  }

 private:
  static constexpr std::uint64_t prime = 2'147'483'647;
  static std::uint64_t power(std::uint64_t base, std::uint64_t exponent) {
    std::uint64_t result = 1;
    for (; exponent > 0; exponent /= 2, base = base * base % prime)
      if (exponent % 2 == 1) result = result * base % prime;
    return result;
  }
  void reduce(std::vector<std::uint64_t>& sum) const {
    for (const auto& [first, row] : rows_) {
      const std::uint64_t factor = sum[first];
      for (std::size_t i = first; factor != 0 && i < sum.size(); ++i)
        sum[i] = (sum[i] + (prime - factor) * row[i]) % prime;
    }
  }
  std::map<std::size_t, std::vector<std::uint64_t>> rows_;  ///< by the first unknown
};

std::vector<std::uint64_t> atoms_of(const Cube& cube, CellId cell) {
  std::vector<std::uint64_t> sum(cube.cells());
  for_each_atom(cube, cube.nodes(cell), [&](CellId atom) { sum[atom] = 1; });
  return sum;
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

TEST_CASE("no withheld count follows from the published ones by adding and subtracting", "[aggregate]") {
  for (const unsigned tables : {0U, 1U}) {
    const Cube cube({test::flat_axis(5), test::flat_axis(6), test::months_axis(6), test::flat_axis(1)},
                    tables == 0 ? std::vector<unsigned>{7} : std::vector<unsigned>{3, 5, 6});
    for (const std::size_t cases : {300U, 900U, 2000U}) {
      const Counts counts = test::made_up_cases(cube, cases, cases);
      const auto done = suppress(cube, counts, {});
      REQUIRE(done);
      Equations published;
      std::size_t recoverable = 0, withheld = 0;
      for (CellId cell = 0; cell < cube.cells(); ++cell)
        if (cube.is_listed(cell) && done->withheld[cell] == 0) published.add(atoms_of(cube, cell));
      for (CellId cell = 0; cell < cube.cells(); ++cell) {
        if (!cube.is_listed(cell) || done->withheld[cell] == 0) continue;
        ++withheld;
        recoverable += published.follows(atoms_of(cube, cell)) ? 1U : 0U;
      }
      CAPTURE(tables, cases);
      CHECK(withheld == done->primary + done->secondary);
      CHECK(recoverable == 0);
      CHECK((withheld > 0 || cases == 2000));
    }
  }
}

TEST_CASE("the linear system gives away what is withheld without a complement", "[aggregate]") {
  const Cube cube({test::flat_axis(2), test::flat_axis(2), test::flat_axis(1)}, {3});
  Equations published;
  for (CellId cell = 1; cell < cube.cells(); ++cell) published.add(atoms_of(cube, cell));
  CHECK(published.follows(atoms_of(cube, 0)));
}
