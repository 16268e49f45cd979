#pragma once
#include <optional>
#include <unordered_map>
#include <vector>

#include "aggregate/withholding_rules.hpp"

namespace opendata::privacy {

/// Two tables, one below and one above the true one in a withheld count, that agree with all that is published.
struct Proof {
  std::int64_t reached_below = 0, reached_above = 0;
  Differences below, above;
  std::vector<CellId> withheld;  ///< listed cells in which one of them differs from the true one, sorted

  [[nodiscard]] std::int64_t width() const { return reached_below + reached_above; }
  [[nodiscard]] bool rests_on(CellId cell) const;
};

/// Finds proofs, and checks them.
class Prover {
 public:
  /// Refers to all, which must outlive it; the pattern may change meanwhile.
  Prover(const Cube& cube, const Counts& counts, const Rules& rules, const Pattern& withheld);

  /// How far two tables go that could be found, whether that is enough or not.
  [[nodiscard]] Proof search(CellId cell);
  /// Whether the proof shows what the count needs: no atom of its tables is negative, all published figures are the
  /// true ones, and the count goes as far as it says. Counted afresh from the differences.
  [[nodiscard]] bool holds(CellId cell, const Proof& proof) const;

 private:
  /// How much each listed cell differs; nullopt when an atom would be negative.
  [[nodiscard]] std::optional<std::unordered_map<CellId, std::int64_t>> sums(const Differences& differences) const;
  [[nodiscard]] bool goes(CellId cell, const Differences& differences, std::int64_t by) const;
  void add_touched(const Differences& differences, Proof& proof) const;

  const Cube& cube_;
  const Counts& counts_;
  const Rules& rules_;
  const Pattern& withheld_;
  WitnessSearch search_;
};

/// The proofs of all withheld counts, kept while more is withheld: they go on to hold; and while a count is published
/// again: only those that rest on it are looked for anew.
class Proofs {
 public:
  Proofs(Prover& prover, const Rules& rules, Pattern& withheld) : prover_(prover), rules_(rules), withheld_(withheld) {}

  /// Proves the counts that have no proof yet. Result: those that could not be proved.
  [[nodiscard]] std::vector<CellId> prove(const std::vector<CellId>& counts);
  /// Publishes a withheld count again if all others can still be proved; nothing changes otherwise.
  void try_to_publish(CellId count);
  [[nodiscard]] const Proof* find(CellId count) const;
  /// Proofs looked for so far.
  [[nodiscard]] std::uint64_t searched() const { return searched_; }

 private:
  [[nodiscard]] std::optional<std::vector<std::pair<CellId, Proof>>> prove_without(
      const std::vector<CellId>& published);
  void keep(CellId count, Proof proof);

  Prover& prover_;
  const Rules& rules_;
  Pattern& withheld_;
  std::unordered_map<CellId, Proof> proofs_;
  std::unordered_map<CellId, std::vector<CellId>> resting_on_;  ///< cell → counts whose proof rests, or rested, on it
  std::uint64_t searched_ = 0;
};

}  // namespace opendata::privacy
