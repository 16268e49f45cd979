#include "aggregate/label_tree.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace opendata::privacy {
namespace {

constexpr std::size_t most_labels = 4096;

bool is_open(const AggregateDimension& dimension) {
  const std::string& transform = dimension.levels[0].transform;
  return dimension.values.empty() && (transform == "keep" || transform == "generalize_address");
}

std::set<std::string> rare_labels(const AggregateDimension& dimension, const std::vector<std::int64_t>& cases,
                                  std::int64_t least, const std::vector<LabelTuple>& tuples, std::size_t level) {
  std::map<std::string, std::int64_t> total;
  for (std::size_t i = 0; i < tuples.size(); ++i) total[tuples[i][level]] += cases[i];
  std::set<std::string> rare;
  for (const auto& [label, count] : total)
    if (count < least && label != dimension.missing) rare.insert(label);
  return rare;
}

/// Only labels that are too rare themselves are replaced: what stands above them has all its cases.
std::uint64_t pool_rare(const AggregateDimension& dimension, const std::vector<std::int64_t>& cases, std::int64_t least,
                        std::vector<LabelTuple>& tuples) {
  std::uint64_t pooled = 0;
  for (std::size_t level = 0; level < dimension.levels.size(); ++level) {
    const auto rare = rare_labels(dimension, cases, least, tuples, level);
    for (LabelTuple& tuple : tuples)
      if (rare.count(tuple[level]) != 0) tuple[level] = dimension.other;
    pooled += rare.size();
  }
  return pooled;
}

/// Stated values exist whether they occur or not. With noise the rest does too: what occurs must not show.
std::vector<LabelTuple> with_stated(const AggregateDimension& dimension, AggregateMethod method,
                                    std::vector<LabelTuple> tuples) {
  for (const auto& value : dimension.values) tuples.push_back({value});
  if (method == AggregateMethod::noise) {
    tuples.push_back({dimension.other});
    tuples.push_back({dimension.missing});
  }
  return tuples;
}

/// Puts nodes into an axis level by level.
class Builder {
 public:
  Builder(const AggregateDimension& dimension, const std::vector<LabelTuple>& tuples)
      : dimension_(dimension), tuples_(tuples), numbers_(dimension.levels.size()) {}

  [[nodiscard]] bool add_nodes() {
    for (std::size_t level = 0; level < numbers_.size(); ++level) {
      if (!add_level(level)) return false;
    }
    const auto root = static_cast<std::uint32_t>(axis_.nodes.size());
    axis_.nodes.push_back({"", root, static_cast<std::uint32_t>(numbers_.size())});
    return true;
  }
  /// Errors when a node has two parents.
  [[nodiscard]] bool join() {
    std::vector<std::uint8_t> placed(axis_.root(), 0);
    for (const LabelTuple& tuple : tuples_) {
      for (std::size_t level = 0; level < numbers_.size(); ++level) {
        const std::uint32_t node = numbers_[level][key(tuple, level)];
        const std::uint32_t parent =
            level + 1 == numbers_.size() ? axis_.root() : numbers_[level + 1][key(tuple, level + 1)];
        if (placed[node] != 0 && axis_.nodes[node].parent != parent) return false;
        placed[node] = 1;
        axis_.nodes[node].parent = parent;
      }
    }
    axis_.connect();
    return true;
  }
  [[nodiscard]] std::uint32_t leaf(const LabelTuple& tuple) const { return numbers_[0].at(key(tuple, 0)); }
  [[nodiscard]] Axis take() { return std::move(axis_); }

 private:
  /// What tells a node from the others of its level: its label; `other` stands once under each parent.
  [[nodiscard]] LabelTuple key(const LabelTuple& tuple, std::size_t level) const {
    if (tuple[level] != dimension_.other) return {tuple[level]};
    return {tuple.begin() + static_cast<std::ptrdiff_t>(level), tuple.end()};
  }
  [[nodiscard]] std::size_t rank(const std::string& text) const {
    const auto& values = dimension_.values;
    const auto at = std::find(values.begin(), values.end(), text);
    if (at != values.end()) return static_cast<std::size_t>(at - values.begin());
    return values.size() + (text == dimension_.missing ? 2U : text == dimension_.other ? 1U : 0U);
  }
  [[nodiscard]] bool add_level(std::size_t level) {
    std::map<LabelTuple, std::size_t> ranks;
    for (const LabelTuple& tuple : tuples_) ranks.emplace(key(tuple, level), rank(tuple[level]));
    if (ranks.size() > most_labels) return false;
    std::vector<std::pair<std::size_t, LabelTuple>> sorted;
    for (const auto& [key, order] : ranks) sorted.emplace_back(order, key);
    std::sort(sorted.begin(), sorted.end());
    for (const auto& [order, key] : sorted) {
      numbers_[level][key] = static_cast<std::uint32_t>(axis_.nodes.size());
      axis_.nodes.push_back({key.front(), 0, static_cast<std::uint32_t>(level)});
    }
    if (level == 0) axis_.leaves = static_cast<std::uint32_t>(axis_.nodes.size());
    return true;
  }

  const AggregateDimension& dimension_;
  const std::vector<LabelTuple>& tuples_;
  Axis axis_;
  std::vector<std::map<LabelTuple, std::uint32_t>> numbers_;  ///< level → key → node
};

}  // namespace

Result<LabelTree> build_label_tree(const AggregateDimension& dimension, std::vector<LabelTuple> tuples,
                                   const std::vector<std::int64_t>& cases, const AggregateProtection& protection,
                                   const Where& where) {
  LabelTree tree;
  if (is_open(dimension)) tree.pooled = pool_rare(dimension, cases, protection.least_cases, tuples);
  const std::vector<LabelTuple> all = with_stated(dimension, protection.method, tuples);
  Builder builder(dimension, all);
  if (!builder.add_nodes()) {
    return failure(
        Errc::limit_exceeded,
        {"a dimension has more than 4,096 labels; generalise it further", "單一維度超過 4,096 個標籤；請再概化"},
        where);
  }
  if (!builder.join()) {
    return failure(Errc::bad_value,
                   {"a value belongs to two values of a coarser level; levels must be nested",
                    "同一值屬於兩個上層值；各層級必須為巢狀"},
                   where);
  }
  for (const LabelTuple& tuple : tuples) tree.leaf.push_back(builder.leaf(tuple));
  tree.axis = builder.take();
  return tree;
}

}  // namespace opendata::privacy
