#include "release/written_profile.hpp"

#include <algorithm>
#include <limits>

#include "policy/rules.hpp"

namespace opendata::release {
namespace {

constexpr std::size_t all_of_them = std::numeric_limits<std::size_t>::max();

deid::TupleHash hash_of(const std::vector<Cell>& cells) {
  std::string bytes;
  for (const Cell& cell : cells) deid::append_cell(bytes, cell);
  return deid::hash_tuple(bytes);
}

std::vector<std::size_t> places(const Policy& policy, const Schema& schema, bool (*wanted)(const PolicyField&)) {
  std::vector<std::size_t> out;
  for (std::size_t i = 0; i < schema.fields.size(); ++i) {
    if (wanted(field_of(policy, schema.fields[i].name))) out.push_back(i);
  }
  return out;
}

bool is_insensitive(const PolicyField& field) { return field.role == Role::insensitive; }
bool is_sensitive(const PolicyField& field) { return field.role == Role::sensitive_attribute; }
bool is_shared_cell(const PolicyField& field) {
  return field.role != Role::free_text && !config::is_counted_in_classes(field);
}

}  // namespace

const PolicyField& field_of(const Policy& policy, std::string_view published_name) {
  return *std::find_if(policy.fields.begin(), policy.fields.end(),
                       [&](const PolicyField& field) { return field.field.name == published_name; });
}

std::vector<Cell> cells_at(const RawRecord& row, const std::vector<std::size_t>& places) {
  std::vector<Cell> out;
  out.reserve(places.size());
  for (const std::size_t place : places) out.push_back(row.cells[place]);
  return out;
}

WrittenProfile::WrittenProfile(const Policy& policy, const Schema& schema)
    : quasi_(places(policy, schema, config::is_counted_in_classes)),
      insensitive_(places(policy, schema, is_insensitive)),
      classes_(quasi_.size(), all_of_them) {
  for (const std::size_t column : places(policy, schema, is_sensitive))
    sensitive_.push_back({column, privacy::TupleCounts(quasi_.size() + 1, all_of_them)});
  for (const std::size_t column : places(policy, schema, is_shared_cell)) cells_.emplace_back(column, Counts());
}

void WrittenProfile::look_at(const RawRecord& row) {
  auto tuple = cells_at(row, quasi_);
  classes_.add(tuple);
  for (Sensitive& attribute : sensitive_) {
    tuple.push_back(row.cells[attribute.column]);
    attribute.tuples.add(tuple);
    tuple.pop_back();
  }
  ++insensitive_tuples_[hash_of(cells_at(row, insensitive_))];
  for (auto& [column, counts] : cells_) ++counts[hash_of({row.cells[column]})];
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
  if (counts == cells_.end()) return 0;
  const auto found = counts->second.find(hash_of({cell}));
  return found == counts->second.end() ? 0 : found->second;
}

}  // namespace opendata::release
