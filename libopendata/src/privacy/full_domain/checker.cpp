#include "privacy/full_domain/checker.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "privacy/full_domain/group_cache.hpp"
#include "privacy/full_domain/roll_up.hpp"

namespace opendata::privacy {
namespace {

/// Shannon entropy of the values, up to a constant of the table.
double variety(const Dimension& dimension) {
  double sum = 0;
  for (std::uint32_t label = 0; label < dimension.labels(0); ++label) {
    const auto rows = static_cast<double>(dimension.rows(0, label));
    sum -= rows * std::log2(rows);
  }
  return sum;
}

template <std::size_t Words>
class PackedChecker final : public NodeChecker {
 public:
  PackedChecker(const CodedTable& table, const std::vector<Dimension>& dimensions, const ClassRule& rule,
                std::uint64_t limit)
      : dimensions_(dimensions),
        rule_(rule),
        limit_(limit),
        rows_(table.rows()),
        roll_up_(dimensions_),
        cache_(*roll_up_.make(one_group_a_row(table), Node())) {
    tuple_of_row_ = roll_up_.target();
    for (std::size_t i = 1; i < dimensions_.size(); ++i)
      if (variety(dimensions_[i]) > variety(dimensions_[widest_])) widest_ = i;
    offered_.assign(dimensions_[widest_].height() + 1, false);
  }

  std::uint64_t tuples() const override { return cache_.table().size(); }

  CheckedNode check(const Node& node, const ObjectiveFunction& objective) override {
    const auto from = source_of(node);
    if (from->node == node) return judge(*from, *from, nullptr, objective);
    auto made = roll_up_.make(*from, node, early_end(objective));
    if (!made) return not_valid(node);
    auto groups = std::make_shared<const Groups<Words>>(std::move(*made));
    CheckedNode checked = judge(*groups, *from, roll_up_.target().data(), objective);
    cache_.keep(std::move(groups), *from);
    return checked;
  }

  std::vector<bool> suppressed_rows(const Node& node) override {
    const auto groups = *roll_up_.make(cache_.table(), node);
    std::vector<bool> failing(groups.size());
    for (std::size_t i = 0; i < groups.size(); ++i)
      failing[i] = !rule_.judge(groups.counts[i], groups.values_of(i)).holds;
    std::vector<bool> rows(tuple_of_row_.size());
    for (std::size_t row = 0; row < rows.size(); ++row) rows[row] = failing[roll_up_.target()[tuple_of_row_[row]]];
    return rows;
  }

 private:
  /// The dimension that tells most rows apart is raised first and on its own: many nodes share the result.
  typename GroupCache<Words>::Shared source_of(const Node& node) {
    const std::size_t level = node.level(widest_);
    if (!offered_[level]) {
      offered_[level] = true;
      Node shared;
      shared.set(widest_, level);
      const auto from = cache_.best_source(shared);
      if (from->node != shared)
        cache_.keep(std::make_shared<const Groups<Words>>(*roll_up_.make(*from, shared)), *from);
    }
    return cache_.best_source(node);
  }

  [[nodiscard]] Groups<Words> one_group_a_row(const CodedTable& table) const {
    Groups<Words> rows;
    rows.counts.assign(table.rows(), 1);
    rows.keys.assign(table.rows(), {});
    const KeyLayout layout = layout_of(dimensions_, Node());
    for (std::size_t i = 0; i < dimensions_.size(); ++i) {
      const auto& field = layout.fields[i];
      const auto& column = table.columns[i];
      for (std::size_t row = 0; row < column.size(); ++row)
        rows.keys[row][field.word] |= std::uint64_t{dimensions_[i].value(column[row])} << field.shift;
    }
    if (!rule_.needs_sensitive()) return rows;
    for (std::size_t row = 0; row < table.rows(); ++row) {
      rows.first.push_back(static_cast<std::uint32_t>(row));
      rows.values.push_back({table.sensitive[row], 1});
    }
    rows.first.push_back(static_cast<std::uint32_t>(table.rows()));
    return rows;
  }

  /// Objectives without a bound from below need nothing more of a node that is not valid. Small classes are suppressed
  /// at every node within.
  [[nodiscard]] SmallClassLimit early_end(const ObjectiveFunction& objective) const {
    return objective.needs_labels() ? SmallClassLimit{rule_.k(), limit_} : SmallClassLimit{};
  }
  static CheckedNode not_valid(const Node& node) {
    CheckedNode checked;
    checked.node = node;
    checked.none_within = true;
    return checked;
  }

