#include "aggregate/suppression.hpp"

#include <algorithm>
#include <limits>

namespace opendata::privacy {
namespace {

/// Audits of single counts that may be spent on finding what need not be withheld.
constexpr std::uint64_t most_audited_again = 200'000;

std::int64_t width_of(const AggregateProtection& protection) {
  return protection.width == 0 ? protection.threshold : protection.width;
}

/// How far a withheld count must be able to go.
struct Need {
  std::int64_t width = 0;
  std::int64_t above = 0;  ///< to the threshold
};

/// The rules of one table, with the few look-ups that they share.
class Rules {
 public:
  Rules(const Cube& cube, const Counts& counts, const AggregateProtection& protection)
      : cube_(cube), counts_(counts), protection_(protection), root_(cube.axes().back().root()) {}

  [[nodiscard]] bool is_state(CellId cell) const { return cube_.has_states() && node(cell) != root_; }
  /// A small count, or one of too few persons.
  [[nodiscard]] bool is_small(CellId cell) const {
    const std::int64_t cases = counts_.cases[cell];
    if (cases == 0) return protection_.zeros == ZeroRule::suppress;
    return cases < protection_.threshold || (!counts_.few_persons.empty() && counts_.few_persons[cell] != 0);
  }
  /// A share that would rest on too few closed cases.
  [[nodiscard]] bool rests_on_few(CellId cell) const {
    const std::int64_t closed = state_count(cell, State::in_time) + state_count(cell, State::overdue);
    return closed > 0 && closed < protection_.least_cases;
  }
  [[nodiscard]] Need need(CellId cell) const {
    return {width_of(protection_), std::max<std::int64_t>(0, protection_.threshold - counts_.cases[cell])};
  }
  /// Withholds a count and its states.
  void withhold(CellId count, Pattern& withheld) const {
    withheld[count] = 1;
    set_states(count, withheld, 1);
  }
  /// Publishes a count again, and its states where they may be.
  void publish(CellId count, Pattern& withheld) const {
    withheld[count] = 0;
    set_states(count, withheld, cube_.has_states() && rests_on_few(count) ? 1 : 0);
  }
  void set_states(CellId count, Pattern& withheld, std::uint8_t value) const {
    for (std::uint32_t state = 0; cube_.has_states() && state < root_; ++state)
      withheld[state_cell(count, state)] = value;
  }

 private:
  [[nodiscard]] std::uint32_t node(CellId cell) const { return cell / cube_.stride(cube_.state_axis()); }
  [[nodiscard]] CellId state_cell(CellId count, std::uint32_t state) const {
    return count - (root_ - state) * cube_.stride(cube_.state_axis());
  }
  [[nodiscard]] std::int64_t state_count(CellId count, State state) const {
    return counts_.cases[state_cell(count, state)];
  }
  const Cube& cube_;
  const Counts& counts_;
  const AggregateProtection& protection_;
  std::uint32_t root_;
};

std::vector<CellId> withheld_counts(const Cube& cube, const Rules& rules, const Pattern& withheld) {
  std::vector<CellId> counts;
  for (CellId cell = 0; cell < cube.cells(); ++cell) {
    if (withheld[cell] != 0 && cube.is_listed(cell) && !rules.is_state(cell)) counts.push_back(cell);
  }
  return counts;
}

/// Withholds what it takes for one count after the other.
class Complement {
 public:
  Complement(const Cube& cube, const Counts& counts, const Rules& rules, Pattern& withheld)
      : cube_(cube), counts_(counts), rules_(rules), withheld_(withheld), search_(cube, counts.cases, withheld) {}

  /// Smallest first, then in the order of labels; what is withheld on the way is protected as well.
  void protect(std::vector<CellId> unprotected) {
    while (!unprotected.empty()) {
      std::stable_sort(unprotected.begin(), unprotected.end(),
                       [&](CellId a, CellId b) { return counts_.cases[a] < counts_.cases[b]; });
      added_.clear();
      for (const CellId cell : unprotected) protect_one(cell);
      unprotected = added_;
    }
  }

 private:
  void protect_one(CellId cell) {
    while (true) {
      const Need need = rules_.need(cell);
      const std::int64_t below = search_.reach(cell, -1, need.width);
      search_.undo();
      const std::int64_t wanted = std::max(need.width - below, need.above);
      const std::int64_t above = search_.reach(cell, 1, wanted);
      const auto more = above < wanted
                            ? search_.best(cube_.nodes(cell), 1, wanted - above, WitnessSearch::Allow::withholding_more)
                            : std::nullopt;
      search_.undo();
      if (!more) return;
      withhold_changes(more->move);
    }
  }
  void withhold_changes(const Move& move) {
    changes_of(cube_, move, changes_);
    for (const Change& change : changes_) {
      if (!cube_.is_listed(change.cell) || rules_.is_state(change.cell) || withheld_[change.cell] != 0) continue;
      rules_.withhold(change.cell, withheld_);
      added_.push_back(change.cell);
    }
  }

