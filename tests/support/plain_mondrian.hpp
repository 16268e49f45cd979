#pragma once
#include <algorithm>
#include <cstdint>
#include <map>
#include <numeric>
#include <opendata/coded_table.hpp>
#include <optional>
#include <vector>

namespace test {

/// The plain hierarchical Mondrian, relaxed (LeFevre et al. 2006), as a peer: split along the widest attribute,
/// children of k rows and more go on, the others stay together at the wider label and take any rows of the largest
/// child when they are fewer than k.
class PlainMondrian {
 public:
  PlainMondrian(const opendata::privacy::CodedTable& table, std::size_t k) : table_(table), k_(k) {}

  /// The loss of the table, as Objective::loss.
  double loss() {
    std::vector<std::uint32_t> rows(table_.rows());
    std::iota(rows.begin(), rows.end(), 0U);
    std::vector<std::size_t> levels;
    for (const auto& hierarchy : table_.hierarchies) levels.push_back(hierarchy.height());
    split({std::move(rows), std::move(levels)});
    return lost_ / static_cast<double>(table_.rows() * table_.hierarchies.size());
  }
  [[nodiscard]] std::size_t classes() const { return classes_; }
  [[nodiscard]] std::size_t smallest() const { return smallest_; }

 private:
  struct Group {
    std::vector<std::uint32_t> rows;
    std::vector<std::size_t> levels;
  };

  double width(const Group& group, std::size_t i) const {
    const auto& hierarchy = table_.hierarchies[i];
    return hierarchy.loss(group.levels[i], hierarchy.label(group.levels[i], table_.columns[i][group.rows.front()]));
  }

  void split(const Group& group) {
    std::vector<std::size_t> attributes(table_.hierarchies.size());
    std::iota(attributes.begin(), attributes.end(), std::size_t{0});
    std::stable_sort(attributes.begin(), attributes.end(),
                     [&](std::size_t a, std::size_t b) { return width(group, a) > width(group, b); });
    for (const std::size_t i : attributes) {
      if (group.levels[i] == 0) continue;
      if (const auto parts = split_along(group, i)) {
        for (const Group& part : *parts) split(part);
        return;
      }
    }
    ++classes_;
    smallest_ = smallest_ == 0 ? group.rows.size() : std::min(smallest_, group.rows.size());
    for (const std::size_t i : attributes) lost_ += width(group, i) * static_cast<double>(group.rows.size());
  }

  std::optional<std::vector<Group>> split_along(const Group& group, std::size_t i) const {
    const std::size_t level = group.levels[i] - 1;
    std::map<std::uint32_t, std::vector<std::uint32_t>> children;
    for (const std::uint32_t row : group.rows)
      children[table_.hierarchies[i].label(level, table_.columns[i][row])].push_back(row);
    std::vector<Group> parts;
    Group rest{{}, group.levels};
    for (auto& [label, rows] : children) {
      if (rows.size() < k_) {
        rest.rows.insert(rest.rows.end(), rows.begin(), rows.end());
      } else {
        parts.push_back({std::move(rows), group.levels});
        parts.back().levels[i] = level;
      }
    }
    if (parts.empty()) return std::nullopt;
    if (!rest.rows.empty() && rest.rows.size() < k_) complete(rest, parts);
    if (parts.empty()) return std::nullopt;
    if (!rest.rows.empty()) parts.push_back(std::move(rest));
    return parts;
  }

  void complete(Group& rest, std::vector<Group>& parts) const {
    const auto largest = std::max_element(parts.begin(), parts.end(),
                                          [](const Group& a, const Group& b) { return a.rows.size() < b.rows.size(); });
    if (largest->rows.size() + rest.rows.size() < 2 * k_) {
      rest.rows.insert(rest.rows.end(), largest->rows.begin(), largest->rows.end());
      parts.erase(largest);
      return;
    }
    for (; rest.rows.size() < k_; largest->rows.pop_back()) rest.rows.push_back(largest->rows.back());
  }

  const opendata::privacy::CodedTable& table_;
  std::size_t k_;
  std::size_t classes_ = 0, smallest_ = 0;
  double lost_ = 0;
};

}  // namespace test
