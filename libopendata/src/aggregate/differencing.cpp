#include "aggregate/differencing.hpp"

#include <algorithm>
#include <numeric>
#include <set>
#include <tuple>

#include "aggregate/noise.hpp"

namespace opendata::privacy {
namespace {

constexpr std::size_t most_pairs = 4'000'000;
constexpr std::size_t most_earlier = 32;

/// Cells of two tables that have cases in common.
struct Overlap {
  CellId outer = 0, inner = 0;
  const CommonCases* common = nullptr;
};

/// One of the two tables, as the comparison sees it.
struct Side {
  const Cube& cube;
  const std::vector<std::int64_t>& cases;
  const Pattern& withheld;
  [[nodiscard]] bool publishes(CellId cell) const { return cube.is_listed(cell) && withheld[cell] == 0; }
  [[nodiscard]] bool withholds(CellId cell) const { return cube.is_listed(cell) && withheld[cell] != 0; }
};

/// Whether one table publishes the very group that the other withholds: then nothing that was withheld with it is hidden.
bool gives_away(const Side& outer, CellId cell, const Side& inner, CellId part) {
  if (outer.cases[cell] != inner.cases[part]) return false;
  return (outer.publishes(cell) && inner.withholds(part)) || (outer.withholds(cell) && inner.publishes(part));
}

using Overlaps = std::vector<Overlap>::const_iterator;

/// An outer cell less the published inner cells inside it.
class Remainder {
 public:
  Remainder(const Side& outer, CellId cell, std::int64_t threshold)
      : publishes_(outer.publishes(cell)), rest_(outer.cases[cell]), threshold_(threshold) {}

  /// An inner cell with what the two have in common; `cases` is all of that.
  void take(const Side& inner, Overlaps from, Overlaps to, std::int64_t cases) {
    const bool inside = cases == inner.cases[from->inner] && inner.publishes(from->inner);
    takes_ |= inside;
    if (inside) rest_ -= cases;
    for (; !inside && from != to; ++from) add(from->common->persons);
  }
  [[nodiscard]] bool is_small() const { return publishes_ && takes_ && rest_ > 0 && people() < threshold_; }