  /// `target` = the group that each group of `from` became part of; null when they are the same.
  CheckedNode judge(const Groups<Words>& groups, const Groups<Words>& from, const std::uint32_t* target,
                    const ObjectiveFunction& objective) {
    NodeClasses classes;
    classes.rows = rows_;
    fates_.assign(groups.size(), Fate::kept);
    for (std::size_t i = 0; i < groups.size(); ++i) count(groups, i, classes);
    CheckedNode checked;
    checked.node = groups.node;
    checked.suppressed = classes.suppressed;
    checked.valid = classes.suppressed <= limit_;
    checked.none_within = classes.unavoidable > limit_;
    checked.above = objective.above(classes);
    if (checked.none_within) return checked;
    if (objective.needs_labels()) {
      count_lost(from, target, classes);
      count_suppressed(groups, classes);
    }
    checked.within = objective.within(groups.node, classes);
    if (checked.valid) checked.score = objective.score(groups.node, classes);
    return checked;
  }

  void count(const Groups<Words>& groups, std::size_t i, NodeClasses& classes) {
    const std::uint64_t size = groups.counts[i];
    classes.squares_all += size * size;
    const Verdict verdict =
        rule_.needs_sensitive() ? rule_.judge(size, groups.values_of(i)) : Verdict{size >= rule_.k(), size};
    if (verdict.holds) {
      ++classes.kept;
      classes.squares_kept += size * size;
      return;
    }
    classes.suppressed += size;
    classes.unavoidable += verdict.unavoidable;
    fates_[i] = verdict.unavoidable == size ? Fate::lost : Fate::partly;
    if (fates_[i] == Fate::partly) classes.partly_lost.push_back({size, verdict.unavoidable});
  }

  /// By the labels of the groups that the node's classes were made from: they are finer.
  void count_lost(const Groups<Words>& from, const std::uint32_t* target, NodeClasses& classes) const {
    const KeyLayout layout = layout_of(dimensions_, from.node);
    for (std::size_t i = 0; i < dimensions_.size(); ++i)
      classes.lost_labels.push_back(
          {from.node.level(i), std::vector<std::uint64_t>(dimensions_[i].labels(from.node.level(i)))});
    for (std::size_t group = 0; group < from.size(); ++group)
      if (fates_[target == nullptr ? group : target[group]] == Fate::lost)
        for (std::size_t i = 0; i < dimensions_.size(); ++i)
          classes.lost_labels[i].rows[label_of(from.keys[group], layout.fields[i])] += from.counts[group];
  }

  void count_suppressed(const Groups<Words>& groups, NodeClasses& classes) const {
    const KeyLayout layout = layout_of(dimensions_, groups.node);
    classes.suppressed_labels = classes.lost_labels;
    for (std::size_t i = 0; i < dimensions_.size(); ++i)
      while (classes.suppressed_labels[i].level < groups.node.level(i))
        raise(dimensions_[i], classes.suppressed_labels[i]);
    if (classes.partly_lost.empty()) return;
    for (std::size_t group = 0; group < groups.size(); ++group) {
      if (fates_[group] != Fate::partly) continue;
      for (std::size_t i = 0; i < dimensions_.size(); ++i) {
        classes.partly_lost_labels.push_back(label_of(groups.keys[group], layout.fields[i]));
        classes.suppressed_labels[i].rows[classes.partly_lost_labels.back()] += groups.counts[group];
      }
    }
  }

  static std::uint32_t label_of(const Key<Words>& key, const KeyLayout::Field& field) {
    return static_cast<std::uint32_t>((key[field.word] >> field.shift) & field.mask());
  }

  /// What the model does to a class: it may stay, is suppressed whole at every node within, or in part.
  enum class Fate : std::uint8_t { kept, lost, partly };

  const std::vector<Dimension>& dimensions_;
  const ClassRule& rule_;
  std::uint64_t limit_, rows_;
  RollUp<Words> roll_up_;
  GroupCache<Words> cache_;
  std::size_t widest_ = 0;
  std::vector<bool> offered_;  ///< levels of the widest dimension: whether their classes were offered to the cache
  std::vector<std::uint32_t> tuple_of_row_;
  std::vector<Fate> fates_;  ///< of the groups being judged
};

}  // namespace

Result<std::unique_ptr<NodeChecker>> make_checker(const CodedTable& table, const std::vector<Dimension>& dimensions,
                                                  const ClassRule& rule, std::uint64_t limit) {
  const std::size_t words = layout_of(dimensions, Node()).words;
  if (words == 1) return std::make_unique<PackedChecker<1>>(table, dimensions, rule, limit);
  if (words == 2) return std::make_unique<PackedChecker<2>>(table, dimensions, rule, limit);
  if (words <= 4) return std::make_unique<PackedChecker<4>>(table, dimensions, rule, limit);
  return failure(
      Errc::limit_exceeded,
      {"the quasi-identifiers have too many values: together they may need 256 bits; give fewer or coarser ones",
       "準識別符的值過多，合計不得超過 256 位元；請減少欄位或先粗化"});
}

}  // namespace opendata::privacy
