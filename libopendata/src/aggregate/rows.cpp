#include "aggregate/rows.hpp"

#include <algorithm>
#include <opendata/recognizer.hpp>
#include <tuple>

#include "aggregate/figure_table.hpp"
#include "release/residual_scan.hpp"

namespace opendata::privacy {
namespace {

/// Count cells that are listed, totals first, then in the order of labels.
std::vector<CellId> ordered_counts(const Cube& cube) {
  struct Ordered {
    unsigned spread;  ///< dimensions that are not totals
    unsigned mask;
    Nodes nodes;
    CellId cell;
  };
  std::vector<Ordered> ordered;
  for (CellId cell = 0; cell < cube.cells(); ++cell) {
    const Nodes nodes = cube.nodes(cell);
    if (!cube.is_listed(cell) || nodes[cube.state_axis()] != cube.axes().back().root()) continue;
    Ordered entry{0, 0, nodes, cell};
    for (std::size_t axis = 0; axis < cube.state_axis(); ++axis) {
      if (nodes[axis] == cube.axes()[axis].root()) continue;
      ++entry.spread;
      entry.mask |= 1U << axis;
    }
    ordered.push_back(entry);
  }
  std::sort(ordered.begin(), ordered.end(), [](const Ordered& a, const Ordered& b) {
    return std::tie(a.spread, a.mask, a.nodes) < std::tie(b.spread, b.mask, b.nodes);
  });
  std::vector<CellId> cells;
  for (const Ordered& entry : ordered) cells.push_back(entry.cell);
  return cells;
}

/// Coarsest level first; levels finer than the node are totals.
void append_labels(const Axis& axis, std::uint32_t node, std::vector<std::optional<std::string>>& labels) {
  const std::size_t levels = axis.path[0].size() - 1, first = labels.size();
  labels.resize(first + levels);
  for (; node != axis.root(); node = axis.nodes[node].parent)
    labels[first + levels - 1 - axis.nodes[node].level] = axis.nodes[node].text;
}

std::int64_t state_count(const Cube& cube, const Published& published, CellId count, State state) {
  const CellId stride = cube.stride(cube.state_axis());
  return published.counts[count - (cube.axes().back().root() - state) * stride];
}

/// Fills what rests on closed cases.
void add_durations(const Cube& cube, const Published& published, CellId cell, AggregateRow& row) {
  const CellId in_time_cell = cell - cube.axes().back().root() * cube.stride(cube.state_axis());
  if (published.withheld != nullptr && (*published.withheld)[in_time_cell] != 0) return;
  const std::int64_t late = std::max<std::int64_t>(0, state_count(cube, published, cell, State::overdue));
  const std::int64_t closed = std::max<std::int64_t>(0, closed_cases(cube, published.counts, cell));
  row.closed = closed;
  if (closed >= std::max<std::int64_t>(1, published.least_cases)) {
    row.overdue_permille = std::min<std::int64_t>(1000, (late * 2000 + closed) / (2 * closed));
  }
  if (published.quantiles == nullptr) return;
  row.median_half_days = (*published.quantiles)[cell].median_half_days;
  row.p90_days = (*published.quantiles)[cell].p90_days;
}

}  // namespace

std::vector<AggregateRow> make_rows(const Cube& cube, const Published& published, AggregateMethod method) {
  std::vector<AggregateRow> rows;
  for (const CellId cell : ordered_counts(cube)) {
    AggregateRow row;
    row.withheld = published.withheld != nullptr && (*published.withheld)[cell] != 0;
    const std::int64_t count = published.counts[cell];
    if (count == 0 && !row.withheld && method != AggregateMethod::noise) continue;
    const Nodes nodes = cube.nodes(cell);
    for (std::size_t axis = 0; axis < cube.state_axis(); ++axis)
      append_labels(cube.axes()[axis], nodes[axis], row.labels);
    if (!row.withheld) row.count = std::max<std::int64_t>(0, count);
    if (!row.withheld && cube.has_states()) add_durations(cube, published, cell, row);
    rows.push_back(std::move(row));
  }
  return rows;
}

std::vector<PolicyField> label_columns(const AggregateSpec& spec) {
  std::vector<PolicyField> columns;
  for (const auto& dimension : spec.dimensions)
    columns.insert(columns.end(), dimension.levels.rbegin(), dimension.levels.rend());
  return columns;
}

namespace {

/// Whether a transform made the label: a date or a number. All others are texts, of the source or of the specification.
bool is_made(const std::string& text, const PolicyField& level, const AggregateDimension& dimension) {
  const bool copies = level.transform == "keep" || level.transform == "generalize_address";
  return !copies && text != dimension.other && text != dimension.missing;
}

template <class Types>
bool holds(const Types& types, std::string_view type) {
  return std::find(types.begin(), types.end(), type) != types.end();
}

/// What is made may look like a plate (2024-Q1), as the gate knows of records; what has check digits or a strict form is
/// somebody's number all the same.
bool is_personal(const deid::Finding& found, const PolicyField& level, bool made) {
  return !holds(level.allow, found.type) && (!made || !holds(release::weak_types, found.type));
}

Result<void> check_label(const deid::Analyzer& analyzer, const std::string& text, const PolicyField& level,
                         const AggregateDimension& dimension, const Where& where) {
  if (text == total_label) {
    return failure(Errc::bad_value,
                   {"a value is 合計, which stands for totals; rename it in the source",
                    "有一個值為「合計」，與合計列衝突；請於來源更名"},
                   where);
  }
  const bool made = is_made(text, level, dimension);
  const auto findings = analyzer.find(text);
  const auto found = std::find_if(findings.begin(), findings.end(),
                                  [&](const deid::Finding& each) { return is_personal(each, level, made); });
  if (found == findings.end()) return {};
  return failure(Error::from_library(
      Errc::refused,
      {"a label looks like personal data of the named type; leave the column out or generalise it, or name the type in its "
       "\"allow\" when it is no person's",
       "有標籤疑似括號所示類型的個人資料；請移除或概化此欄位，若非個人所有可列於其 \"allow\""},
      found->type.data(), where));
}

}  // namespace

Result<void> check_labels(const Cube& cube, const AggregateSpec& spec) {
  const deid::Analyzer analyzer;
  for (std::size_t axis = 0; axis < cube.state_axis(); ++axis) {
    const Axis& tree = cube.axes()[axis];
    const AggregateDimension& dimension = spec.dimensions[axis];
    for (std::uint32_t node = 0; node < tree.root(); ++node) {
      const PolicyField& level = dimension.levels[tree.nodes[node].level];
      const Where where{spec.file, level.line, level.source};
      if (auto clean = check_label(analyzer, tree.nodes[node].text, level, dimension, where); !clean) return clean;
    }
  }
  return {};
}

}  // namespace opendata::privacy
