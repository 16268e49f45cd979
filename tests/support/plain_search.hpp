#pragma once
#include <algorithm>
#include <cstdint>
#include <opendata/coded_table.hpp>
#include <unordered_map>
#include <vector>

namespace test {

/// The peer of the full-domain search: exact too, and as simple as it can be. The nodes of the lattice are listed by
/// what generalizing alone loses, the rows of each are counted in a hash table, and the first bound that is not below
/// the best loss ends the search.
class PlainSearch {
 public:
  PlainSearch(const opendata::privacy::CodedTable& table, std::uint64_t k, std::uint64_t limit)
      : table_(table), k_(k), limit_(limit) {}

  void run() {
    for (const Node& node : nodes_by_bound()) {
      if (best_ >= 0 && node.bound >= best_) return;
      ++checked_;
      if (const double loss = loss_of(node.levels); loss >= 0 && (best_ < 0 || loss < best_)) best_ = loss;
    }
  }
  [[nodiscard]] double best() const { return best_; }
  [[nodiscard]] std::size_t checked() const { return checked_; }

  /// How many nodes the search looks at when the least loss is known before, and none of them twice.
  [[nodiscard]] std::size_t nodes_below(double loss) const {
    const auto nodes = nodes_by_bound();
    return static_cast<std::size_t>(
        std::count_if(nodes.begin(), nodes.end(), [&](const Node& node) { return node.bound < loss; }));
  }
  /// Mean loss of a node; negative when it suppresses more rows than are allowed.
  [[nodiscard]] double loss_of(const std::vector<std::size_t>& levels) const {
    std::unordered_map<std::uint64_t, std::uint64_t> classes;
    std::vector<std::uint64_t> keys(table_.rows());
    for (std::size_t i = 0; i < levels.size(); ++i) {
      const auto& hierarchy = table_.hierarchies[i];
      for (std::size_t row = 0; row < keys.size(); ++row)
        keys[row] = keys[row] * hierarchy.labels(levels[i]) + hierarchy.label(levels[i], table_.columns[i][row]);
    }
    for (const std::uint64_t key : keys) ++classes[key];
    std::uint64_t suppressed = 0;
    double lost = 0;
    for (std::size_t row = 0; row < keys.size(); ++row) {
      const bool kept = classes[keys[row]] >= k_;
      suppressed += kept ? 0 : 1;
      for (std::size_t i = 0; i < levels.size(); ++i)
        lost += kept ? cell_loss(i, levels[i], row) : (table_.hierarchies[i].leaves() > 1 ? 1 : 0);
    }
    return suppressed > limit_ ? -1 : lost / static_cast<double>(keys.size() * levels.size());
  }

 private:
  struct Node {
    double bound = 0;
    std::vector<std::size_t> levels;
  };

  [[nodiscard]] double cell_loss(std::size_t i, std::size_t level, std::size_t row) const {
    const auto& hierarchy = table_.hierarchies[i];
    return hierarchy.loss(level, hierarchy.label(level, table_.columns[i][row]));
  }

  [[nodiscard]] std::vector<Node> nodes_by_bound() const {
    std::vector<Node> nodes(1);
    for (std::size_t i = 0; i < table_.hierarchies.size(); ++i) {
      std::vector<Node> longer;
      for (std::size_t level = 0; level <= table_.hierarchies[i].height(); ++level) {
        double lost = 0;
        for (std::size_t row = 0; row < table_.rows(); ++row) lost += cell_loss(i, level, row);
        lost /= static_cast<double>(table_.rows() * table_.hierarchies.size());
        for (const Node& node : nodes) {
          longer.push_back({node.bound + lost, node.levels});
          longer.back().levels.push_back(level);
        }
      }
      nodes = std::move(longer);
    }
    std::stable_sort(nodes.begin(), nodes.end(), [](const Node& a, const Node& b) { return a.bound < b.bound; });
    return nodes;
  }

  const opendata::privacy::CodedTable& table_;
  std::uint64_t k_, limit_;
  double best_ = -1;
  std::size_t checked_ = 0;
};

}  // namespace test
