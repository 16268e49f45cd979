#include <opendata/anonymize_file.hpp>

#include "release/json_writer.hpp"

namespace opendata::privacy {
namespace {

void write_search(release::JsonWriter& json, const FullDomainResult& search, const AnonymizeOptions& options) {
  json.key("search");
  json.begin_object();
  json.text("objective", name(options.objective));
  json.sum("score", search.score);
  json.sum("lower_bound", search.lower_bound);
  json.key("optimal");
  json.boolean(search.optimal);
  json.number("checked", search.checked);
  json.sum("lattice", search.lattice);
  json.end_object();
}

void write_column(release::JsonWriter& json, const AnonymizeReport::Column& column) {
  json.begin_object();
  json.text("name", column.name);
  json.decimal("loss", column.loss);
  json.key("rows_at_level");
  json.begin_array();
  for (const std::uint64_t rows : column.rows_at_level) json.number(rows);
  json.end_array();
  json.end_object();
}

void write_classes(release::JsonWriter& json, const AnonymizeReport& report) {
  const auto released = report.rows - report.suppressed_rows.size();
  json.key("classes");
  json.begin_object();
  json.number("count", report.classes);
  json.number("smallest", report.smallest_class);
  json.decimal("mean", report.classes == 0 ? 0 : static_cast<double>(released) / static_cast<double>(report.classes));
  json.number("largest", report.largest_class);
  json.end_object();
}

}  // namespace

std::string format_anonymize_json(const AnonymizeReport& report, const AnonymizeOptions& options) {
  release::JsonWriter json;
  json.begin_object();
  json.text("mode", options.mode == AnonymizeOptions::Mode::local ? "local" : "full-domain");
  json.number("k", options.model.k);
  json.number("rows", report.rows);
  json.number("suppressed", report.suppressed_rows.size());
  write_classes(json, report);
  json.decimal("loss", report.loss);
  if (report.search) write_search(json, *report.search, options);
  json.key("columns");
  json.begin_array();
  for (const auto& column : report.columns) write_column(json, column);
  json.end_array();
  json.key("suppressed_rows");
  json.begin_array();
  for (const std::uint64_t row : report.suppressed_rows) json.number(row);
  json.end_array();
  json.end_object();
  return json.take();
}

}  // namespace opendata::privacy
