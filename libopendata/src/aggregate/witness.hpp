#pragma once
#include <optional>
#include <utility>
#include <vector>

#include "aggregate/move.hpp"

namespace opendata::privacy {

/// Which figures nobody outside knows: 1 = withheld.
using Pattern = std::vector<std::uint8_t>;

/// Changes of atoms, by which one table becomes another.
using Differences = std::vector<std::pair<CellId, std::int64_t>>;

/// Constructs other tables with the same published figures. Each is made of whole moves from the true table, so it has
/// whole counts, none below nought, by construction: what it shows about a withheld count is certain, where a bound of
/// a relaxation would not be. The search looks at a bounded number of moves: it may miss a table, never invent one.
class WitnessSearch {
 public:
  /// Which moves may be made: those that change withheld figures only, or any, at the price of withholding more.
  enum class Allow { withheld_only, withholding_more };
  struct Found {
    Move move;
    std::int64_t steps = 0;  ///< how often it can be made, at most what was needed
    std::int64_t cost = 0;   ///< information lost by withholding what it changes
  };

  /// Refers to both, which must outlive it; the pattern may grow meanwhile.
  WitnessSearch(const Cube& cube, const std::vector<std::int64_t>& counts, const Pattern& withheld);

  /// How far, up to `need`, the cell's count goes in `direction` (1 or -1). The table so reached stays until undo().
  std::int64_t reach(CellId cell, int direction, std::int64_t need);
  /// The cheapest further move that takes the cell's count in `direction` from the table reached.
  [[nodiscard]] std::optional<Found> best(const Nodes& target, int direction, std::int64_t need, Allow allow);
  /// How the table reached differs from the true one: atoms, in the order of moves.
  [[nodiscard]] const Differences& differences() const { return differences_; }
  void undo();

 private:
  using Scored = std::pair<std::pair<std::int64_t, std::int64_t>, std::uint32_t>;  ///< (cost, -count), atom or leaf
  [[nodiscard]] std::int64_t cost_of(CellId cell) const { return withheld_[cell] != 0 ? 0 : costs_[cell]; }
  void set_costs();
  /// nullopt when the move cannot be made or costs more than `most`.
  [[nodiscard]] std::optional<Found> evaluate(const Move& move, std::int64_t need, std::int64_t most);
  /// Atoms of the target that a move may begin at.
  [[nodiscard]] std::vector<CellId> anchors(const Nodes& target, int direction, Allow allow) const;
  /// Leaves beside the target on an axis, by what withholding the cell there costs.
  [[nodiscard]] std::vector<std::uint32_t> partners(std::size_t axis, const Nodes& target, CellId anchor, int direction,
                                                    Allow allow) const;
  void apply(const Move& move, std::int64_t steps);

  const Cube& cube_;
  const Pattern& withheld_;
  std::vector<std::int64_t> costs_;    ///< of withholding each listed cell
  std::vector<std::int64_t> filling_;  ///< the table reached; atoms only
  Differences differences_;
  MoveChanges changes_;
};

}  // namespace opendata::privacy
