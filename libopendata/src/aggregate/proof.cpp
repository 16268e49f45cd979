#include "aggregate/proof.hpp"

#include <utility>

namespace opendata::privacy {

bool Proof::rests_on(CellId cell) const { return std::binary_search(withheld.begin(), withheld.end(), cell); }

Prover::Prover(const Cube& cube, const Counts& counts, const Rules& rules, const Pattern& withheld)
    : cube_(cube), counts_(counts), rules_(rules), withheld_(withheld), search_(cube, counts.cases, withheld) {}

Proof Prover::search(CellId cell) {
  const Need need = rules_.need(cell);
  Proof proof;
  proof.reached_below = search_.reach(cell, -1, need.width);
  proof.below = search_.differences();
  search_.undo();
  proof.reached_above = search_.reach(cell, 1, std::max(need.width - proof.reached_below, need.above));
  proof.above = search_.differences();
  search_.undo();
  add_touched(proof.below, proof);
  add_touched(proof.above, proof);
  std::sort(proof.withheld.begin(), proof.withheld.end());
  return proof;
}

void Prover::add_touched(const Differences& differences, Proof& proof) const {
  const auto by_cell = sums(differences);
  for (const auto& [cell, by] : by_cell.value_or(std::unordered_map<CellId, std::int64_t>()))
    if (by != 0 && cube_.is_listed(cell)) proof.withheld.push_back(cell);
}

std::optional<std::unordered_map<CellId, std::int64_t>> Prover::sums(const Differences& differences) const {
  std::unordered_map<CellId, std::int64_t> sums;
  for (const auto& [atom, by] : differences) {
    const std::int64_t difference = by;
    for_each_sum(cube_, cube_.nodes(atom), [&](CellId cell) { sums[cell] += difference; });
  }
  const bool possible = std::all_of(differences.begin(), differences.end(), [&](const auto& difference) {
    return counts_.cases[difference.first] + sums[difference.first] >= 0;
  });
  return possible ? std::optional(std::move(sums)) : std::nullopt;
}

bool Prover::goes(CellId cell, const Differences& differences, std::int64_t by) const {
  auto by_cell = sums(differences);
  if (!by_cell || (*by_cell)[cell] != by) return false;
  return std::all_of(by_cell->begin(), by_cell->end(), [&](const auto& sum) {
    return sum.second == 0 || !cube_.is_listed(sum.first) || withheld_[sum.first] != 0;
  });
}

bool Prover::holds(CellId cell, const Proof& proof) const {
  const Need need = rules_.need(cell);
  return proof.width() >= need.width && proof.reached_above >= need.above &&
         goes(cell, proof.below, -proof.reached_below) && goes(cell, proof.above, proof.reached_above);
}

const Proof* Proofs::find(CellId count) const {
  const auto found = proofs_.find(count);
  return found == proofs_.end() ? nullptr : &found->second;
}

void Proofs::keep(CellId count, Proof proof) {
  for (const CellId cell : proof.withheld) resting_on_[cell].push_back(count);
  proofs_[count] = std::move(proof);
}

std::vector<CellId> Proofs::prove(const std::vector<CellId>& counts) {
  std::vector<CellId> exposed;
  for (const CellId count : counts) {
    if (proofs_.contains(count)) continue;
    ++searched_;
    Proof proof = prover_.search(count);
    if (prover_.holds(count, proof)) {
      keep(count, std::move(proof));
    } else {
      exposed.push_back(count);
    }
  }
  return exposed;
}

void Proofs::try_to_publish(CellId count) {
  const std::vector<CellId> before = rules_.withheld_with(count, withheld_);
  rules_.publish(count, withheld_);
  std::vector<CellId> published = before;
  std::erase_if(published, [&](CellId cell) { return withheld_[cell] != 0; });
  auto proofs = prove_without(published);
  if (!proofs) {
    rules_.withhold(count, withheld_);
    return;
  }
  proofs_.erase(count);
  for (auto& [other, proof] : *proofs) keep(other, std::move(proof));
}

/// New proofs of the counts whose proof rested on what is published now.
std::optional<std::vector<std::pair<CellId, Proof>>> Proofs::prove_without(const std::vector<CellId>& published) {
  std::vector<std::pair<CellId, Proof>> proofs;
  for (const CellId cell : published) {
    for (const CellId count : resting_on_[cell]) {
      const Proof* old = find(count);
      const bool known = std::any_of(proofs.begin(), proofs.end(), [&](const auto& of) { return of.first == count; });
      if (withheld_[count] == 0 || old == nullptr || !old->rests_on(cell) || known) continue;
      ++searched_;
      Proof proof = prover_.search(count);
      if (!prover_.holds(count, proof)) return std::nullopt;
      proofs.emplace_back(count, std::move(proof));
    }
  }
  return proofs;
}

}  // namespace opendata::privacy
