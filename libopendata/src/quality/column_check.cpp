#include "quality/column_check.hpp"

#include <algorithm>
#include <cstdlib>

#include "quality/date_cell.hpp"

namespace opendata::quality {
namespace {

constexpr int earliest_year = 1850;
constexpr std::uint64_t enough_cells = 10;  // fewer say nothing about what a column usually holds

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// -?digits(.digits)?
bool is_plain_number(std::string_view text) {
  if (text.starts_with('-') || text.starts_with('+')) text.remove_prefix(1);
  std::size_t points = 0, digits = 0;
  for (const char c : text) {
    if (c == '.') {
      ++points;
    } else if (is_digit(c)) {
      ++digits;
    } else {
      return false;
    }
  }
  return digits > 0 && points <= 1 && text.back() != '.' && text.front() != '.';
}

/// 1,234 or 1,234.5: groups of three after the first.
bool is_grouped_number(std::string_view text) {
  if (text.starts_with('-')) text.remove_prefix(1);
  text = text.substr(0, text.find('.'));
  const auto comma = text.find(',');
  if (comma == std::string_view::npos || comma == 0 || comma > 3 || (text.size() - comma) % 4 != 0) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool is_comma_place = i >= comma && (i - comma) % 4 == 0;
    if (is_comma_place ? text[i] != ',' : !is_digit(text[i])) return false;
  }
  return true;
}

bool is_percentage(std::string_view text) {
  const bool has_sign = text.ends_with('%') || text.ends_with("％");
  return has_sign && is_plain_number(text::trim(text.substr(0, text.size() - (text.ends_with('%') ? 1 : 3))));
}

bool has_digit(std::string_view text) { return std::any_of(text.begin(), text.end(), is_digit); }

/// U+FF10 to U+FF19.
bool has_full_width_digit(std::string_view text) {
  for (auto at = text.find("\xEF\xBC"); at != std::string_view::npos; at = text.find("\xEF\xBC", at + 2)) {
    if (at + 2 < text.size() && text[at + 2] >= '\x90' && text[at + 2] <= '\x99') return true;
  }
  return false;
}

/// A number that Han follows at once: 3樓, 12人, but not 2015年度計畫, 3之2 or 1號-中西區公所.
bool is_number_with_unit(std::string_view text) {
  constexpr std::size_t longest_unit = 6;  // two Han characters
  const auto end = std::find_if_not(text.begin(), text.end(), [](char c) { return is_digit(c) || c == '.'; });
  const auto unit = text.substr(static_cast<std::size_t>(end - text.begin()));
  const bool is_unit = !unit.empty() && unit.size() <= longest_unit && static_cast<unsigned char>(unit[0]) >= 0xE3;
  return end != text.begin() && is_unit && !has_digit(unit);
}

/// What people write where there is no value.
bool stands_for_missing(std::string_view text) {
  constexpr std::array<std::string_view, 16> marks{"-", "--", "－", "—", "…", "...", "N/A", "NA", "n/a", "NULL", "null", "無", "*", "x", "X", "nan"};
  return std::find(marks.begin(), marks.end(), text) != marks.end();
}

/// ="007": how Excel is told to keep a zero.
bool is_text_formula(std::string_view text) { return text.size() > 2 && text.starts_with("=\"") && text.ends_with('"'); }

/// Coordinates are given to a fraction of a degree, or in metres; a column X of 12 and 25 may count anything.
bool may_be_coordinate(std::string_view text, double value) {
  constexpr double least_metres = 1000;
  return value >= least_metres || text.find('.') != std::string_view::npos;
}

struct Range {
  double low, high;
  [[nodiscard]] bool has(double value) const { return value >= low && value <= high; }
};
// Taiwan with its outlying islands and the islands in the South China Sea; TWD97 TM2 metres of both zones.
constexpr Range east_degrees{114, 123.7}, north_degrees{10, 26.7};
constexpr Range east_metres{50'000, 400'000}, north_metres{2'300'000, 2'950'000};

bool is_declared(FieldType type, std::string_view cell) {
  switch (type) {
    case FieldType::integer:
      return is_plain_number(cell) && cell.find('.') == std::string_view::npos;
    case FieldType::decimal:
      return is_plain_number(cell) || is_canonical(FieldType::decimal, cell);
    case FieldType::boolean:
      return cell == "true" || cell == "false" || cell == "1" || cell == "0" || cell == "True" || cell == "False";
    default:
      return is_canonical(type, cell);
  }
}

}  // namespace

ColumnCheck::ColumnCheck(std::string name, std::optional<FieldType> type, int last_year)
    : name_(std::move(name)), type_(type), last_year_(last_year), traits_(traits_of(name_)) {}

void ColumnCheck::count(Trait trait, std::uint64_t row) {
  Tally& tally = tallies_[static_cast<std::size_t>(trait)];
  if (tally.count++ == 0) tally.first_row = row;
}

