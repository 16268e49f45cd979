#include "aggregate/move.hpp"

namespace opendata::privacy {
namespace {

/// Each change so far with every node of the axis that sees the move.
class Spread {
 public:
  Spread(const Cube& cube, std::vector<Change>& changes) : cube_(cube), changes_(changes) {}

  void over(std::size_t axis, const Move& move) {
    const std::size_t before = changes_.size();
    const auto& from = cube_.axes()[axis].path[move.from[axis]];
    if ((move.differs >> axis & 1U) == 0) {
      for (std::size_t i = 1; i < from.size(); ++i) copy(before, axis, from[i], 1, false);
      return shift(before, axis, from[0]);
    }
    const auto& to = cube_.axes()[axis].path[move.to[axis]];
    for (std::size_t i = 0; i < from.size() && from[i] != to[i]; ++i) {
      copy(before, axis, to[i], -1, i == 0);
      if (i != 0) copy(before, axis, from[i], 1, false);
    }
    shift(before, axis, from[0]);
  }

 private:
  void copy(std::size_t count, std::size_t axis, std::uint32_t node, int sign, bool leaf) {
    for (std::size_t i = 0; i < count; ++i) {
      const Change change = changes_[i];
      changes_.push_back({change.cell + node * cube_.stride(axis), change.by * sign, change.atom && leaf});
    }
  }
  void shift(std::size_t count, std::size_t axis, std::uint32_t node) {
    for (std::size_t i = 0; i < count; ++i) changes_[i].cell += node * cube_.stride(axis);
  }
  const Cube& cube_;
  std::vector<Change>& changes_;
};

}  // namespace

void changes_of(const Cube& cube, const Move& move, std::vector<Change>& changes) {
  changes.assign(1, {0, move.sign, true});
  Spread spread(cube, changes);
  for (std::size_t axis = 0; axis < cube.axes().size(); ++axis) spread.over(axis, move);
}

}  // namespace opendata::privacy
