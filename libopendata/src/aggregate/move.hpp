#pragma once
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

/// Replaces `changes` by those of one step of the move.
void changes_of(const Cube& cube, const Move& move, std::vector<Change>& changes);

}  // namespace opendata::privacy
