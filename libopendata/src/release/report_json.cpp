#include "release/report_json.hpp"

#include "release/json_writer.hpp"
#include "risk/risk_json.hpp"

namespace opendata::release {
namespace {

template <class Counts>
void write_counts(JsonWriter& out, std::string_view key, const Counts& counts) {
  out.key(key);
  out.begin_object();
  for (const auto& [name, count] : counts) out.number(name, count);
  out.end_object();
}

void write_input(JsonWriter& out, const ReadReport& input) {
  out.key("input");
  out.begin_object();
  out.text("encoding", name(input.encoding));
  out.number("records", input.records);
  write_counts(out, "leniencies", input.counts);
  out.end_object();
}

void write_field(JsonWriter& out, const deid::PipelineReport::FieldCounts& field) {
  out.begin_object();
  out.text("name", field.name);
  out.text("role", field.role);
  out.text("transform", field.transform);
  out.number("changed", field.changed);
  out.number("missing", field.missing);
  out.number("suppressed", field.suppressed);
  write_counts(out, "findings", field.findings);
  if (field.level) out.number("level", *field.level);
  if (field.height) out.number("height", *field.height);
  if (field.loss) out.decimal("loss", *field.loss);
  out.end_object();
}

/// What a search found; a policy of fixed transforms has none.
void write_search(JsonWriter& out, const deid::PipelineReport& pipeline) {
  if (!pipeline.search) return;
  out.key("search");
  out.begin_object();
  out.text("mode", pipeline.mode);
  out.text("objective", pipeline.objective);
  out.sum("score", pipeline.search->score);
  if (pipeline.search->lower_bound) out.sum("lower_bound", *pipeline.search->lower_bound);
  if (pipeline.search->lower_bound) {
    out.key("optimal");
    out.boolean(pipeline.search->optimal);
  }
  out.decimal("loss", pipeline.search->loss);
  out.end_object();
}

void write_pipeline(JsonWriter& out, const deid::PipelineReport& pipeline) {
  out.key("deidentification");
  out.begin_object();
  out.number("records_in", pipeline.records_in);
  out.number("records_out", pipeline.records_out);
  out.number("records_suppressed", pipeline.records_suppressed);
  out.number("k", pipeline.k);
  out.number("classes", pipeline.classes);
  out.number("smallest_class", pipeline.smallest_class);
  write_search(out, pipeline);
  out.number("dropped_columns", pipeline.dropped_columns.size());
  out.key("fields");
  out.begin_array();
  for (const auto& field : pipeline.fields) write_field(out, field);
  out.end_array();
  out.end_object();
}

void write_quality(JsonWriter& out, const QualityReport& quality) {
  out.key("quality");
  out.begin_object();
  for (const QualityCheck& check : quality_checks()) out.text(check.name, name(quality.*check.member));
  out.end_object();
}

void write_residual(JsonWriter& out, const ResidualCounts& residual) {
  out.key("residual");
  out.begin_array();
  for (const auto& [place, records] : residual) {
    out.begin_object();
    out.text("field", place.first);
    out.text("type", place.second);
    out.number("records", records);
    out.end_object();
  }
  out.end_array();
}

void write_gate(JsonWriter& out, const GateReport& gate) {
  out.key("gate");
  out.begin_object();
  out.number("classes", gate.classes);
  out.number("smallest_class", gate.smallest_class);
  write_residual(out, gate.residual);
  write_quality(out, gate.quality);
  out.end_object();
}

void write_cross_release(JsonWriter& out, const CrossRelease& compared) {
  out.key("cross_release");
  out.begin_object();
  out.number("releases", compared.releases);
  out.number("unknown_releases", compared.unknown_releases);
  out.number("least_change", compared.least_change);
  out.number("small_changes", compared.small_changes);
  out.number("other_levels", compared.other_levels);
  out.number("smallest_intersection", compared.smallest_intersection);
  out.end_object();
}

}  // namespace

std::string format_report(const ReportParts& parts) {
  JsonWriter out;
  out.begin_object();
  out.number("report_version", 1);
  write_input(out, parts.input);
  write_pipeline(out, parts.pipeline);
  if (parts.gate != nullptr) write_gate(out, *parts.gate);
  if (parts.risk != nullptr) {
    out.key("risk");
    privacy::write_risk(out, *parts.risk);
  }
  if (parts.cross_release != nullptr) write_cross_release(out, *parts.cross_release);
  out.end_object();
  return out.take();
}

}  // namespace opendata::release