void ColumnCheck::look_at(std::string_view cell, std::uint64_t row) {
  const std::string_view content = text::trim(cell);
  if (content.empty()) return;
  if (content.size() != cell.size()) count(Trait::padded, row);
  if (stands_for_missing(content)) return count(Trait::filled, row);
  count(Trait::filled, row);
  if (content.starts_with('\'') && content.size() > 1 && is_digit(content[1])) count(Trait::apostrophe, row);
  if (is_text_formula(content)) count(Trait::formula, row);
  if (type_ && !is_declared(*type_, content)) count(Trait::undeclared, row);
  look_at_number(content, row);
  look_at_date(content, row);
  if (traits_.axis != Axis::none) look_at_coordinate(content, row);
}

void ColumnCheck::look_at_number(std::string_view cell, std::uint64_t row) {
  if (is_plain_number(cell)) return count(Trait::plain, row);
  if (is_grouped_number(cell)) return count(Trait::grouped, row);
  if (is_percentage(cell)) return count(Trait::percent, row);
  if (has_full_width_digit(cell)) return count(Trait::full_width, row);
  if (!has_digit(cell)) return count(Trait::words, row);
  if (is_number_with_unit(cell)) count(Trait::with_unit, row);
}

void ColumnCheck::look_at_date(std::string_view cell, std::uint64_t row) {
  if (traits_.year && is_plain_number(cell) && cell.size() <= 4) {
    if (cell.size() == 4) count(Trait::ad_year, row);
    if (cell.size() <= 3) count(Trait::roc_year, row);
  }
  const auto date = read_date_cell(cell);
  if (!date) return;
  if (!date->day) return count(date->compact ? Trait::impossible_compact : Trait::impossible, row);
  if (date->compact) {
    count(date->roc ? Trait::roc_compact : Trait::ad_compact, row);
  } else {
    count(date->roc ? Trait::roc_date : Trait::ad_date, row);
  }
  if (date->day->year < earliest_year || date->day->year > last_year_) count(Trait::far_date, row);
}

void ColumnCheck::look_at_coordinate(std::string_view cell, std::uint64_t row) {
  if (!is_plain_number(cell) && !is_grouped_number(cell)) return;
  const double value = std::strtod(std::string(cell).c_str(), nullptr);
  const bool east = traits_.axis == Axis::east;
  const bool here = (east ? east_degrees : north_degrees).has(value) || (east ? east_metres : north_metres).has(value);
  const bool there = (east ? north_degrees : east_degrees).has(value) || (east ? north_metres : east_metres).has(value);
  if (value == 0) return count(Trait::zero, row);
  if (!may_be_coordinate(cell, value)) return count(Trait::outside, row);
  count(here ? Trait::inside : there ? Trait::swapped : Trait::outside, row);
}

/// Digits alone are dates only where the name says so: case numbers look the same.
bool ColumnCheck::is_date_column() const {
  const std::uint64_t marked = n(Trait::roc_date) + n(Trait::ad_date);
  const std::uint64_t compact = traits_.date ? n(Trait::roc_compact) + n(Trait::ad_compact) : 0;
  return (marked + compact) * 2 > n(Trait::filled);
}

void ColumnCheck::add(std::vector<Finding>& out, Check check, Trait trait, Message what) const {
  out.push_back({check, what, {std::to_string(n(trait))}, {}, name_, of(trait).first_row});
}

void ColumnCheck::report(std::uint64_t rows, std::vector<Finding>& out) const {
  if (n(Trait::filled) == 0) {
    if (rows > 0)
      out.push_back({Check::empty_columns, {"the column has no content in any row", "整欄沒有內容"}, {}, {}, name_, 0});
    return;
  }
  report_types(out);
  report_dates(out);
  report_coordinates(out);
  report_form(out);
}

void ColumnCheck::report_types(std::vector<Finding>& out) const {
  if (n(Trait::undeclared) > 0)
    add(out, Check::mixed_types, Trait::undeclared, {"{} cells are not of the declared type", "{} 格不符宣告的型別"});
  const std::uint64_t filled = n(Trait::filled);
  const std::uint64_t numbers = n(Trait::plain) + n(Trait::grouped) + n(Trait::percent);
  const auto rare = [&](Trait trait) { return n(trait) > 0 && n(trait) * 10 <= filled; };
  const bool mostly_numbers = filled >= enough_cells && numbers * 10 >= filled * 8;
  if (mostly_numbers && rare(Trait::words))
    add(out, Check::mixed_types, Trait::words, {"{} cells hold words in a column of numbers", "數字欄位中有 {} 格是文字"});
  if (mostly_numbers && rare(Trait::with_unit))
    add(out, Check::mixed_types, Trait::with_unit,
        {"{} cells hold a unit beside the number", "數字欄位中有 {} 格附有單位"});
  if (filled >= enough_cells && is_date_column() && rare(Trait::words))
    add(out, Check::mixed_types, Trait::words, {"{} cells hold something else in a column of dates", "日期欄位中有 {} 格不是日期"});
}

