#include "inspect/proposal.hpp"

#include <algorithm>
#include <set>

#include "inspect/header_words.hpp"

namespace opendata::inspect {
namespace {

/// Cells' shapes outweigh a header that says nothing or something harmless.
ColumnKind kind_by_cells(const ColumnProfile& profile, ColumnKind by_header) {
  if (by_header < ColumnKind::date || by_header == ColumnKind::free_text) return by_header;
  if (profile.some(profile.national_id)) return ColumnKind::national_id;
  if (profile.longest > 60 && profile.some(profile.long_text)) return ColumnKind::free_text;
  if (profile.some(profile.email)) return ColumnKind::email;
  if (profile.some(profile.phone) && profile.decimal < profile.present) return ColumnKind::phone;
  if (profile.some(profile.address)) return ColumnKind::address;
  if (by_header != ColumnKind::unknown) return by_header;
  if (profile.some(profile.long_text)) return ColumnKind::free_text;
  if (profile.all(profile.roc_date + profile.ad_date) && profile.digits < profile.present) return ColumnKind::date;
  if (profile.all(profile.decimal)) return ColumnKind::measure;
  const bool few =
      !profile.distinct_capped && profile.hashes.size() <= 50 && profile.hashes.size() * 5 <= profile.present;
  return few ? ColumnKind::category : ColumnKind::unknown;
}

bool is_date_kind(ColumnKind kind) { return kind == ColumnKind::date || kind == ColumnKind::birth_date; }
bool is_number_kind(ColumnKind kind) {
  return kind == ColumnKind::measure || kind == ColumnKind::age || kind == ColumnKind::location;
}

/// Only a column that says it is a number or a date is one: codes look like numbers and lose their zeros.
FieldType type_of(ColumnKind kind, const ColumnProfile& profile) {
  if (is_date_kind(kind) && profile.all(profile.roc_date + profile.ad_date))
    return profile.has_time > 0 ? FieldType::datetime : FieldType::date;
  if (is_number_kind(kind) && profile.all(profile.integer)) return FieldType::integer;
  if (is_number_kind(kind) && profile.all(profile.decimal)) return FieldType::decimal;
  return FieldType::string;
}

text::Calendar calendar_of(const ColumnProfile& profile) {
  if (profile.ad_date == 0 && profile.roc_date > 0) return text::Calendar::roc;
  return profile.roc_date == 0 && profile.ad_date > 0 ? text::Calendar::ad : text::Calendar::any;
}

std::string_view calendar_name(text::Calendar calendar) {
  return calendar == text::Calendar::roc ? "roc" : calendar == text::Calendar::ad ? "ad" : "any";
}

void set(InspectedColumn& column, Role role, std::string_view transform,
         std::vector<ProposedParameter> parameters = {}) {
  column.role = role;
  column.transform = transform;
  column.parameters = std::move(parameters);
}

void set_date(InspectedColumn& column, std::string_view level) {
  const bool is_date = column.type == FieldType::date || column.type == FieldType::datetime;
  if (!is_date) return set(column, Role::quasi_identifier, "suppress");
  set(column, Role::quasi_identifier, "generalize_date",
      {{"to", std::string(level), {}}, {"calendar", std::string(calendar_name(column.calendar)), {}}});
}

void set_age(InspectedColumn& column) {
  if (column.type != FieldType::integer) return set(column, Role::quasi_identifier, "suppress");
  set(column, Role::quasi_identifier, "generalize_number", {{"width", {}, 10}, {"top", {}, 90}});
}

/// Numbers and categories of a file that holds no trace of persons are its content; beside persons they need a person's
/// judgement.
void set_content(InspectedColumn& column, bool about_persons) {
  if (!about_persons) {
    set(column, Role::insensitive, "keep");
    column.published_type = column.type;
  } else if (column.kind == ColumnKind::category) {
    set(column, Role::quasi_identifier, "keep");
  } else {
    set(column, Role::quasi_identifier, "suppress");
  }
}

void propose_one(InspectedColumn& column, bool about_persons) {
  switch (column.kind) {
    case ColumnKind::birth_date:
      return set_date(column, "year");
    case ColumnKind::date:
      return set_date(column, "month");
    case ColumnKind::age:
      return set_age(column);
    case ColumnKind::address:
      return set(column, Role::quasi_identifier, "generalize_address", {{"to", "town", {}}});
    case ColumnKind::location:
      return set(column, Role::quasi_identifier, "suppress");
    case ColumnKind::health:
    case ColumnKind::special:
      return set(column, Role::sensitive_attribute, "suppress");
    case ColumnKind::district:
    case ColumnKind::attribute:
      return set(column, Role::quasi_identifier, "keep");
    case ColumnKind::free_text:
      return set(column, Role::free_text, "scrub_text");
    case ColumnKind::category:
    case ColumnKind::measure:
      return set_content(column, about_persons);
    default:
      return set(column, Role::direct_identifier, "suppress");
  }
}

bool leads_to_a_person(const InspectedColumn& column) {
  return column.kind < ColumnKind::date && column.kind != ColumnKind::record_number &&
         column.kind != ColumnKind::location;
}

void name_columns(std::vector<InspectedColumn>& columns) {
  std::set<std::string> used;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    std::string name = field_name_of(columns[i].source);
    if (name.empty() || used.count(name) != 0) name = (name.empty() ? "column" : name) + "_" + std::to_string(i + 1);
    while (!used.insert(name).second) name += "_x";
    columns[i].name = name;
  }
}

}  // namespace

void describe(InspectedColumn& column, const ColumnProfile& profile) {
  column.kind = kind_by_cells(profile, kind_by_header(column.source));
  column.type = type_of(column.kind, profile);
  column.calendar = calendar_of(profile);
  column.present = profile.present;
  column.missing = profile.missing;
  column.distinct = profile.hashes.size();
  column.distinct_capped = profile.distinct_capped;
  column.longest = profile.longest;
}

void propose(std::vector<InspectedColumn>& columns) {
  const bool about_persons = std::any_of(columns.begin(), columns.end(), leads_to_a_person);
  for (InspectedColumn& column : columns) propose_one(column, about_persons);
  name_columns(columns);
}

}  // namespace opendata::inspect
