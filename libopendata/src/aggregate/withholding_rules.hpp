#pragma once
#include <algorithm>
#include <opendata/aggregate.hpp>

#include "aggregate/suppression.hpp"

namespace opendata::privacy {

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
    const std::int64_t width = protection_.width == 0 ? protection_.threshold : protection_.width;
    return {width, std::max<std::int64_t>(0, protection_.threshold - counts_.cases[cell])};
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
  /// The count and its states that are withheld.
  [[nodiscard]] std::vector<CellId> withheld_with(CellId count, const Pattern& withheld) const {
    std::vector<CellId> cells{count};
    for (std::uint32_t state = 0; cube_.has_states() && state < root_; ++state)
      cells.push_back(state_cell(count, state));
    std::erase_if(cells, [&](CellId cell) { return withheld[cell] == 0; });
    return cells;
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

/// Counts that are withheld, without their states, by cell.
[[nodiscard]] inline std::vector<CellId> withheld_counts(const Cube& cube, const Rules& rules,
                                                         const Pattern& withheld) {
  std::vector<CellId> counts;
  for (CellId cell = 0; cell < cube.cells(); ++cell) {
    if (withheld[cell] != 0 && cube.is_listed(cell) && !rules.is_state(cell)) counts.push_back(cell);
  }
  return counts;
}

}  // namespace opendata::privacy
