#include "web/dataset/risk_facts.hpp"

#include <algorithm>

#include "web/dataset/parts.hpp"

namespace opendata::api::web {
namespace {

const json::Value& member(const json::Value& value, std::string_view key) {
  static const json::Value none;
  const json::Value* found = value.find(key);
  return found == nullptr ? none : *found;
}

std::uint64_t count_of(const json::Value& value, std::string_view key) {
  const auto number = member(value, key).integer().value_or(0);
  return number > 0 ? static_cast<std::uint64_t>(number) : 0;
}

std::uint64_t sum_of(const json::Value& list, std::string_view key) {
  std::uint64_t sum = 0;
  for (const auto& entry : list.items()) sum += count_of(entry, key);
  return sum;
}

/// The fields of the report that are published, by role.
void read_fields(const json::Value& deidentification, const Schema& schema, RiskFacts& out) {
  for (const auto& field : member(deidentification, "fields").items()) {
    const auto name = field.text_of("name"), role = field.text_of("role"), transform = field.text_of("transform");
    if (!schema.index_of(name)) continue;
    if (transform == "pseudonymize")
      out.pseudonyms.push_back(name);
    else if (role == "quasi_identifier" || role == "direct_identifier")
      out.singling_out.push_back(name);
    if (role == "free_text") out.free_text.push_back(name);
    if (role == "sensitive_attribute") out.sensitive.push_back(name);
  }
}

void read_report(const json::Value& report, const Schema& schema, RiskFacts& out) {
  const auto& deidentification = member(report, "deidentification");
  out.reported = deidentification.is(json::Kind::object);
  out.k = count_of(deidentification, "k");
  out.records_in = count_of(deidentification, "records_in");
  out.smallest_class = count_of(member(report, "gate"), "smallest_class");
  read_fields(deidentification, schema, out);
}

void read_risk(const json::Value& risk, RiskFacts& out) {
  out.highest_risk = member(member(member(risk, "released"), "prosecutor"), "highest").number();
  for (const auto& attribute : member(risk, "sensitive").items())
    out.homogeneous_rows = std::max(out.homogeneous_rows, count_of(attribute, "homogeneous_rows"));
  const auto& attacks = member(risk, "attacks");
  out.linked_records = count_of(member(attacks, "linkage"), "records");
  out.smallest_candidates = count_of(member(attacks, "linkage"), "smallest_candidates");
  for (const auto& records : member(attacks, "exact_values_in_text").items())
    out.exact_values_in_text = std::max(
        out.exact_values_in_text, static_cast<std::uint64_t>(std::max<std::int64_t>(records.integer().value_or(0), 0)));
}

void read_separation(const json::Value& separation, RiskFacts& out) {
  out.records_withheld = count_of(member(separation, "records_withheld"), "rows");
  out.columns_withheld = member(separation, "columns_withheld").items().size() +
                         count_of(member(separation, "unlisted_columns"), "columns");
  out.passages_withheld = sum_of(member(separation, "text_withheld"), "passages");
  out.cells_generalised = sum_of(member(separation, "reduced_detail"), "cells");
}

}  // namespace

RiskFacts read_risk_facts(const Release& release) {
  RiskFacts out;
  read_report(read_release_json(release, "report.json"), release.schema, out);
  read_risk(read_release_json(release, "risk.json"), out);
  read_separation(read_release_json(release, "separation.json"), out);
  return out;
}

}  // namespace opendata::api::web
