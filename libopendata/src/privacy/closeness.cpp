#include <algorithm>
#include <charconv>
#include <cmath>
#include <numeric>
#include <utility>

#include "privacy/criteria.hpp"

namespace opendata::privacy {
namespace {

/// Products of three row counts do not fit 64 bits.
__extension__ using Wide = unsigned __int128;

/// What the distances share: q as counts of the whole table, the comparison, the bound for parts of a class.
class Closer : public Criterion {
 public:
  Closer(double t, std::vector<std::uint64_t> table_counts)
      : t_(t),
        counts_(std::move(table_counts)),
        rows_(std::accumulate(counts_.begin(), counts_.end(), std::uint64_t{0})) {}
  Verdict judge(std::uint64_t size, std::span<const ValueCount> values) const final {
    const double d = distance(size, values);
    if (d <= t_) return {true, 0};
    // The distance is convex: the parts' mean is at least the whole's, and no part is farther away than 1.
    const double share = t_ < 1 ? (d - t_) / (1 - t_) : 0;
    return {false, whole_rows(share * static_cast<double>(size), size)};
  }

 protected:
  [[nodiscard]] virtual double distance(std::uint64_t size, std::span<const ValueCount> values) const = 0;
  /// |count of the class · rows − count of the table · size| stays whole: p − q times rows · size.
  [[nodiscard]] Wide surplus(std::uint64_t of_class, std::uint64_t of_table, std::uint64_t size) const {
    const Wide p = Wide{of_class} * rows_, q = Wide{of_table} * size;
    return p > q ? p - q : 0;
  }
  [[nodiscard]] double quotient(Wide sum, std::uint64_t size, std::uint64_t steps) const {
    return static_cast<double>(sum) / static_cast<double>(Wide{rows_} * size * steps);
  }
  [[nodiscard]] const std::vector<std::uint64_t>& counts() const { return counts_; }
  [[nodiscard]] std::uint64_t rows() const { return rows_; }

 private:
  double t_;
  std::vector<std::uint64_t> counts_;  ///< of each value in the whole table
  std::uint64_t rows_;
};

/// ½ Σ |p − q| = Σ of the surpluses, which only values of the class can have.
class EqualCloseness final : public Closer {
 public:
  using Closer::Closer;

 private:
  double distance(std::uint64_t size, std::span<const ValueCount> values) const override {
    Wide sum = 0;
    for (const ValueCount& of : values) sum += surplus(of.count, counts()[of.value], size);
    return quotient(sum, size, 1);
  }
};

/// The values of a class in the order of `rank`.
std::vector<ValueCount> ranked(std::span<const ValueCount> values, const std::vector<std::uint32_t>& rank) {
  std::vector<ValueCount> out;
  out.reserve(values.size());
  for (const ValueCount& of : values) out.push_back({rank[of.value], of.count});
  std::sort(out.begin(), out.end(), [](const ValueCount& a, const ValueCount& b) { return a.value < b.value; });
  return out;
}

/// Mean over the m − 1 steps between neighbours of |cumulated p − cumulated q|. Values may share a rank.
class OrderedCloseness final : public Closer {
 public:
  OrderedCloseness(double t, std::vector<std::uint64_t> table_counts, std::vector<std::uint32_t> rank)
      : Closer(t, std::move(table_counts)),
        rank_(std::move(rank)),
        ranks_(rank_.empty() ? 0 : *std::max_element(rank_.begin(), rank_.end()) + std::size_t{1}),
        below_(ranks_ + 1),
        area_(below_.size()) {
    std::vector<std::uint64_t> by_rank(ranks_);
    for (std::size_t value = 0; value < rank_.size(); ++value) by_rank[rank_[value]] += counts()[value];
    for (std::size_t i = 0; i < by_rank.size(); ++i) {
      below_[i + 1] = below_[i] + by_rank[i];
      area_[i + 1] = area_[i] + below_[i + 1];
    }
  }

 private:
  double distance(std::uint64_t size, std::span<const ValueCount> values) const override {
    if (ranks_ < 2) return 0;
    Wide sum = 0;
    std::uint64_t cumulated = 0;
    std::size_t from = 0;
    for (const ValueCount& of : ranked(values, rank_)) {
      sum += between(from, of.value, cumulated, size);
      cumulated += of.count;
      from = of.value;
    }
    sum += between(from, ranks_ - 1, cumulated, size);
    return quotient(sum, size, ranks_ - 1);
  }

