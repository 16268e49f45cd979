#include "release/written_profile.hpp"

#include <algorithm>
#include <limits>

#include "policy/rules.hpp"

namespace opendata::release {
namespace {

constexpr std::size_t all_of_them = std::numeric_limits<std::size_t>::max();

deid::TupleHash hash_of(const RawRecord& row, const std::vector<std::size_t>& places) {
  std::string bytes;
  for (const std::size_t place : places) deid::append_cell(bytes, row.cells[place]);
  return deid::hash_tuple(bytes);
}

std::vector<std::size_t> places(const Policy& policy, const Schema& schema, bool (*wanted)(const PolicyField&)) {
  std::vector<std::size_t> out;
  for (std::size_t i = 0; i < schema.fields.size(); ++i) {
    if (wanted(field_of(policy, schema.fields[i].name))) out.push_back(i);
  }
  return out;
}

/// Keeps the memory that the cells of an earlier row had.
void take_cells(const RawRecord& row, const std::vector<std::size_t>& places, std::vector<Cell>& out) {
  out.resize(places.size());
  for (std::size_t i = 0; i < places.size(); ++i) out[i] = row.cells[places[i]];
}

bool is_insensitive(const PolicyField& field) { return field.role == Role::insensitive; }
bool is_sensitive(const PolicyField& field) { return field.role == Role::sensitive_attribute; }
/// Whether RecordLeaks asks how many rows share a cell of the field.
bool is_shared_cell(const PolicyField& field) {
  const bool searched = field.transform != "pseudonymize" && !config::is_counted_in_classes(field);
  return searched && field.role != Role::free_text;
}

}  // namespace

const PolicyField& field_of(const Policy& policy, std::string_view published_name) {
  return *std::find_if(policy.fields.begin(), policy.fields.end(),
                       [&](const PolicyField& field) { return field.field.name == published_name; });
}

std::vector<Cell> cells_at(const RawRecord& row, const std::vector<std::size_t>& places) {
  std::vector<Cell> out;
  take_cells(row, places, out);
  return out;
}

WrittenProfile::WrittenProfile(const Policy& policy, const Schema& schema)
    : quasi_(places(policy, schema, config::is_counted_in_classes)),
      insensitive_(places(policy, schema, is_insensitive)),
      classes_(quasi_.size(), all_of_them) {
  for (const std::size_t column : places(policy, schema, is_sensitive))
    sensitive_.push_back({column, privacy::TupleCounts(quasi_.size() + 1, all_of_them)});
  for (const std::size_t column : places(policy, schema, is_shared_cell)) cells_.emplace_back(column, CellCounts());
}

void WrittenProfile::look_at(const RawRecord& row) {
  take_cells(row, quasi_, tuple_);
  classes_.add(tuple_);
  for (Sensitive& attribute : sensitive_) {
    tuple_.push_back(row.cells[attribute.column]);
    attribute.tuples.add(tuple_);
    tuple_.pop_back();
  }
  ++insensitive_tuples_[hash_of(row, insensitive_)];
  for (auto& [column, counts] : cells_) {
    if (row.cells[column]) counts.add(*row.cells[column]);
  }
}

std::vector<privacy::SensitiveColumn> WrittenProfile::sensitive(const Schema& schema) const {
  std::vector<privacy::SensitiveColumn> out;
  for (const Sensitive& attribute : sensitive_) {
    const Field& field = schema.fields[attribute.column];
    out.push_back({field.name, field.title, privacy::sensitive_risk(attribute.tuples, quasi_.size())});
  }
  return out;
}

privacy::ClassSizes WrittenProfile::insensitive_classes() const {
  privacy::ClassSizes out;
  for (const auto& [tuple, rows] : insensitive_tuples_) out.add(rows);
  return out;
}

std::uint64_t WrittenProfile::rows_with(std::size_t column, const std::string& cell) const {
  const auto counts = std::find_if(cells_.begin(), cells_.end(), [&](const auto& c) { return c.first == column; });
  return counts == cells_.end() ? 0 : counts->second.rows_with(cell);
}

}  // namespace opendata::release
