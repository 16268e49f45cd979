#include <algorithm>

#include "web/chart/chart.hpp"
#include "web/dataset/parts.hpp"

/// Datasets of type "statistics" (data/dataset-types/statistics.json): each row is a count, and 合計 in a column stands
/// for all of its values. Drawn is, for each column, its values where every other column says 合計.
namespace opendata::api::web {
namespace {

constexpr std::string_view all_values = "合計";
constexpr std::size_t most_rows = 200;

/// Columns that rows are counted by: texts that 合計 stands in, and the levels above them.
std::vector<std::size_t> dimensions_of(const DatasetView& view) {
  std::vector<std::size_t> out;
  for (const FieldSummary& summary : view.summaries.fields) {
    const auto& counts = summary.tally->counts;
    const bool has_total =
        std::any_of(counts.begin(), counts.end(), [](const auto& count) { return count.value == all_values; });
    if (has_total && view.schema().fields[summary.field].type == FieldType::string) out.push_back(summary.field);
  }
  return out;
}

/// Of the values of `dimension`, where the others are totals; `free` may be anything: a level above the dimension has
/// its own value there.
Filter totals_but(const std::vector<std::size_t>& dimensions, std::size_t dimension, std::optional<std::size_t> free) {
  Filter filter;
  for (const auto field : dimensions) {
    if (field == free) continue;
    filter.push_back({field, field == dimension ? Operator::ne : Operator::eq, {std::string(all_values)}});
  }
  return filter;
}

std::vector<Bar> read_bars(const DatasetView& view, Filter filter, std::size_t dimension, std::size_t measure) {
  RowsQuery query;
  query.filter = std::move(filter);
  query.fields = {dimension, measure};
  query.limit = most_rows;
  const auto rows = view.served.rows.page(query, view.time.get());
  std::vector<Bar> bars;
  if (!rows) return bars;
  for (const Row& row : rows->rows)
    if (row.cells[0] && row.cells[1] && !row.cells[1]->starts_with('-'))
      bars.push_back({*row.cells[0], std::stoull(*row.cells[1])});
  return bars;
}

std::vector<Bar> bars_of(const DatasetView& view, const std::vector<std::size_t>& dimensions, std::size_t dimension,
                         std::size_t measure) {
  auto bars = read_bars(view, totals_but(dimensions, dimension, std::nullopt), dimension, measure);
  for (const auto level : dimensions) {
    if (!bars.empty()) break;
    if (level != dimension) bars = read_bars(view, totals_but(dimensions, dimension, level), dimension, measure);
  }
  return bars;
}

FieldKind kind_of(const DatasetView& view, std::size_t dimension) {
  for (const FieldSummary& summary : view.summaries.fields) {
    if (summary.field != dimension) continue;
    const auto& first = summary.tally->counts.front().value.value_or("");
    const bool begins_with_year = first.size() >= 4 && first.find_first_not_of("0123456789") >= 3;
    return begins_with_year ? FieldKind::period : FieldKind::category;
  }
  return FieldKind::category;
}

void write_dimension(Html& html, const DatasetView& view, const std::vector<std::size_t>& dimensions,
                     std::size_t dimension, std::size_t measure) {
  const Field &field = view.schema().fields[dimension], &counted = view.schema().fields[measure];
  auto bars = bars_of(view, dimensions, dimension, measure);
  const bool period = kind_of(view, dimension) == FieldKind::period;
  std::stable_sort(bars.begin(), bars.end(),
                   [&](const Bar& a, const Bar& b) { return period ? a.label < b.label : a.value > b.value; });
  const auto& unit = counted.title.in(html.language());
  const auto& by = field.title.in(html.language());
  const Chart chart{"statistics-" + field.name, html.english() ? unit + " by " + by : "各" + by + unit, by, unit,
                    std::move(bars)};
  period ? write_column_chart(html, chart) : write_bar_chart(html, chart);
}

std::optional<std::size_t> measure_of(const Schema& schema) {
  for (std::size_t i = 0; i < schema.fields.size(); ++i)
    if (schema.fields[i].name == "count" && schema.fields[i].type == FieldType::integer) return i;
  return std::nullopt;
}

}  // namespace

void write_statistics(Html& html, const DatasetView& view) {
  const auto measure = measure_of(view.schema());
  const auto dimensions = dimensions_of(view);
  if (!measure || dimensions.empty()) return;
  write_heading(html, "charts", {"Statistics", "統計圖表"});
  html.raw("<p class=\"source\">")
      .say({"Counts that are withheld to protect people are left out of the charts.",
            "為保護個人而不公布的件數，不列入圖表。"})
      .raw("</p>\n");
  for (const auto dimension : dimensions) write_dimension(html, view, dimensions, dimension, *measure);
}

}  // namespace opendata::api::web
