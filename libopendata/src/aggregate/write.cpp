#include <algorithm>
#include <limits>
#include <opendata/aggregate.hpp>

#include "aggregate/figure_series.hpp"
#include "aggregate/json_text.hpp"
#include "release/residual_scan.hpp"
#include "release/sha256.hpp"

namespace opendata::privacy {
namespace {

using format::OutputFile;

/// A figure of a row: its name, its heading, its type, and its text; nullopt = withheld or none.
struct Figure {
  std::string_view name, heading, heading_en;
  FieldType type;
  std::optional<std::string> (*text)(const AggregateRow& row);
};

std::optional<std::string> whole(const std::optional<std::int64_t>& value) {
  if (!value) return std::nullopt;
  return std::to_string(*value);
}

std::optional<std::string> half(const std::optional<std::int64_t>& value) {
  if (!value) return std::nullopt;
  return std::to_string(*value / 2) + (*value % 2 == 0 ? ".0" : ".5");
}

std::optional<std::string> tenth(const std::optional<std::int64_t>& value) {
  if (!value) return std::nullopt;
  return std::to_string(*value / 10) + "." + std::to_string(*value % 10);
}

constexpr Figure count_figure{"count", "件數", "Cases", FieldType::integer, [](const AggregateRow& row) { return whole(row.count); }};
constexpr Figure duration_figures[] = {
    {"closed", "已結案件數", "Closed cases", FieldType::integer, [](const AggregateRow& row) { return whole(row.closed); }},
    {"median_days", "結案日數中位數", "Median of days to close", FieldType::decimal,
     [](const AggregateRow& row) { return half(row.median_half_days); }},
    {"p90_days", "結案日數第90百分位數", "90th percentile of days to close", FieldType::integer,
     [](const AggregateRow& row) { return whole(row.p90_days); }},
};
constexpr Figure overdue_figure{"overdue_percent", "逾期率(%)", "Overdue (%)", FieldType::decimal,
                                [](const AggregateRow& row) { return tenth(row.overdue_permille); }};

/// Figures that the specification asks for and the method can give.
std::vector<Figure> figures_of(const AggregateSpec& spec) {
  std::vector<Figure> figures{count_figure};
  if (!spec.duration) return figures;
  const bool noise = spec.protection.method == AggregateMethod::noise;
  for (const Figure& figure : duration_figures) {
    if (!noise || figure.name == "closed") figures.push_back(figure);
  }
  if (spec.duration->overdue_after_days) figures.push_back(overdue_figure);
  return figures;
}

/// Exact counts of two releases may be taken from one another. What was rounded or has noise differs by that.
void compare_counts(const Aggregate& aggregate, const AggregateSpec& spec, FigureTable& table) {
  if (spec.protection.method != AggregateMethod::suppress) return;
  for (const Field& field : table.fields)
    if (field.type == FieldType::string && field.name != "note") table.keys.push_back(field.name);
  table.counts = {"count"};
  if (spec.duration) table.counts.push_back("closed");
  table.least_change = spec.protection.least_change > 0 ? spec.protection.least_change : spec.protection.threshold;
  // An earlier release does not say how many persons its counts are of: any change may be of one.
  const bool by_person = !spec.person.empty() || aggregate.compared_by_person;
  if (by_person && table.least_change > 1) table.least_change = std::numeric_limits<std::int64_t>::max();
  table.least_change_key = "protection.least_change";
}

/// What is made from dates, numbers or addresses may look like a plate, as the gate knows of records.
std::vector<std::string> allowed_in(const PolicyField& column) {
  std::vector<std::string> types = column.allow;
  if (column.transform.starts_with("generalize_"))
    types.insert(types.end(), release::weak_types.begin(), release::weak_types.end());
  return types;
}

FigureTable table_of(const Aggregate& aggregate, const AggregateSpec& spec) {
  const std::vector<Figure> figures = figures_of(spec);
  FigureTable table;
  for (const PolicyField& column : aggregate.columns) {
    table.fields.push_back({column.field.name, column.field.title, column.field.description, FieldType::string});
    table.allow[column.field.name] = allowed_in(column);
  }
  for (const Figure& figure : figures)
    table.fields.push_back({std::string(figure.name), {std::string(figure.heading), std::string(figure.heading_en)}, {}, figure.type});
  table.fields.push_back({"note", {"註記", "Note"}, {}, FieldType::string});
  for (const AggregateRow& row : aggregate.rows) {
    std::vector<Cell>& cells = table.rows.emplace_back();
    for (const auto& label : row.labels) cells.emplace_back(label.value_or(total_label));
    for (const Figure& figure : figures) cells.push_back(figure.text(row));
    cells.push_back(row.withheld ? Cell("抑制") : Cell());
  }
  compare_counts(aggregate, spec, table);
  return table;
}

/// Other tables of the same cases are compared where the cases are: by the ledger, which knows their specifications.
Result<void> was_compared(const Aggregate& aggregate, const AggregateSpec& spec, const std::string& theirs) {
  if (spec.protection.method != AggregateMethod::suppress || theirs == release::sha256_of(spec.document)) return {};
  const auto& known = aggregate.compared;
  if (std::find(known.begin(), known.end(), theirs) != known.end()) return {};
  return failure(Errc::refused,
                 {"an earlier release of this dataset was made by a specification that the ledger does not know, so that the two "
                  "tables cannot be compared; give the ledger of that table, or publish under another dataset id",
                  "此資料集先前的版本出自帳本所無的統計規格，兩表無從比對；請指定該表的帳本，或以另一個資料集代碼發布"},
                 {spec.file, 0, "publication.id"});
}

void append_json_row(std::string& line, const Aggregate& aggregate, const std::vector<Figure>& figures,
                     const AggregateRow& row) {
  line = "    {";
  for (std::size_t i = 0; i < row.labels.size(); ++i) {
    append_json_string(line, aggregate.columns[i].field.name);
    line += ": ";
    if (row.labels[i]) {
      append_json_string(line, *row.labels[i]);
    } else {
      line += "null";
    }
    line += ", ";
  }
  for (const Figure& figure : figures) {
    append_json_string(line, figure.name);
    line += ": " + figure.text(row).value_or("null") + ", ";
  }
  line += row.withheld ? "\"withheld\": true}" : "\"withheld\": false}";
}

void write_json(OutputFile& out, const Aggregate& aggregate, const AggregateSpec& spec,
                const std::vector<Figure>& figures) {
  std::string line = "{\n  \"dataset\": ";
  append_json_string(line, spec.dataset);
  line += ",\n  \"method\": ";
  append_json_string(line, name(spec.protection.method));
  out.append(line + ",\n  \"rows\": [");
  bool first = true;
  for (const AggregateRow& row : aggregate.rows) {
    append_json_row(line, aggregate, figures, row);
    out.append(first ? "\n" : ",\n");
    out.append(line);
    first = false;
  }
  out.append("\n  ]\n}\n");
}

}  // namespace

Result<void> write_aggregate(const Aggregate& aggregate, const AggregateSpec& spec,
                             const std::filesystem::path& output) {
  const bool csv = output.extension() == ".csv";
  if (!csv && output.extension() != ".json") {
    return failure(Errc::invalid_argument, {"must end in .csv or .json", "須以 .csv 或 .json 結尾"},
                   {output.string(), 0, {}});
  }
  return write_figures(output, [&](OutputFile& out) {
    csv ? append_csv(out, table_of(aggregate, spec)) : write_json(out, aggregate, spec, figures_of(spec));
  });
}

Result<Publication> publish_aggregate(const Aggregate& aggregate, const AggregateSpec& spec,
                                      const std::filesystem::path& catalog) {
  if (!spec.publication) {
    return failure(Errc::missing_column,
                   {"the specification does not say what the catalogue is to say of the table; add \"publication\"",
                    "統計規格未說明目錄的資料集說明；請加入「publication」"},
                   {spec.file, 0, "publication"});
  }
  const FigureTable table = table_of(aggregate, spec);
  const auto compare = [&](const Release& earlier) {
    return was_compared(aggregate, spec, earlier.manifest.policy_sha256).and_then([&] { return compare_with_earlier(table, earlier); });
  };
  const auto compare_kept = [&](const std::vector<std::string>& kept) -> Result<void> {
    const auto known = kept.empty() ? std::nullopt : parse_kept_figures(kept.front());
    if (!known) return compare_with_kept(table, kept);
    return was_compared(aggregate, spec, known->spec_sha256).and_then([&] { return compare_with_kept(table, kept); });
  };
  return publish_figures(table, {*spec.publication, spec.file, spec.document, aggregate.modified}, catalog, {compare, compare_kept});
}

}  // namespace opendata::privacy
