#include "aggregate/cube.hpp"

#include <algorithm>
#include <utility>

namespace opendata::privacy {

void Axis::connect() {
  path.assign(leaves, {});
  under.assign(nodes.size(), {});
  for (std::uint32_t leaf = 0; leaf < leaves; ++leaf) {
    std::uint32_t node = leaf;
    path[leaf].push_back(node);
    under[node].push_back(leaf);
    while (nodes[node].parent != node) {
      node = nodes[node].parent;
      path[leaf].push_back(node);
      under[node].push_back(leaf);
    }
  }
}

Axis Axis::flat(const std::vector<std::string>& labels) {
  Axis axis;
  axis.leaves = static_cast<std::uint32_t>(labels.size());
  const std::uint32_t root = axis.leaves == 1 ? 0 : axis.leaves;
  for (const auto& label : labels) axis.nodes.push_back({label, root, 0});
  if (root != 0) axis.nodes.push_back({"", root, 1});
  axis.connect();
  return axis;
}

Cube::Cube(std::vector<Axis> axes, std::vector<unsigned> tables) : axes_(std::move(axes)), tables_(std::move(tables)) {
  CellId stride = 1;
  for (std::size_t axis = 0; axis < axes_.size(); ++axis) {
    strides_[axis] = stride;
    stride *= static_cast<CellId>(axes_[axis].nodes.size());
  }
  cells_ = stride;
  listed_.resize(cells_);
  for (CellId cell = 0; cell < cells_; ++cell) listed_[cell] = in_a_table(nodes(cell)) ? 1 : 0;
}

CellId Cube::id(const Nodes& nodes) const {
  CellId cell = 0;
  for (std::size_t axis = 0; axis < axes_.size(); ++axis) cell += nodes[axis] * strides_[axis];
  return cell;
}

Nodes Cube::nodes(CellId cell) const {
  Nodes nodes{};
  for (std::size_t axis = 0; axis < axes_.size(); ++axis) {
    const auto size = static_cast<CellId>(axes_[axis].nodes.size());
    nodes[axis] = cell % size;
    cell /= size;
  }
  return nodes;
}

bool Cube::is_atom(const Nodes& nodes) const {
  for (std::size_t axis = 0; axis < axes_.size(); ++axis) {
    if (!axes_[axis].is_leaf(nodes[axis])) return false;
  }
  return true;
}

bool Cube::in_a_table(const Nodes& nodes) const {
  unsigned spread = 0;
  for (std::size_t axis = 0; axis < state_axis(); ++axis) {
    if (nodes[axis] != axes_[axis].root()) spread |= 1U << axis;
  }
  return std::any_of(tables_.begin(), tables_.end(), [&](unsigned table) { return (spread & ~table) == 0; });
}

}  // namespace opendata::privacy
