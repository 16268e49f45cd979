#include "inspect/proposal.hpp"

#include <algorithm>
#include <set>

#include "inspect/column_kind.hpp"
#include "inspect/figure_words.hpp"
#include "inspect/header_words.hpp"

namespace opendata::inspect {
namespace {

bool is_date_kind(ColumnKind kind) { return kind == ColumnKind::date || kind == ColumnKind::birth_date; }
bool is_number_kind(ColumnKind kind) {
  return kind == ColumnKind::measure || kind == ColumnKind::age || kind == ColumnKind::location;
}

/// Only a column that says it is a number or a date is one: codes look like numbers and lose their zeros.
FieldType type_of(ColumnKind kind, const ColumnProfile& profile) {
  if (is_date_kind(kind) && profile.all(profile.roc_date + profile.ad_date))
    return profile.has_time > 0 ? FieldType::datetime : FieldType::date;
  if (is_number_kind(kind) && profile.all(profile.integer + profile.grouped)) return FieldType::integer;
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

using Parameters = std::vector<ProposedParameter>;

ProposedParameter text_parameter(std::string key, std::string_view text) {
  return {std::move(key), std::string(text), {}, {}};
}
ProposedParameter number_parameter(std::string key, int number) { return {std::move(key), {}, number, {}}; }

void set(InspectedColumn& column, Role role, std::vector<Treatment> treatments) {
  column.role = role;
  column.treatments = std::move(treatments);
}

/// A treatment for every value of `key`, from fine to coarse, and last suppression. What nearly all cells have the form
/// for, the few others are withheld.
std::vector<Treatment> levels(const char* transform, std::vector<ProposedParameter> of_key, const Parameters& others) {
  std::vector<Treatment> out;
  for (ProposedParameter& parameter : of_key) {
    out.push_back({transform, {std::move(parameter)}});
    out.back().parameters.insert(out.back().parameters.end(), others.begin(), others.end());
  }
  out.push_back({"suppress", {}});
  return out;
}

void set_date(InspectedColumn& column, const ColumnProfile& profile, std::initializer_list<const char*> to) {
  const std::uint64_t dates = profile.roc_date + profile.ad_date;
  if (!profile.nearly_all(dates)) return set(column, Role::quasi_identifier, {{"suppress", {}}});
  Parameters finest, others{text_parameter("calendar", calendar_name(column.calendar))};
  for (const char* level : to) finest.push_back(text_parameter("to", level));
  if (!profile.all(dates) || profile.blank > 0) others.push_back(text_parameter("invalid", "missing"));
  set(column, Role::quasi_identifier, levels("generalize_date", std::move(finest), others));
}

Parameters number_options(const ColumnProfile& profile) {
  Parameters out;
  if (profile.grouped > 0) out.push_back({"thousands", {}, {}, true});
  if (!profile.all(profile.integer + profile.grouped) || profile.blank > 0)
    out.push_back(text_parameter("invalid", "missing"));
  return out;
}

void set_bands(InspectedColumn& column, const ColumnProfile& profile, int width, Parameters others) {
  if (!profile.nearly_all(profile.decimal + profile.grouped))
    return set(column, Role::quasi_identifier, {{"suppress", {}}});
  const Parameters options = number_options(profile);
  others.insert(others.end(), options.begin(), options.end());
  Parameters widths;
  for (int times = 1; times <= 4; times *= 2) widths.push_back(number_parameter("width", width * times));
  set(column, Role::quasi_identifier, levels("generalize_number", std::move(widths), others));
}

/// 1, 2, 5, 10, 20, 50 …: at most about twenty bands.
int band_width(std::uint64_t largest) {
  std::uint64_t width = 1;
  for (std::uint64_t step = 0; width * 20 < largest && width < 100'000'000; ++step)
    width = width * (step % 3 == 1 ? 5 : 4) / 2;
  return static_cast<int>(width);
}

void keep(InspectedColumn& column, const ColumnProfile& profile) {
  set(column, Role::insensitive, {{"keep", {}}, {"suppress", {}}});
  column.published_type = column.type;
  Parameters& parameters = column.treatments.front().parameters;
  if (column.type == FieldType::string) return;
  if (profile.grouped > 0) parameters.push_back({"thousands", {}, {}, true});
  if (profile.blank > 0) parameters.push_back(text_parameter("invalid", "missing"));
}

/// Numbers and categories are the content of a table of figures. Elsewhere each row may be somebody's, whether a header
/// says so or not, and they tell rows apart.
void set_content(InspectedColumn& column, const ColumnProfile& profile, Subject subject) {
  if (subject == Subject::figures) return keep(column, profile);
  if (column.kind == ColumnKind::measure) return set_bands(column, profile, band_width(profile.largest), {});
  set(column, Role::quasi_identifier, {{"keep", {}}, {"suppress", {}}});
}

/// Places and periods: what the figures are about, but telling beside a case.
void set_place_or_time(InspectedColumn& column, const ColumnProfile& profile, Subject subject) {
  if (subject == Subject::figures) {
    column.type = FieldType::string;
    return keep(column, profile);
  }
  if (column.kind == ColumnKind::date) return set_date(column, profile, {"month", "quarter", "half_year", "year"});
  set(column, Role::quasi_identifier, {{"keep", {}}, {"suppress", {}}});
}

/// A person's salary or height in bands; a sex or a class as it is, also where it has a number.
void set_attribute(InspectedColumn& column, const ColumnProfile& profile) {
  constexpr std::size_t most_codes = 20;
  const bool figures = profile.hashes.size() > most_codes && profile.nearly_all(profile.decimal + profile.grouped);
  if (figures) return set_bands(column, profile, band_width(profile.largest), {});
  set(column, Role::quasi_identifier, {{"keep", {}}, {"suppress", {}}});
}

void set_free_text(InspectedColumn& column, Subject subject) {
  const Treatment scrub{"scrub_text", {}}, suppress{"suppress", {}};
  set(column, Role::free_text, subject == Subject::persons ? std::vector{suppress} : std::vector{scrub, suppress});
}

void propose_one(InspectedColumn& column, const ColumnProfile& profile, Subject subject) {
  switch (column.kind) {
    case ColumnKind::birth_date:
      return set_date(column, profile, {"year"});
    case ColumnKind::date:
    case ColumnKind::district:
      return set_place_or_time(column, profile, subject);
    case ColumnKind::age:
      return set_bands(column, profile, 5, {number_parameter("top", 90)});
    case ColumnKind::address:
      return set(column, Role::quasi_identifier,
                 levels("generalize_address", {text_parameter("to", "town"), text_parameter("to", "county")}, {}));
    case ColumnKind::location:
      return set(column, Role::quasi_identifier, {{"suppress", {}}});
    case ColumnKind::health:
    case ColumnKind::special:
      return set(column, Role::sensitive_attribute, {{"suppress", {}}});
    case ColumnKind::attribute:
      return set_attribute(column, profile);
    case ColumnKind::free_text:
      return set_free_text(column, subject);
    case ColumnKind::category:
    case ColumnKind::measure:
      return set_content(column, profile, subject);
    default:
      return set(column, Role::direct_identifier, {{"suppress", {}}});
  }
}

bool numbers_persons(const InspectedColumn& column) {
  return column.kind == ColumnKind::record_number && number_of(column.source) == NumberOf::person;
}

/// 癌症死亡人數, in a table of figures: so many, and nobody's illness. Beside a person they are the family's.
bool may_count_cases(const InspectedColumn& column, const ColumnProfile& profile) {
  const bool never_published = column.kind == ColumnKind::health || column.kind == ColumnKind::special;
  return never_published && figure_word(column.source) == FigureWord::counted &&
         profile.all(profile.integer + profile.grouped);
}

bool leads_to_a_person(const InspectedColumn& column, const ColumnProfile& profile) {
  if (may_count_cases(column, profile)) return false;
  const bool says_nobody = column.kind == ColumnKind::record_number || column.kind == ColumnKind::location;
  return numbers_persons(column) || column.kind == ColumnKind::attribute ||
         (column.kind < ColumnKind::date && !says_nobody);
}

/// Cells decide, whatever the header says and however many of them are slips of the pen. Digits alone are no days under
/// a header that says nothing of one.
bool has_days(const InspectedColumn& column, const ColumnProfile& profile) {
  if (!profile.some(profile.roc_date + profile.ad_date)) return false;
  const bool may = column.kind == ColumnKind::unknown || column.kind == ColumnKind::category;
  return column.kind == ColumnKind::date || (may && profile.digits < profile.present);
}

/// A day, a coordinate or a story: a record is something that happened.
bool leads_to_an_event(const InspectedColumn& column, const ColumnProfile& profile) {
  return column.kind == ColumnKind::location || column.kind == ColumnKind::free_text || has_days(column, profile);
}

/// Each row is a county of its own. So many persons are never all of different counties, of which there are 22; of
/// different villages they may well be.
bool lists_counties(const InspectedColumn& column, const ColumnProfile& profile) {
  constexpr std::size_t nearly_all_counties = 20;
  return column.kind == ColumnKind::district && profile.missing == 0 && profile.all(profile.county) &&
         profile.hashes.size() == profile.present && profile.present >= nearly_all_counties;
}

/// 1 … n under 序號, and perhaps 合計: the rows are numbered, whatever they are.
bool counts_rows(const InspectedColumn& column, const ColumnProfile& profile) {
  return is_row_counter(column.source) && profile.integer + 1 >= profile.present &&
         profile.hashes.size() == profile.present && profile.largest == profile.integer;
}

/// Each row is one case, thing or person, whatever is counted of it: it has a number of its own, or shares it with few.
/// Areas and institutions have numbers too, and what no header names has one when nearly every row has another code.
bool numbers_cases(const InspectedColumn& column, const ColumnProfile& profile) {
  constexpr std::uint64_t few_rows = 5;
  if (number_of(column.source) == NumberOf::place) return false;
  if (column.kind == ColumnKind::record_number)
    return !counts_rows(column, profile) && profile.shared_by_less_than(few_rows);
  return column.kind == ColumnKind::unknown && !is_period(column.source) && profile.nearly_all(profile.code) &&
         (profile.distinct_capped || profile.nearly_all(profile.hashes.size()));
}

/// A table of figures says so: one of its numbers counts something and no other is a number that somebody may have, nor
/// has each row a number of its own; or it has one row a county. That no header is known to lead to a person says
/// nothing.
bool has_figures(const std::vector<InspectedColumn>& columns, const std::vector<ColumnProfile>& profiles) {
  bool counts = false, others = false, counties = false, cases = false;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    counties |= lists_counties(columns[i], profiles[i]);
    cases |= numbers_cases(columns[i], profiles[i]);
    counts |= may_count_cases(columns[i], profiles[i]);
    if (columns[i].kind != ColumnKind::measure) continue;
    const bool numbers = profiles[i].nearly_all(profiles[i].decimal + profiles[i].grouped);
    const FigureWord word = numbers ? figure_word(columns[i].source) : FigureWord::none;
    counts |= word == FigureWord::counted;
    others |= word == FigureWord::none;
  }
  return counties || (counts && !others && !cases);
}

Subject subject_of(const std::vector<InspectedColumn>& columns, const std::vector<ColumnProfile>& profiles) {
  for (std::size_t i = 0; i < columns.size(); ++i)
    if (leads_to_a_person(columns[i], profiles[i])) return Subject::persons;
  for (std::size_t i = 0; i < columns.size(); ++i)
    if (leads_to_an_event(columns[i], profiles[i])) return Subject::events;
  return has_figures(columns, profiles) ? Subject::figures : Subject::events;
}

void become_figures(InspectedColumn& column, const ColumnProfile& profile) {
  if (!may_count_cases(column, profile)) return;
  column.kind = ColumnKind::measure;
  column.type = type_of(column.kind, profile);
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
  column.kind = kind_of(column.source, profile);
  column.type = type_of(column.kind, profile);
  column.calendar = calendar_of(profile);
  column.present = profile.present;
  column.missing = profile.missing;
  column.distinct = profile.hashes.size();
  column.distinct_capped = profile.distinct_capped;
  column.longest = profile.longest;
  column.small_counts = profile.small;
  if (column.kind == ColumnKind::district && profile.all(profile.division)) column.allow = {"ADDRESS", "PERSON"};
}

Subject propose(std::vector<InspectedColumn>& columns, const std::vector<ColumnProfile>& profiles) {
  const Subject subject = subject_of(columns, profiles);
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (subject == Subject::figures) become_figures(columns[i], profiles[i]);
    propose_one(columns[i], profiles[i], subject);
  }
  name_columns(columns);
  return subject;
}

}  // namespace opendata::inspect
