#include "privacy/full_domain/checker.hpp"

#include <algorithm>
#include <utility>

#include "privacy/full_domain/group_cache.hpp"

namespace opendata::privacy {
namespace {

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
        cache_(roll_up_.make(one_group_a_row(table), Node())) {
    tuple_of_row_ = roll_up_.target();
    const auto widest = std::max_element(dimensions_.begin(), dimensions_.end(),
                                         [](const auto& a, const auto& b) { return a.labels(0) < b.labels(0); });
    widest_ = static_cast<std::size_t>(widest - dimensions_.begin());
  }

  std::uint64_t tuples() const override { return cache_.table().size(); }

  CheckedNode check(const Node& node, const ObjectiveFunction& objective) override {
    const auto from = source_of(node);
    auto groups = from->node == node ? from : std::make_shared<const Groups<Words>>(roll_up_.make(*from, node));
    const CheckedNode checked = judge(*groups, objective);
    cache_.keep(std::move(groups), *from);
    return checked;
  }

  std::vector<bool> suppressed_rows(const Node& node) override {
    const auto groups = roll_up_.make(cache_.table(), node);
    std::vector<bool> failing(groups.size());
    for (std::size_t i = 0; i < groups.size(); ++i)
      failing[i] = !rule_.judge(groups.counts[i], groups.values_of(i)).holds;
    std::vector<bool> rows(tuple_of_row_.size());
    for (std::size_t row = 0; row < rows.size(); ++row) rows[row] = failing[roll_up_.target()[tuple_of_row_[row]]];
    return rows;
  }

 private:
  /// The dimension with the most values is raised first and on its own: many nodes share the result.
  typename GroupCache<Words>::Shared source_of(const Node& node) {
    Node shared;
    shared.set(widest_, node.level(widest_));
    const auto from = cache_.best_source(shared);
    if (from->node != shared) cache_.keep(std::make_shared<const Groups<Words>>(roll_up_.make(*from, shared)), *from);
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

  CheckedNode judge(const Groups<Words>& groups, const ObjectiveFunction& objective) {
    NodeClasses classes;
    classes.rows = rows_;
    failing_.clear();
    for (std::size_t i = 0; i < groups.size(); ++i) count(groups, i, classes);
    CheckedNode checked;
    checked.node = groups.node;
    checked.suppressed = classes.suppressed;
    checked.valid = classes.suppressed <= limit_;
    checked.none_within = classes.unavoidable > limit_;
    checked.above = objective.above(classes);
    if (checked.none_within) return checked;
    if (objective.needs_labels()) add_labels(groups, classes);
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
    classes.failing.push_back({size, verdict.unavoidable});
    failing_.push_back(static_cast<std::uint32_t>(i));
  }

  void add_labels(const Groups<Words>& groups, NodeClasses& classes) const {
    const KeyLayout layout = layout_of(dimensions_, groups.node);
    classes.failing_labels.reserve(failing_.size() * dimensions_.size());
    for (const std::uint32_t i : failing_)
      for (const auto& field : layout.fields)
        classes.failing_labels.push_back(
            static_cast<std::uint32_t>((groups.keys[i][field.word] >> field.shift) & field.mask()));
  }

  const std::vector<Dimension>& dimensions_;
  const ClassRule& rule_;
  std::uint64_t limit_, rows_;
  RollUp<Words> roll_up_;
  GroupCache<Words> cache_;
  std::size_t widest_ = 0;
  std::vector<std::uint32_t> tuple_of_row_, failing_;
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