  /// Sum over the steps from … to − 1, along which the class has cumulated the same count: first those where the table has
  /// cumulated less, then those where it has more. Found by halving, so that the cost does not grow with the values.
  [[nodiscard]] Wide between(std::size_t from, std::size_t to, std::uint64_t cumulated, std::uint64_t size) const {
    const Wide p = Wide{cumulated} * rows();
    const auto less = [&](std::uint64_t table) { return Wide{table} * size < p; };
    const auto begin = below_.begin() + static_cast<std::ptrdiff_t>(from) + 1;
    const auto end = below_.begin() + static_cast<std::ptrdiff_t>(to) + 1;
    const auto middle = static_cast<std::size_t>(std::partition_point(begin, end, less) - below_.begin()) - 1;
    return (p * (middle - from) - Wide{size} * (area_[middle] - area_[from])) +
           (Wide{size} * (area_[to] - area_[middle]) - p * (to - middle));
  }

  std::vector<std::uint32_t> rank_;    ///< of each value
  std::size_t ranks_;
  std::vector<std::uint64_t> below_;   ///< below_[i] = rows of the table with rank < i
  std::vector<std::uint64_t> area_;    ///< area_[i] = Σ of below_[1 … i]
};

/// The mean of the equal distances at every level below the root.
class HierarchicalCloseness final : public Closer {
 public:
  /// `levels[i][rank]` = label of the value of that rank at level i; labels stand together, because ranks follow the tree.
  HierarchicalCloseness(double t, std::vector<std::uint64_t> table_counts, std::vector<std::uint32_t> rank,
                        std::vector<std::vector<std::uint32_t>> levels)
      : Closer(t, std::move(table_counts)), rank_(std::move(rank)), levels_(std::move(levels)) {
    for (const auto& labels : levels_) {
      auto& sums = label_counts_.emplace_back(labels.empty() ? 0 : *std::max_element(labels.begin(), labels.end()) + 1);
      for (std::size_t value = 0; value < rank_.size(); ++value) sums[labels[rank_[value]]] += counts()[value];
    }
  }

 private:
  double distance(std::uint64_t size, std::span<const ValueCount> values) const override {
    const auto in_order = ranked(values, rank_);
    Wide sum = 0;
    for (std::size_t level = 0; level < levels_.size(); ++level) sum += surplus_at(level, in_order, size);
    return quotient(sum, size, levels_.size());
  }

  [[nodiscard]] Wide surplus_at(std::size_t level, const std::vector<ValueCount>& values, std::uint64_t size) const {
    Wide sum = 0;
    for (std::size_t i = 0; i < values.size();) {
      const std::uint32_t label = levels_[level][values[i].value];
      std::uint64_t count = 0;
      for (; i < values.size() && levels_[level][values[i].value] == label; ++i) count += values[i].count;
      sum += surplus(count, label_counts_[level][label], size);
    }
    return sum;
  }

