#include "risk/risk_json.hpp"

#include <algorithm>

namespace opendata::privacy {
namespace {

using release::JsonWriter;

void write_optional(JsonWriter& out, std::string_view key, const std::optional<double>& value) {
  if (value) return out.decimal(key, *value);
  out.key(key);
  out.null();
}

/// A risk above each threshold needs its own count, so the function is asked once for each.
template <class RiskAt>
void write_attacker(JsonWriter& out, std::string_view key, const RiskAt& risk_at) {
  out.key(key);
  out.begin_object();
  const AttackerRisk risk = risk_at(risk_thresholds[0]);
  out.decimal("highest", risk.highest);
  out.decimal("mean", risk.mean);
  out.decimal("lowest", risk.lowest);
  out.key("at_risk");
  out.begin_array();
  for (const double threshold : risk_thresholds) {
    out.begin_object();
    out.decimal("threshold", threshold);
    out.decimal("share", risk_at(threshold).at_risk);
    out.end_object();
  }
  out.end_array();
  out.end_object();
}

void write_histogram(JsonWriter& out, const ClassSizes& classes) {
  out.key("histogram");
  out.begin_array();
  for (const auto& [size, count] : classes.histogram()) {
    out.begin_object();
    out.number("size", size);
    out.number("classes", count);
    out.end_object();
  }
  out.end_array();
}

void write_classes(JsonWriter& out, std::string_view key, const ClassSizes& classes) {
  out.key(key);
  out.begin_object();
  out.number("rows", classes.rows());
  out.number("classes", classes.classes());
  out.number("smallest", classes.smallest());
  out.number("largest", classes.largest());
  out.decimal("uniques", sample_uniques(classes));
  out.decimal("distinction", distinction(classes));
  out.decimal("separation", separation(classes));
  write_attacker(out, "prosecutor", [&](double threshold) { return prosecutor_risk(classes, threshold); });
  out.decimal("marketer", prosecutor_risk(classes, 0).mean);
  write_histogram(out, classes);
  out.end_object();
}

std::string_view name(PopulationUniques::Estimator estimator) {
  return estimator == PopulationUniques::Estimator::pitman ? "pitman" : "zayatz";
}

void write_population(JsonWriter& out, std::string_view key, const ClassSizes& classes, double fraction) {
  const auto uniques = estimate_population_uniques(classes, fraction);
  if (!uniques) return;
  out.key(key);
  out.begin_object();
  out.decimal("sampling_fraction", fraction);
  out.decimal("population", uniques->population);
  write_optional(out, "zayatz", uniques->zayatz);
  write_optional(out, "pitman", uniques->pitman);
  write_optional(out, "snb", std::nullopt);
  write_optional(out, "dankar", uniques->dankar());
  out.text("dankar_uses", name(uniques->chosen()));
  out.end_object();
}

void write_loss(JsonWriter& out, const RiskReport& report) {
  const ClassLoss loss = class_loss(report.released, report.suppressed_rows);
  out.key("loss");
  out.begin_object();
  out.number("suppressed_rows", report.suppressed_rows);
  out.decimal("suppressed_share", loss.suppressed_share);
  out.decimal("average_class", loss.average_class);
  out.sum("discernibility", loss.discernibility);
  out.key("columns");
  out.begin_array();
  for (const ColumnLoss& column : report.columns) {
    out.begin_object();
    out.text("name", column.name);
    out.text("transform", column.transform);
    write_optional(out, "source_bits", column.source_bits);
    out.decimal("published_bits", column.published_bits);
    write_optional(out, "lost", column.lost());
    out.end_object();
  }
  out.end_array();
  out.end_object();
}

void write_combinations(JsonWriter& out, const RiskReport& report) {
  out.key("combinations");
  out.begin_array();
  for (const CombinationRisk& combination : report.combinations) {
    out.begin_object();
    out.key("columns");
    out.begin_array();
    for (const std::size_t column : combination.columns) out.text(report.columns[column].name);
    out.end_array();
    out.number("classes", combination.classes);
    out.decimal("distinction", combination.distinction);
    out.decimal("separation", combination.separation);
    out.decimal("uniques", combination.uniques);
    out.end_object();
  }
  out.end_array();
}

void write_sensitive(JsonWriter& out, const std::vector<SensitiveColumn>& columns) {
  out.key("sensitive");
  out.begin_array();
  for (const SensitiveColumn& column : columns) {
    out.begin_object();
    out.text("name", column.name);
    out.number("homogeneous_classes", column.risk.homogeneous_classes);
    out.number("homogeneous_rows", column.risk.homogeneous_rows);
    out.number("distinct_l", column.risk.distinct_l);
    out.decimal("entropy_l", column.risk.entropy_l);
    out.decimal("t", column.risk.t);
    out.end_object();
  }
  out.end_array();
}

void write_counts(JsonWriter& out, std::string_view key,
                  const std::vector<std::pair<std::string, std::uint64_t>>& counts) {
  out.key(key);
  out.begin_object();
  for (const auto& [field, records] : counts) out.number(field, records);
  out.end_object();
}

void write_attacks(JsonWriter& out, const AttackFigures& attacks) {
  out.key("attacks");
  out.begin_object();
  out.key("linkage");
  out.begin_object();
  out.number("records", attacks.linked_records);
  out.number("smallest_candidates", attacks.smallest_candidates);
  out.text("counted", attacks.persons ? "persons" : "records");
  out.end_object();
  if (const auto few = classes_of_few_persons(attacks); few > 0) out.number("classes_of_few_persons", few);
  write_counts(out, "repeated_identifiers", attacks.repeated);
  write_counts(out, "shared_identifiers", attacks.tolerated);
  write_counts(out, "unpublished_numbers", attacks.unnamed_numbers);
  write_counts(out, "exact_values_in_text", attacks.exact_values);
  out.key("insensitive");
  out.begin_object();
  out.key("columns");
  out.begin_array();
  for (const std::string& column : attacks.insensitive) out.text(column);
  out.end_array();
  out.decimal("distinction", distinction(attacks.insensitive_classes));
  out.decimal("uniques", sample_uniques(attacks.insensitive_classes));
  out.end_object();
  out.end_object();
}

}  // namespace

std::optional<double> ColumnLoss::lost() const {
  if (!source_bits) return std::nullopt;
  return *source_bits <= 0 ? 0 : std::max(0.0, 1 - published_bits / *source_bits);
}

void write_risk(JsonWriter& out, const RiskReport& report) {
  out.begin_object();
  out.number("risk_version", 1);
  out.number("k", report.k);
  write_classes(out, "released", report.released);
  if (report.exact) write_classes(out, "exact", *report.exact);
  if (report.sampling_fraction) {
    write_population(out, "population_uniques", report.released, *report.sampling_fraction);
    if (report.exact) write_population(out, "exact_population_uniques", *report.exact, *report.sampling_fraction);
  }
  if (!report.population.empty()) {
    write_attacker(out, "journalist", [&](double threshold) {
      return journalist_risk(report.population, threshold).value_or(AttackerRisk{});
    });
  }
  write_combinations(out, report);
  write_loss(out, report);
  write_sensitive(out, report.sensitive);
  if (report.attacks) write_attacks(out, *report.attacks);
  out.end_object();
}

std::uint64_t classes_of_few_persons(const AttackFigures& attacks) {
  std::uint64_t most = 0;
  for (const auto& [field, classes] : attacks.few_persons) most = std::max(most, classes);
  return most;
}

std::string format_risk_json(const RiskReport& report) {
  JsonWriter out;
  write_risk(out, report);
  return out.take();
}

}  // namespace opendata::privacy