void ColumnCheck::report_dates(std::vector<Finding>& out) const {
  report_calendars(out);
  if (!is_date_column()) return;
  const Message no_such_day{"{} dates name a day that does not exist", "{} 格是不存在的日期"};
  if (n(Trait::impossible) > 0) add(out, Check::dates, Trait::impossible, no_such_day);
  if (traits_.date && n(Trait::impossible_compact) > 0)
    add(out, Check::dates, Trait::impossible_compact, no_such_day);
  if (n(Trait::far_date) > 0)
    add(out, Check::dates, Trait::far_date,
        {"{} dates are before 1850 or more than 20 years ahead", "{} 格日期早於 1850 年或晚於 20 年後"});
}

void ColumnCheck::report_calendars(std::vector<Finding>& out) const {
  const bool compact = traits_.date || traits_.roc || traits_.ad;
  const Trait roc = n(Trait::roc_date) > 0 || !compact ? Trait::roc_date : Trait::roc_compact;
  const Trait ad = n(Trait::ad_date) > 0 || !compact ? Trait::ad_date : Trait::ad_compact;
  if (is_date_column()) {
    if (n(roc) > 0 && n(ad) > 0)
      add(out, Check::calendars, n(roc) < n(ad) ? roc : ad,
          {"{} dates are written in the other calendar than the rest of the column (ROC, AD)",
           "{} 格日期與同欄其他日期的紀年不同（民國、西元混用）"});
    if (traits_.roc && n(roc) == 0 && n(ad) > 0)
      add(out, Check::calendars, ad, {"{} dates are AD, but the column's name says ROC (民國)", "欄名稱為民國，但有 {} 格是西元日期"});
    if (traits_.ad && n(ad) == 0 && n(roc) > 0)
      add(out, Check::calendars, roc, {"{} dates are ROC, but the column's name says AD (西元)", "欄名稱為西元，但有 {} 格是民國日期"});
  }
  if (n(Trait::roc_year) > 0 && n(Trait::ad_year) > 0)
    add(out, Check::calendars, n(Trait::roc_year) < n(Trait::ad_year) ? Trait::roc_year : Trait::ad_year,
        {"{} years are written in the other calendar than the rest of the column (ROC, AD)",
         "{} 格年份與同欄其他年份的紀年不同（民國、西元混用）"});
}

/// A column that is mostly elsewhere is about elsewhere, or no coordinates at all: embassies, flights and sizes are no fault.
void ColumnCheck::report_coordinates(std::vector<Finding>& out) const {
  const std::uint64_t placed = n(Trait::inside) + n(Trait::outside) + n(Trait::swapped);
  if ((n(Trait::inside) + n(Trait::swapped)) * 2 <= placed) return;
  if (n(Trait::swapped) > 0)
    add(out, Check::coordinates, Trait::swapped,
        {"{} cells hold the other axis: longitude and latitude, or X and Y, are swapped", "{} 格經緯度（或 XY）對調"});
  if (n(Trait::zero) > 0) add(out, Check::coordinates, Trait::zero, {"{} coordinates are 0", "{} 格坐標為 0"});
  if (n(Trait::outside) > 0 && n(Trait::inside) * 2 > placed)
    add(out, Check::coordinates, Trait::outside, {"{} coordinates are outside of Taiwan", "{} 格坐標在臺灣範圍之外"});
}

void ColumnCheck::report_form(std::vector<Finding>& out) const {
  struct Row {
    Trait trait;
    Message what;
  };
  constexpr std::array rows{
      Row{Trait::padded, {"{} cells have blanks around their content", "{} 格前後有空白"}},
      Row{Trait::grouped, {"{} numbers have thousands separators", "{} 格數字含千分位逗號"}},
      Row{Trait::percent, {"{} numbers have a percent sign; state the unit in the column's name", "{} 格數字含百分號；單位請寫在欄名"}},
      Row{Trait::full_width, {"{} cells have full-width digits", "{} 格含全形數字"}},
      Row{Trait::formula, {"{} cells are a spreadsheet's formula for a text (=\"…\"); write the text itself", "{} 格以試算表公式 (=\"…\") 表示文字；請直接寫文字"}},
      Row{Trait::apostrophe, {"{} cells begin with a spreadsheet's apostrophe", "{} 格以試算表的單引號開頭"}},
  };
  for (const Row& row : rows)
    if (n(row.trait) > 0) add(out, Check::cell_form, row.trait, row.what);
}

}  // namespace opendata::quality