  std::vector<std::uint32_t> rank_;
  std::vector<std::vector<std::uint32_t>> levels_;
  std::vector<std::vector<std::uint64_t>> label_counts_;
};

std::vector<std::uint64_t> count_values(const CodedTable& table) {
  std::vector<std::uint64_t> counts(table.sensitive_values.size());
  for (const std::uint32_t value : table.sensitive) ++counts[value];
  return counts;
}

/// rank[value] for values in the order of `less`. Equals share a rank: 1 and 01 are as far from 2, in whatever order.
template <class Less>
std::vector<std::uint32_t> ranks(std::size_t values, Less less) {
  std::vector<std::uint32_t> order(values), rank(values);
  std::iota(order.begin(), order.end(), 0U);
  std::sort(order.begin(), order.end(), less);
  for (std::size_t i = 1; i < values; ++i)
    rank[order[i]] = rank[order[i - 1]] + (less(order[i - 1], order[i]) ? 1U : 0U);
  return rank;
}

std::optional<std::vector<double>> numbers_of(const std::vector<std::string>& texts) {
  std::vector<double> numbers;
  for (const std::string& text : texts) {
    double number = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
    if (read.ec != std::errc() || read.ptr != text.data() + text.size() || !std::isfinite(number)) return std::nullopt;
    numbers.push_back(number);
  }
  return numbers;
}

/// The leaf of each sensitive value.
Result<std::vector<std::uint32_t>> leaves_of(const Hierarchy& hierarchy, const CodedTable& table) {
  std::vector<std::uint32_t> leaves;
  for (const std::string& value : table.sensitive_values) {
    const auto leaf = hierarchy.leaf(value);
    if (!leaf)
      return failure(Errc::bad_value,
                     {"the hierarchy of the sensitive attribute lacks a value of the table; add a row for it",
                      "敏感屬性的階層缺少資料表中的值；請新增一列"},
                     {{}, 0, hierarchy.attribute()});
    leaves.push_back(*leaf);
  }
  return leaves;
}

MadeCriterion make_ordered(const PrivacyModel& model, const CodedTable& table) {
  const double t = model.closeness->t;
  const std::size_t values = table.sensitive_values.size();
  if (const auto numbers = numbers_of(table.sensitive_values)) {
    auto rank = ranks(values, [&](auto a, auto b) { return (*numbers)[a] < (*numbers)[b]; });
    return std::make_shared<OrderedCloseness>(t, count_values(table), std::move(rank));
  }
  if (!model.sensitive_hierarchy)
    return failure(Errc::invalid_argument,
                   {"ordered distance needs numbers, or a hierarchy of the sensitive attribute whose rows give the order",
                    "順序距離需要數值，或以敏感屬性的階層檔各列之先後為順序"},
                   {{}, 0, "t"});
  const auto leaves = leaves_of(*model.sensitive_hierarchy, table);
  if (!leaves) return failure(leaves.error());
  auto rank = ranks(values, [&](auto a, auto b) { return (*leaves)[a] < (*leaves)[b]; });
  return std::make_shared<OrderedCloseness>(t, count_values(table), std::move(rank));
}

/// From the leaves to the last level that has more than one label. What is coarser tells no values apart: counted along, it
/// would make every distance a smaller share of the largest one.
std::size_t levels_below_root(const Hierarchy& hierarchy) {
  std::size_t levels = hierarchy.height() + 1;
  while (levels > 1 && hierarchy.labels(levels - 1) == 1) --levels;
  return levels;
}

MadeCriterion make_hierarchical(const PrivacyModel& model, const CodedTable& table) {
  if (!model.sensitive_hierarchy)
    return failure(Errc::invalid_argument,
                   {"hierarchical distance needs a hierarchy of the sensitive attribute", "階層距離需要敏感屬性的階層"}, {{}, 0, "t"});
  const Hierarchy& hierarchy = *model.sensitive_hierarchy;
  const auto leaves = leaves_of(hierarchy, table);
  if (!leaves) return failure(leaves.error());
  const auto path_less = [&](std::uint32_t a, std::uint32_t b) {
    for (std::size_t level = hierarchy.height() + 1; level-- > 0;) {
      const auto x = hierarchy.label(level, (*leaves)[a]), y = hierarchy.label(level, (*leaves)[b]);
      if (x != y) return x < y;
    }
    return false;
  };
  auto rank = ranks(table.sensitive_values.size(), path_less);
  std::vector<std::vector<std::uint32_t>> levels(levels_below_root(hierarchy), std::vector<std::uint32_t>(rank.size()));
  for (std::size_t level = 0; level < levels.size(); ++level)
    for (std::size_t value = 0; value < rank.size(); ++value)
      levels[level][rank[value]] = hierarchy.label(level, (*leaves)[value]);
  return std::make_shared<HierarchicalCloseness>(model.closeness->t, count_values(table), std::move(rank), std::move(levels));
}

}  // namespace

MadeCriterion make_closeness(const PrivacyModel& model, const CodedTable& table) {
  const double t = model.closeness->t;
  if (!(t >= 0 && t <= 1))
    return failure(Errc::invalid_argument, {"t must be between 0 and 1", "t 須介於 0 與 1"}, {{}, 0, "t"});
  switch (model.closeness->distance) {
    case Closeness::Distance::ordered:
      return make_ordered(model, table);
    case Closeness::Distance::hierarchical:
      return make_hierarchical(model, table);
    default:
      return std::make_shared<EqualCloseness>(t, count_values(table));
  }
}

}  // namespace opendata::privacy
