#include "aggregate/witness.hpp"

#include <algorithm>
#include <limits>

namespace opendata::privacy {
namespace {

constexpr std::size_t most_anchors = 12;
constexpr std::size_t most_partners = 8;
/// A nought is withheld only instead of much: it protects little, as everybody may know that such cases cannot occur.
constexpr std::int64_t cost_of_zero = 30;
/// Readers need totals most: each dimension that a cell sums over makes it so much dearer.
constexpr std::int64_t cost_of_totals = 4;

/// The first `most` in order, the rest dropped.
template <class Scored>
std::vector<std::uint32_t> best_of(std::vector<Scored>& scored, std::size_t most) {
  const auto middle = scored.begin() + static_cast<std::ptrdiff_t>(std::min(most, scored.size()));
  std::partial_sort(scored.begin(), middle, scored.end());
  std::vector<std::uint32_t> best;
  for (auto i = scored.begin(); i != middle; ++i) best.push_back(i->second);
  return best;
}

/// Every choice of one partner on each differing axis; false from `visit` ends it.
template <class Visit>
bool for_each_choice(const std::vector<std::vector<std::uint32_t>>& partners, Move& move, Visit& visit,
                     std::size_t axis) {
  if (axis == partners.size()) return visit(move);
  if ((move.differs >> axis & 1U) == 0) return for_each_choice(partners, move, visit, axis + 1);
  for (const std::uint32_t leaf : partners[axis]) {
    move.to[axis] = leaf;
    if (!for_each_choice(partners, move, visit, axis + 1)) return false;
  }
  return true;
}

}  // namespace

WitnessSearch::WitnessSearch(const Cube& cube, const std::vector<std::int64_t>& counts, const Pattern& withheld)
    : cube_(cube), withheld_(withheld), costs_(cube.cells()), filling_(counts) {
  set_costs();
}

void WitnessSearch::set_costs() {
  for (CellId cell = 0; cell < costs_.size(); ++cell) {
    if (!cube_.is_listed(cell)) continue;
    const Nodes nodes = cube_.nodes(cell);
    costs_[cell] = filling_[cell] == 0 ? cost_of_zero : filling_[cell] + 1;
    for (std::size_t axis = 0; axis < cube_.state_axis(); ++axis)
      if (!cube_.axes()[axis].is_leaf(nodes[axis])) costs_[cell] *= cost_of_totals;
  }
}

std::optional<WitnessSearch::Found> WitnessSearch::evaluate(const Move& move, std::int64_t need, std::int64_t most) {
  changes_.set(cube_, move);
  Found found{move, need, 0};
  const bool possible = changes_.for_each([&](const Change& change) {
    if (change.atom && change.by < 0) found.steps = std::min(found.steps, filling_[change.cell]);
    found.cost += cost_of(change.cell);
    return found.steps != 0 && found.cost <= most;
  });
  return possible ? std::optional(found) : std::nullopt;
}

std::vector<CellId> WitnessSearch::anchors(const Nodes& target, int direction, Allow allow) const {
  std::vector<Scored> scored;
  for_each_atom(cube_, target, [&](CellId atom) {
    const std::int64_t cost = cost_of(atom);
    if ((direction < 0 && filling_[atom] == 0) || (allow == Allow::withheld_only && cost != 0)) return;
    scored.push_back({{cost, -filling_[atom]}, atom});
  });
  return best_of(scored, most_anchors);
}

std::vector<std::uint32_t> WitnessSearch::partners(std::size_t axis, const Nodes& target, CellId anchor, int direction,
                                                   Allow allow) const {
  std::vector<Scored> scored;
  const Axis& tree = cube_.axes()[axis];
  const auto level = tree.nodes[target[axis]].level;
  const CellId line = anchor - cube_.nodes(anchor)[axis] * cube_.stride(axis);
  Nodes beside = target;
  for (std::uint32_t leaf = 0; leaf < tree.leaves; ++leaf) {
    beside[axis] = tree.path[leaf][level];
    if (beside[axis] == target[axis]) continue;
    const CellId corner = line + leaf * cube_.stride(axis);
    const CellId neighbour = cube_.id(beside);
    const std::int64_t cost = cost_of(corner) + (neighbour == corner ? 0 : cost_of(neighbour));
    if (allow == Allow::withheld_only && cost != 0) continue;
    if (direction > 0 && filling_[corner] == 0) continue;
    scored.push_back({{cost, -filling_[corner]}, leaf});
  }
  return best_of(scored, most_partners);
}

std::optional<WitnessSearch::Found> WitnessSearch::best(const Nodes& target, int direction, std::int64_t need,
                                                        Allow allow) {
  unsigned free = 0;  // axes on which the target is less than everything
  for (std::size_t axis = 0; axis < cube_.axes().size(); ++axis) {
    if (target[axis] != cube_.axes()[axis].root()) free |= 1U << axis;
  }
  std::optional<Found> best;
  const auto consider = [&](const Move& move) {
    const std::int64_t most = best                            ? best->cost
                              : allow == Allow::withheld_only ? 0
                                                              : std::numeric_limits<std::int64_t>::max();
    const auto found = evaluate(move, need, most);
    const bool better = found && (!best || found->cost < best->cost || found->steps > best->steps);
    if (better) best = found;
    return !best || best->cost != 0 || best->steps < need;
  };
  for (const CellId anchor : anchors(target, direction, allow)) {
    std::vector<std::vector<std::uint32_t>> choices(cube_.axes().size());
    for (std::size_t axis = 0; axis < choices.size(); ++axis) {
      if ((free >> axis & 1U) != 0) choices[axis] = partners(axis, target, anchor, direction, allow);
    }
    Move move{cube_.nodes(anchor), {}, free, direction};
    for (;;
         move.differs = (move.differs - 1) & free) {  // every subset, the largest first: it changes the fewest totals
      if (!for_each_choice(choices, move, consider, 0)) return best;
      if (move.differs == 0) break;
    }
  }
  return best;
}

void WitnessSearch::apply(const Move& move, std::int64_t steps) {
  changes_.set(cube_, move);
  changes_.for_each([&](const Change& change) {
    if (change.atom) {
      filling_[change.cell] += change.by * steps;
      differences_.emplace_back(change.cell, change.by * steps);
    }
    return true;
  });
}

std::int64_t WitnessSearch::reach(CellId cell, int direction, std::int64_t need) {
  std::int64_t reached = 0;
  const Nodes target = cube_.nodes(cell);
  while (reached < need) {
    const auto found = best(target, direction, need - reached, Allow::withheld_only);
    if (!found) break;
    apply(found->move, found->steps);
    reached += found->steps;
  }
  return reached;
}

void WitnessSearch::undo() {
  for (const auto& [atom, by] : differences_) filling_[atom] -= by;
  differences_.clear();
}

}  // namespace opendata::privacy
