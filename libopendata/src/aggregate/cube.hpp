#pragma once
#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace opendata::privacy {

/// Three dimensions and the state of a case (in time, overdue, not closed).
constexpr std::size_t most_axes = 4;
/// One node of each axis: names a cell. Axes that a cube lacks are 0.
using Nodes = std::array<std::uint32_t, most_axes>;
using CellId = std::uint32_t;

/// One dimension as a tree: leaves first, then coarser levels, the root (the total) last. Every leaf is equally deep.
struct Axis {
  struct Node {
    std::string text;
    std::uint32_t parent = 0;  ///< the root is its own
    std::uint32_t level = 0;   ///< 0 = leaf
  };
  std::vector<Node> nodes;
  std::uint32_t leaves = 0;
  std::vector<std::vector<std::uint32_t>> path;   ///< leaf → its nodes, from itself to the root
  std::vector<std::vector<std::uint32_t>> under;  ///< node → its leaves

  [[nodiscard]] std::uint32_t root() const { return static_cast<std::uint32_t>(nodes.size() - 1); }
  [[nodiscard]] bool is_leaf(std::uint32_t node) const { return node < leaves; }
  /// Fills `path` and `under` from the nodes.
  void connect();
  /// Leaves of these names under one root; a single leaf is its own root.
  [[nodiscard]] static Axis flat(const std::vector<std::string>& labels);
};

/// Every combination of nodes is a cell; the combinations of leaves are the atoms, and every other cell is a sum of
/// atoms.
class Cube {
 public:
  /// `tables`: bit sets of the axes that a published table spreads out; the state axis belongs to every table.
  Cube(std::vector<Axis> axes, std::vector<unsigned> tables);
  [[nodiscard]] const std::vector<Axis>& axes() const { return axes_; }
  [[nodiscard]] std::size_t cells() const { return cells_; }
  [[nodiscard]] CellId id(const Nodes& nodes) const;
  [[nodiscard]] CellId stride(std::size_t axis) const { return strides_[axis]; }
  [[nodiscard]] Nodes nodes(CellId cell) const;
  [[nodiscard]] bool is_atom(const Nodes& nodes) const;
  /// Whether a published table has this cell. The others are known to nobody outside.
  [[nodiscard]] bool is_listed(CellId cell) const { return listed_[cell] != 0; }
  /// The last axis, the state of cases.
  [[nodiscard]] std::size_t state_axis() const { return axes_.size() - 1; }
  [[nodiscard]] bool has_states() const { return axes_.back().leaves > 1; }

  /// Adds every cell to its parents, axis by axis, so that values of atoms become values of all cells.
  template <class T, class Add>
  void roll_up(std::vector<T>& values, Add add) const {
    for (std::size_t axis = 0; axis < axes_.size(); ++axis) {
      for (std::uint32_t node = 0; node < axes_[axis].root(); ++node) add_slice(values, axis, node, add);
    }
  }

 private:
  /// Cells are numbered so that those of one node of an axis are runs of stride length.
  template <class T, class Add>
  void add_slice(std::vector<T>& values, std::size_t axis, std::uint32_t node, Add add) const {
    const std::size_t stride = strides_[axis], period = stride * axes_[axis].nodes.size();
    const std::size_t from = node * stride, to = axes_[axis].nodes[node].parent * stride;
    for (std::size_t begin = 0; begin < cells_; begin += period) {
      for (std::size_t i = begin; i < begin + stride; ++i) add(values[to + i], values[from + i]);
    }
  }
  [[nodiscard]] bool in_a_table(const Nodes& nodes) const;

  std::vector<Axis> axes_;
  std::vector<unsigned> tables_;
  std::array<CellId, most_axes> strides_{};
  std::size_t cells_ = 0;
  std::vector<std::uint8_t> listed_;
};

/// Calls `visit` with every atom under a cell.
template <class Visit>
void for_each_atom(const Cube& cube, const Nodes& target, Visit visit, std::size_t axis = 0, CellId base = 0) {
  if (axis == cube.axes().size()) return visit(base);
  for (const std::uint32_t leaf : cube.axes()[axis].under[target[axis]]) {
    for_each_atom(cube, target, visit, axis + 1, base + leaf * cube.stride(axis));
  }
}

/// Calls `visit` with every cell that is a sum over the given one, itself included. The nodes are leaves; only the
/// state may be the total.
template <class Visit>
void for_each_sum(const Cube& cube, const Nodes& nodes, Visit visit, std::size_t axis = 0, CellId base = 0) {
  if (axis == cube.axes().size()) return visit(base);
  const Axis& tree = cube.axes()[axis];
  if (!tree.is_leaf(nodes[axis]))
    return for_each_sum(cube, nodes, visit, axis + 1, base + nodes[axis] * cube.stride(axis));
  for (const std::uint32_t node : tree.path[nodes[axis]]) {
    for_each_sum(cube, nodes, visit, axis + 1, base + node * cube.stride(axis));
  }
}

}  // namespace opendata::privacy
