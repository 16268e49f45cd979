#include "aggregate/move.hpp"

namespace opendata::privacy {

/// Moves that are tried one after the other differ on one axis mostly.
void MoveChanges::set(const Cube& cube, const Move& move) {
  sign_ = move.sign;
  for (std::size_t axis = 0; axis < cube.axes().size(); ++axis) {
    const bool differs = (move.differs >> axis & 1U) != 0;
    const Line line{move.from[axis], differs ? std::optional(move.to[axis]) : std::nullopt};
    if (!steps_[axis].empty() && lines_[axis] == line) continue;
    lines_[axis] = line;
    set_axis(cube, axis, move);
  }
  for (std::size_t axis = cube.axes().size(); axis < most_axes; ++axis) steps_[axis].assign(1, {});
}

void MoveChanges::set_axis(const Cube& cube, std::size_t axis, const Move& move) {
  const CellId stride = cube.stride(axis);
  steps_[axis].clear();
  const auto& from = cube.axes()[axis].path[move.from[axis]];
  if ((move.differs >> axis & 1U) == 0) {
    for (std::size_t i = 0; i < from.size(); ++i) steps_[axis].push_back({from[i] * stride, 1, i == 0});
    return;
  }
  const auto& to = cube.axes()[axis].path[move.to[axis]];
  for (std::size_t i = 0; i < from.size() && from[i] != to[i]; ++i) {
    if (i == 0) steps_[axis].push_back({from[i] * stride, 1, true});
    steps_[axis].push_back({to[i] * stride, -1, i == 0});
    if (i != 0) steps_[axis].push_back({from[i] * stride, 1, false});
  }
}

}  // namespace opendata::privacy