 private:
  void add(const std::array<Persons, 2>& persons) {
    for (std::size_t i = 0; i < persons.size(); ++i) add_persons(persons_[i], persons[i], threshold_);
  }
  /// The fewest that a specification makes of them; cases where neither tells persons apart.
  [[nodiscard]] std::int64_t people() const {
    std::int64_t people = rest_;
    for (const Persons& persons : persons_)
      if (!persons.empty()) people = std::min(people, static_cast<std::int64_t>(persons.size()));
    return people;
  }
  bool publishes_, takes_ = false;
  std::int64_t rest_, threshold_;
  std::array<Persons, 2> persons_;
};

std::int64_t cases_of(Overlaps from, Overlaps to) {
  return std::accumulate(from, to, std::int64_t{0},
                         [](std::int64_t sum, const Overlap& overlap) { return sum + overlap.common->cases; });
}

/// Groups that outer cells leave over when the inner cells inside them are taken away, and groups that only one of the
/// tables withholds. Inner cells must not overlap one another.
std::uint64_t small_remainders(std::vector<Overlap>& overlaps, const Side& outer, const Side& inner,
                               std::int64_t threshold) {
  std::sort(overlaps.begin(), overlaps.end(),
            [](const Overlap& a, const Overlap& b) { return std::tie(a.outer, a.inner) < std::tie(b.outer, b.inner); });
  std::uint64_t small = 0;
  for (Overlaps i = overlaps.begin(); i != overlaps.end();) {
    const CellId cell = i->outer;
    Remainder remainder(outer, cell, threshold);
    while (i != overlaps.end() && i->outer == cell) {
      const Overlaps from = i;
      while (i != overlaps.end() && i->outer == cell && i->inner == from->inner) ++i;
      const std::int64_t common = cases_of(from, i);
      remainder.take(inner, from, i, common);
      if (common == inner.cases[from->inner] && gives_away(outer, cell, inner, from->inner)) ++small;
    }
    if (remainder.is_small()) ++small;
  }
  return small;
}

/// Every choice of one level on each dimension: cells of one choice do not overlap.
std::vector<Nodes> level_choices(const Cube& cube) {
  std::vector<Nodes> choices(1);
  for (std::size_t axis = 0; axis < cube.state_axis(); ++axis) {
    std::vector<Nodes> longer;
    for (const Nodes& choice : choices) {
      for (std::uint32_t level = 0; level < cube.axes()[axis].path[0].size(); ++level) {
        longer.push_back(choice);
        longer.back()[axis] = level;
      }
    }
    choices = std::move(longer);
  }
  return choices;
}

/// The cell of a level choice that a record of these codes is in, all states together.
CellId cell_of(const Cube& cube, const std::vector<LabelTree>& trees, const Counting::Codes& codes,
               const Nodes& levels) {
  Nodes nodes{};
  for (std::size_t axis = 0; axis < cube.state_axis(); ++axis) {
    nodes[axis] = cube.axes()[axis].path[trees[axis].leaf[codes[axis]]][levels[axis]];
  }
  nodes[cube.state_axis()] = cube.axes().back().root();
  return cube.id(nodes);
}

}  // namespace

Result<Differencing> Differencing::create(const AggregateSpec& earlier, const std::vector<std::string>& columns,
                                          std::int64_t threshold) {
  auto counting = Counting::create(earlier, columns, nullptr);
  if (!counting) return failure(std::move(counting.error()));
  // What was small then is not made known now.
  return Differencing(earlier, std::move(*counting), std::max(threshold, earlier.protection.threshold));
}

Result<void> Differencing::add(const RawRecord& record, const Counting& now) {
  if (auto added = counting_.add(record); !added) return added;
  CommonCases& common = pairs_[{now.last(), counting_.last()}];
  ++common.cases;
  add_persons(common.persons[0], now.last_person(), threshold_);
  add_persons(common.persons[1], counting_.last_person(), threshold_);
  if (pairs_.size() <= most_pairs) return {};
  return failure(Errc::limit_exceeded, {"more than 4,000,000 combinations of this table's cells with an earlier one's",
                                        "本表與先前統計表的組合超過 4,000,000 種"});
}

Result<std::uint64_t> Differencing::small_differences(const Counted& now, const std::vector<LabelTree>& trees,
                                                      const Pattern& withheld) const {
  auto earlier = counting_.finish();
  auto earlier_trees = counting_.trees();
  if (!earlier) return failure(std::move(earlier.error()));
  if (!earlier_trees) return failure(std::move(earlier_trees.error()));
  const auto suppressed = suppress(earlier->cube, earlier->counts, earlier_->protection);
  if (!suppressed) return failure(suppressed.error());
  const Side ours{now.cube, now.counts.cases, withheld};
  const Side theirs{earlier->cube, earlier->counts.cases, suppressed->withheld};
  std::uint64_t small = 0;
  for (const Nodes& our_levels : level_choices(now.cube)) {
    for (const Nodes& their_levels : level_choices(earlier->cube)) {
      std::vector<Overlap> overlaps;
      for (const auto& [codes, common] : pairs_) {
        overlaps.push_back({cell_of(now.cube, trees, codes.first, our_levels),
                            cell_of(earlier->cube, *earlier_trees, codes.second, their_levels), &common});
      }
      small += small_remainders(overlaps, ours, theirs, threshold_);
      for (Overlap& overlap : overlaps) std::swap(overlap.outer, overlap.inner);
      small += small_remainders(overlaps, theirs, ours, threshold_);
    }
  }
  return small;
}

Result<std::vector<std::unique_ptr<AggregateSpec>>> earlier_specs(const Ledger& ledger, const AggregateSpec& now) {
  std::vector<std::unique_ptr<AggregateSpec>> specs;
  std::set<std::string> seen{question_of(now, {})};
  for (const LedgerEntry& entry : ledger.entries()) {
    if (entry.dataset != now.dataset || entry.method != AggregateMethod::suppress) continue;
    auto spec = parse_aggregate_spec(entry.spec, "ledger");
    if (!spec) return failure(std::move(spec.error()));
    if (!seen.insert(question_of(*spec, {})).second) continue;
    if (specs.size() == most_earlier) {
      return failure(
          Errc::limit_exceeded,
          {"the ledger has more than 32 different tables of this dataset; publish the earlier ones again instead",
           "帳本中此資料集的不同統計表超過 32 張；請改為重新公布先前的表"});
    }
    specs.push_back(std::make_unique<AggregateSpec>(std::move(*spec)));
  }
  return specs;
}

}  // namespace opendata::privacy
