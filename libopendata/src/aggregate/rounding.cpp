#include "aggregate/rounding.hpp"

#include <algorithm>
#include <cstdlib>

#include "aggregate/move.hpp"

namespace opendata::privacy {
namespace {

/// What a table looks like from outside: each published count is less than a base away from the true one.
class Window {
 public:
  Window(const Cube& cube, const std::vector<std::int64_t>& cases, const std::vector<std::int64_t>& rounded,
         std::int64_t base)
      : cube_(cube), cases_(cases), rounded_(rounded), base_(base) {}

  /// Whether one step of the move gives another table that may look the same.
  [[nodiscard]] bool allows(const Move& move) {
    changes_.set(cube_, move);
    return changes_.for_each([&](const Change& change) { return allows(change); });
  }

 private:
  [[nodiscard]] bool allows(const Change& change) const {
    const std::int64_t after = cases_[change.cell] + change.by;
    if (after < 0) return false;
    return !cube_.is_listed(change.cell) || std::llabs(after - rounded_[change.cell]) < base_;
  }
  const Cube& cube_;
  const std::vector<std::int64_t>& cases_;
  const std::vector<std::int64_t>& rounded_;
  std::int64_t base_;
  MoveChanges changes_;
};

/// An atom of the cell with its state.
CellId first_atom(const Cube& cube, Nodes nodes, const std::vector<std::int64_t>& cases) {
  CellId best = 0;
  std::int64_t most = -1;
  for_each_atom(cube, nodes, [&](CellId atom) {
    if (cases[atom] <= most) return;
    most = cases[atom];
    best = atom;
  });
  return best;
}

/// A case more or less, alone or exchanged with a neighbour along one axis.
bool is_hidden(const Cube& cube, CellId cell, const std::vector<std::int64_t>& cases, Window& window) {
  const Nodes target = cube.nodes(cell), atom = cube.nodes(first_atom(cube, target, cases));
  for (const int sign : {1, -1}) {
    if (window.allows({atom, {}, 0, sign})) return true;
    for (std::size_t axis = 0; axis < cube.axes().size(); ++axis) {
      const Axis& tree = cube.axes()[axis];
      for (std::uint32_t leaf = 0; leaf < tree.leaves; ++leaf) {
        if (tree.path[leaf][tree.nodes[target[axis]].level] == target[axis]) continue;
        Move move{atom, atom, 1U << axis, sign};
        move.to[axis] = leaf;
        if (window.allows(move)) return true;
      }
    }
  }
  return false;
}

}  // namespace

std::vector<std::int64_t> round_counts(const Counted& counted, std::int64_t base, const deid::PseudonymKey& key,
                                       std::string_view dataset) {
  const auto& cases = counted.counts.cases;
  std::vector<std::int64_t> rounded(cases.size(), 0);
  for (CellId cell = 0; cell < cases.size(); ++cell) {
    const std::int64_t rest = cases[cell] % base;
    rounded[cell] = cases[cell] - rest;
    if (rest == 0 || !counted.cube.is_listed(cell)) continue;
    const std::string cell_key = std::to_string(counted.record_keys[cell]) + "/" + std::to_string(cases[cell]);
    const auto drawn =
        bits_of_token(key.pseudonym("aggregate-cell", dataset, "", cell_key)) % static_cast<std::uint64_t>(base);
    if (static_cast<std::int64_t>(drawn) < rest) rounded[cell] += base;
  }
  return rounded;
}

std::vector<CellId> exposed_by_rounding(const Cube& cube, const std::vector<std::int64_t>& cases,
                                        const std::vector<std::int64_t>& rounded,
                                        const AggregateProtection& protection) {
  Window window(cube, cases, rounded, protection.base);
  std::vector<CellId> exposed;
  for (CellId cell = 0; cell < cube.cells(); ++cell) {
    const bool small = cube.is_listed(cell) && cases[cell] > 0 && cases[cell] < protection.threshold;
    if (small && !is_hidden(cube, cell, cases, window)) exposed.push_back(cell);
  }
  return exposed;
}

}  // namespace opendata::privacy