  const Cube& cube_;
  const Counts& counts_;
  const Rules& rules_;
  Pattern& withheld_;
  WitnessSearch search_;
  std::vector<CellId> added_;
  std::vector<Change> changes_;
};

/// The dearest first.
void publish_what_is_not_needed(const Cube& cube, const Counts& counts, const AggregateProtection& protection,
                                const Pattern& primary, Pattern& withheld) {
  const Rules rules(cube, counts, protection);
  std::vector<CellId> secondary = withheld_counts(cube, rules, withheld);
  std::erase_if(secondary, [&](CellId cell) { return primary[cell] != 0; });
  std::stable_sort(secondary.begin(), secondary.end(),
                   [&](CellId a, CellId b) { return counts.cases[a] > counts.cases[b]; });
  std::uint64_t audited = 0;
  for (const CellId cell : secondary) {
    if (audited > most_audited_again) return;
    rules.publish(cell, withheld);
    const Audit found = audit(cube, counts, protection, withheld, Thoroughness::first_exposed);
    audited += found.counts;
    if (!found.exposed.empty()) rules.withhold(cell, withheld);
  }
}

Result<Suppression> not_protected() {
  return failure(
      Errc::refused,
      {"a withheld count could be worked out from the published ones; publish fewer tables or coarser categories",
       "被抑制的數值可由已公布數值推得；請減少表數或使用較粗的分類"});
}

}  // namespace

Pattern primary_suppression(const Cube& cube, const Counts& counts, const AggregateProtection& protection) {
  const Rules rules(cube, counts, protection);
  Pattern withheld(cube.cells(), 0);
  for (CellId cell = 0; cell < cube.cells(); ++cell) {
    if (!cube.is_listed(cell) || rules.is_state(cell)) continue;
    if (rules.is_small(cell)) {
      rules.withhold(cell, withheld);
    } else {
      rules.publish(cell, withheld);
    }
  }
  return withheld;
}

Audit audit(const Cube& cube, const Counts& counts, const AggregateProtection& protection, const Pattern& withheld,
            Thoroughness thoroughness) {
  const Rules rules(cube, counts, protection);
  WitnessSearch search(cube, counts.cases, withheld);
  Audit audit;
  std::int64_t narrowest = std::numeric_limits<std::int64_t>::max();
  for (const CellId cell : withheld_counts(cube, rules, withheld)) {
    const Need need = rules.need(cell);
    const std::int64_t below = search.reach(cell, -1, need.width);
    bool consistent = search.is_consistent();
    search.undo();
    const std::int64_t above = search.reach(cell, 1, std::max(need.width - below, need.above));
    consistent = consistent && search.is_consistent();
    search.undo();
    ++audit.counts;
    narrowest = std::min(narrowest, below + above);
    if (consistent && below + above >= need.width && above >= need.above) continue;
    audit.exposed.push_back({cell, below, above});
    if (thoroughness == Thoroughness::first_exposed) break;
  }
  audit.narrowest = audit.counts == 0 ? 0 : narrowest;
  return audit;
}

Result<Suppression> suppress(const Cube& cube, const Counts& counts, const AggregateProtection& protection) {
  const Rules rules(cube, counts, protection);
  const Pattern primary = primary_suppression(cube, counts, protection);
  Suppression result{primary, withheld_counts(cube, rules, primary).size(), 0, 0, 0};
  Complement complement(cube, counts, rules, result.withheld);
  std::vector<CellId> unprotected = withheld_counts(cube, rules, primary);
  for (std::size_t before = 0; !unprotected.empty();) {
    complement.protect(unprotected);
    const Audit found = audit(cube, counts, protection, result.withheld);
    unprotected.clear();
    for (const Exposed& exposed : found.exposed) unprotected.push_back(exposed.cell);
    if (!unprotected.empty() && found.counts == before) return not_protected();
    before = found.counts;
  }
  publish_what_is_not_needed(cube, counts, protection, primary, result.withheld);
  const Audit last = audit(cube, counts, protection, result.withheld);
  if (!last.exposed.empty()) return not_protected();
  result.audited = last.counts;
  result.narrowest = last.narrowest;
  result.secondary = last.counts - result.primary;
  return result;
}

}  // namespace opendata::privacy
