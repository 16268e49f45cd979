#include "aggregate/suppression.hpp"

#include <algorithm>
#include <utility>

#include "aggregate/proof.hpp"

namespace opendata::privacy {
namespace {

/// Proofs that may be looked for until no more is spent on finding what need not be withheld.
constexpr std::uint64_t most_searched = 2'000'000;

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
    changes_.set(cube_, move);
    changes_.for_each([&](const Change& change) {
      if (!cube_.is_listed(change.cell) || rules_.is_state(change.cell) || withheld_[change.cell] != 0) return true;
      rules_.withhold(change.cell, withheld_);
      added_.push_back(change.cell);
      return true;
    });
  }

  const Cube& cube_;
  const Counts& counts_;
  const Rules& rules_;
  Pattern& withheld_;
  WitnessSearch search_;
  std::vector<CellId> added_;
  MoveChanges changes_;
};

/// The dearest first.
void publish_what_is_not_needed(const Counts& counts, const Pattern& primary, std::vector<CellId> secondary,
                                Proofs& proofs) {
  std::erase_if(secondary, [&](CellId cell) { return primary[cell] != 0; });
  std::stable_sort(secondary.begin(), secondary.end(),
                   [&](CellId a, CellId b) { return counts.cases[a] > counts.cases[b]; });
  for (const CellId cell : secondary) {
    if (proofs.searched() > most_searched) return;
    proofs.try_to_publish(cell);
  }
}

Result<Suppression> not_protected() {
  return failure(
      Errc::refused,
      {"a withheld count could be worked out from the published ones; publish fewer tables or coarser categories",
       "被抑制的數值可由已公布數值推得；請減少表數或使用較粗的分類"});
}

/// Every proof once more, against the pattern as it will be published.
Result<Suppression> check_all(const Cube& cube, const Rules& rules, const Prover& prover, const Proofs& proofs,
                              Suppression& result) {
  for (const CellId count : withheld_counts(cube, rules, result.withheld)) {
    const Proof* proof = proofs.find(count);
    if (proof == nullptr || !prover.holds(count, *proof)) return not_protected();
    result.narrowest = result.audited++ == 0 ? proof->width() : std::min(result.narrowest, proof->width());
  }
  result.secondary = result.audited - result.primary;
  return result;
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

Audit audit(const Cube& cube, const Counts& counts, const AggregateProtection& protection, const Pattern& withheld) {
  const Rules rules(cube, counts, protection);
  Prover prover(cube, counts, rules, withheld);
  Audit audit;
  for (const CellId cell : withheld_counts(cube, rules, withheld)) {
    const Proof proof = prover.search(cell);
    audit.narrowest = audit.counts++ == 0 ? proof.width() : std::min(audit.narrowest, proof.width());
    if (!prover.holds(cell, proof)) audit.exposed.push_back({cell, proof.reached_below, proof.reached_above});
  }
  return audit;
}

Result<Suppression> suppress(const Cube& cube, const Counts& counts, const AggregateProtection& protection) {
  const Rules rules(cube, counts, protection);
  const Pattern primary = primary_suppression(cube, counts, protection);
  Suppression result{primary, withheld_counts(cube, rules, primary).size(), 0, 0, 0};
  Complement complement(cube, counts, rules, result.withheld);
  Prover prover(cube, counts, rules, result.withheld);
  Proofs proofs(prover, rules, result.withheld);
  std::vector<CellId> unproved = withheld_counts(cube, rules, primary);
  for (std::size_t before = 0; !unproved.empty();) {
    complement.protect(unproved);
    const std::vector<CellId> all = withheld_counts(cube, rules, result.withheld);
    unproved = proofs.prove(all);
    if (!unproved.empty() && all.size() == before) return not_protected();
    before = all.size();
  }
  publish_what_is_not_needed(counts, primary, withheld_counts(cube, rules, result.withheld), proofs);
  return check_all(cube, rules, prover, proofs, result);
}

}  // namespace opendata::privacy
