#include "inspect/column_kind.hpp"

#include "inspect/figure_words.hpp"
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
  if (profile.nearly_all(profile.roc_date + profile.ad_date) && profile.digits < profile.present)
    return ColumnKind::date;
  if (profile.all(profile.decimal + profile.grouped)) return ColumnKind::measure;
  const bool few =
      !profile.distinct_capped && profile.hashes.size() <= 50 && profile.hashes.size() * 5 <= profile.present;
  return few ? ColumnKind::category : ColumnKind::unknown;
}

/// 志工代號, user: a person's, and no figure. A person comes again in a table of months or shifts, so that few codes on
/// many rows are no categories. Days, amounts and fractions are no codes, and k is counted by identity numbers.
bool is_persons_code(std::string_view header, ColumnKind by_cells, const ColumnProfile& profile) {
  if (figure_word(header) != FigureWord::none || number_of(header) != NumberOf::person) return false;
  const bool codes = profile.nearly_all(profile.code) && by_cells != ColumnKind::measure;
  if (is_owner_of_numbers(header) && !codes) return false;
  const bool says_more = by_cells == ColumnKind::national_id || by_cells == ColumnKind::phone ||
                         by_cells == ColumnKind::email || by_cells == ColumnKind::date;
  return !says_more && (by_cells != ColumnKind::measure || profile.all(profile.integer));
}

/// 身分代號 is one of students and visitors, or of one person: of statuses there are few.
bool has_persons_codes(std::string_view header, const ColumnProfile& profile) {
  constexpr std::size_t most_statuses = 10;
  const bool codes = profile.nearly_all(profile.code) || profile.nearly_all(profile.digits);
  return codes && profile.hashes.size() > most_statuses && is_status(header);
}

/// 1130506 below 派案日: figures unless the header says so.
bool has_days_in_digits(std::string_view header, ColumnKind by_header, const ColumnProfile& profile) {
  return by_header == ColumnKind::unknown && is_day(header) && profile.nearly_all(profile.digits) &&
         profile.nearly_all(profile.roc_date + profile.ad_date);
}

/// 火災通報人次 counts, and no 通報人 is named there; 聯絡人次要 holds the word by chance.
bool counts_persons(std::string_view header, ColumnKind by_header, const ColumnProfile& profile) {
  const bool ends_as_count = header.ends_with("次") || header.ends_with("數");
  return by_header == ColumnKind::person_name && ends_as_count && figure_word(header) == FigureWord::counted &&
         profile.all(profile.integer + profile.grouped);
}

}  // namespace

ColumnKind kind_of(std::string_view header, const ColumnProfile& profile) {
  const ColumnKind by_header = kind_by_header(header), by_cells = kind_by_cells(profile, by_header);
  if (counts_persons(header, by_header, profile)) return ColumnKind::measure;
  if (has_days_in_digits(header, by_header, profile)) return ColumnKind::date;
  const bool code = (by_header == ColumnKind::unknown && is_persons_code(header, by_cells, profile)) ||
                    (by_cells == ColumnKind::attribute && has_persons_codes(header, profile));
  return code ? ColumnKind::record_number : by_cells;
}

}  // namespace opendata::inspect
