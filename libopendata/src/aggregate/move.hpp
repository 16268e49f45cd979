#pragma once
#include <array>
#include <optional>
#include <vector>

#include "aggregate/cube.hpp"

namespace opendata::privacy {

/// A change of atoms that keeps most sums: on the axes of `differs` it takes from one leaf what it gives to another, on
/// the rest it stays at `from`. With n differing axes it changes 2^n atoms by one, with signs like a chessboard; the
/// atom at `from` gets `sign`.
struct Move {
  Nodes from{}, to{};
  unsigned differs = 0;  ///< bit set of axes
  int sign = 1;
};

/// What one step of a move does to one cell: every listed cell that is not among a move's changes keeps its value.
struct Change {
  CellId cell = 0;
  int by = 0;
  bool atom = false;
};

/// The changes of one step of a move, without a list of them: their number is a product over the axes. For moves of one
/// cube only.
class MoveChanges {
 public:
  void set(const Cube& cube, const Move& move);

  /// Calls `visit` with each change until it returns false. Result: whether all were visited.
  template <class Visit>
  bool for_each(Visit visit) const {
    for (const Step& d : steps_[3])
      for (const Step& c : steps_[2])
        for (const Step& b : steps_[1])
          for (const Step& a : steps_[0])
            if (!visit(Change{a.offset + b.offset + c.offset + d.offset, sign_ * a.sign * b.sign * c.sign * d.sign,
                              a.leaf && b.leaf && c.leaf && d.leaf}))
              return false;
    return true;
  }

 private:
  static_assert(most_axes == 4);
  /// A node of an axis that sees the move.
  struct Step {
    CellId offset = 0;
    int sign = 1;
    bool leaf = true;
  };
  void set_axis(const Cube& cube, std::size_t axis, const Move& move);

  /// What the steps of an axis depend on.
  struct Line {
    std::uint32_t from = 0;
    std::optional<std::uint32_t> to;
    bool operator==(const Line& other) const { return from == other.from && to == other.to; }
  };
  std::array<std::vector<Step>, most_axes> steps_;
  std::array<Line, most_axes> lines_;
  int sign_ = 1;
};

}  // namespace opendata::privacy
