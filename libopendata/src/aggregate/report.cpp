#include <opendata/aggregate.hpp>

#include "release/json_writer.hpp"

namespace opendata::privacy {
namespace {

using release::JsonWriter;

void write_suppression(JsonWriter& out, const AggregateReport& report, const AggregateProtection& protection) {
  out.number("threshold", static_cast<std::uint64_t>(protection.threshold));
  out.number("width", static_cast<std::uint64_t>(protection.width == 0 ? protection.threshold : protection.width));
  out.key("zeros_published");
  out.boolean(protection.zeros == ZeroRule::publish);
  out.number("primary", report.primary);
  out.number("secondary", report.secondary);
  out.number("counts_audited", report.audited);
  out.number("counts_exposed", 0);
  out.number("narrowest_interval", static_cast<std::uint64_t>(report.narrowest));
  out.number("earlier_tables_compared", report.differencing_checks);
}

void write_noise(JsonWriter& out, const AggregateReport& report, const AggregateProtection& protection) {
  out.number("epsilon_millionths", static_cast<std::uint64_t>(protection.epsilon));
  out.number("cases_per_person", static_cast<std::uint64_t>(protection.cases_per_person));
  out.number("budget_millionths", static_cast<std::uint64_t>(protection.budget));
  out.number("spent_millionths", static_cast<std::uint64_t>(report.spent));
  out.key("issued_again");
  out.boolean(report.reissued);
}

/// With noise an exact count would undo it: the report may be published like the table.
void write_counts(JsonWriter& out, const AggregateReport& report) {
  out.text("encoding", name(report.input.encoding));
  out.key("leniencies");
  out.begin_object();
  for (const auto& [leniency, count] : report.input.counts) out.number(leniency, count);
  out.end_object();
  out.number("cases", report.cases);
  out.number("invalid_durations", report.invalid_durations);
  out.number("labels_pooled", report.pooled_labels);
}

}  // namespace

std::string aggregate_report_json(const Aggregate& aggregate, const AggregateSpec& spec) {
  const AggregateReport& report = aggregate.report;
  const AggregateProtection& protection = spec.protection;
  JsonWriter out;
  out.begin_object();
  out.text("dataset", spec.dataset);
  out.text("method", name(protection.method));
  out.text("protected_unit", spec.person.empty() ? "case" : "person");
  out.number("cells", report.cells);
  if (protection.method != AggregateMethod::noise) write_counts(out, report);
  if (protection.method == AggregateMethod::suppress) write_suppression(out, report, protection);
  if (protection.method == AggregateMethod::round) out.number("base", static_cast<std::uint64_t>(protection.base));
  if (protection.method == AggregateMethod::noise) write_noise(out, report, protection);
  out.number("least_cases", static_cast<std::uint64_t>(protection.least_cases));
  out.number("tail_cases", static_cast<std::uint64_t>(protection.tail_cases));
  out.end_object();
  return out.take();
}

}  // namespace opendata::privacy
