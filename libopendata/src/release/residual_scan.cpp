#include "release/residual_scan.hpp"

#include <algorithm>
#include <array>
#include <set>

namespace opendata::release {
namespace {

constexpr double minimum_score = 0.5;
constexpr std::size_t remembered_cells = 4096;  ///< a column
constexpr std::size_t remembered_length = 256;  ///< bytes: codes repeat, and so do the sentences that offices answer with

/// 26 characters of the pseudonym alphabet; see deid::PseudonymKey::pseudonym.
bool is_pseudonym(std::string_view cell) {
  const auto allowed = [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  };
  return cell.size() == 26 && std::all_of(cell.begin(), cell.end(), allowed);
}

bool is_searched(FieldType type) {
  return type == FieldType::string || type == FieldType::integer || type == FieldType::decimal;
}

/// A decimal's whole part may be a number that names somebody; its fraction would only hide it.
std::string whole_part(const std::string& decimal) { return decimal.substr(0, decimal.find('.')); }

}  // namespace

ResidualScan::ResidualScan(const Policy& policy, const Schema& schema) {
  for (const Field& field : schema.fields) {
    Column column{field.name, field.type, is_searched(field.type), false, {}, {}, {}};
    const auto found = std::find_if(policy.fields.begin(), policy.fields.end(),
                                    [&](const auto& f) { return f.field.name == field.name; });
    if (found != policy.fields.end()) {
      column.pseudonyms = found->transform == "pseudonymize";
      column.allowed = found->allow;
      column.operators = deid::scrub_operators_of(*found);
      // Made from a parsed date, number or address, not copied; numbers that name a person are searched for all the
      // same.
      if (found->transform.starts_with("generalize_"))
        column.allowed.insert(column.allowed.end(), weak_types.begin(), weak_types.end());
      // A search may leave the value itself: a name is still searched for.
      if (found->transform == "generalize") column.allowed.insert(column.allowed.end(), {"ADDRESS", "PLATE"});
    }
    columns_.push_back(std::move(column));
  }
}

void ResidualScan::add(const ResidualScan& other) {
  for (const auto& [where, records] : other.counts_) counts_[where] += records;
}

void ResidualScan::look_at(const RawRecord& record) {
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    const Cell& cell = record.cells[i];
    if (!cell || !columns_[i].searched || (columns_[i].pseudonyms && is_pseudonym(*cell))) continue;
    columns_[i].type == FieldType::decimal ? look_at(columns_[i], whole_part(*cell)) : look_at(columns_[i], *cell);
  }
}

void ResidualScan::look_at(Column& column, const std::string& cell) {
  if (column.clean.contains(cell)) return;
  std::set<std::string_view> types;
  const auto findings = analyzer_.find(cell, minimum_score);
  const std::u32string code_points = findings.empty() || column.operators.empty() ? std::u32string() : text::to_utf32(cell);
  for (const deid::Finding& finding : findings) {
    if (!deid::is_scrubbed(code_points, finding, column.operators)) types.insert(finding.type);
  }
  for (const std::string& allowed : column.allowed) types.erase(allowed);
  for (const std::string_view type : types) ++counts_[{column.name, type}];
  const bool worth_remembering = cell.size() <= remembered_length && column.clean.size() < remembered_cells;
  if (types.empty() && worth_remembering) column.clean.insert(cell);
}

}  // namespace opendata::release
