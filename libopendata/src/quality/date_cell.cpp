#include "quality/date_cell.hpp"

#include <algorithm>
#include <array>

namespace opendata::quality {
namespace {

constexpr int first_roc_year = 1911;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool skip(std::string_view& text, std::string_view prefix) {
  if (!text.starts_with(prefix)) return false;
  text.remove_prefix(prefix.size());
  return true;
}

/// Up to `most` digits; their number is told by how much shorter `text` becomes.
int take_number(std::string_view& text, std::size_t most) {
  int value = 0;
  for (; most > 0 && !text.empty() && is_digit(text.front()); --most) {
    value = value * 10 + (text.front() - '0');
    text.remove_prefix(1);
  }
  return value;
}

/// The separator between two parts; empty when there is none.
std::string_view take_separator(std::string_view& text) {
  for (const std::string_view separator : {"/", "-", ".", "年", "月"}) {
    if (skip(text, separator)) return separator;
  }
  return {};
}

bool separators_fit(std::string_view first, std::string_view second) {
  return first == "年" ? second == "月" : !first.empty() && first == second && first != "月";
}

/// What may follow a date: nothing, 日, a time of day.
bool ends_date(std::string_view rest) {
  skip(rest, "日");
  return rest.empty() || rest.front() == ' ' || rest.front() == 'T' || rest.starts_with("上午") || rest.starts_with("下午");
}

enum class Mark { none, roc, ad };
Mark take_mark(std::string_view& text) {
  if (skip(text, "中華民國") || skip(text, "民國")) return Mark::roc;
  return skip(text, "西元") || skip(text, "公元") ? Mark::ad : Mark::none;
}

DateCell made_of(bool roc, bool compact, int year, int month, int day) {
  return {roc, compact, text::make_date(roc ? year + first_roc_year : year, month, day)};
}

std::optional<DateCell> read_compact(std::string_view text) {
  if ((text.size() != 7 && text.size() != 8) || !std::all_of(text.begin(), text.end(), is_digit)) return std::nullopt;
  const bool roc = text.size() == 7;
  const int year = take_number(text, roc ? 3 : 4), month = take_number(text, 2);
  return made_of(roc, true, year, month, take_number(text, 2));
}

}  // namespace

std::optional<DateCell> read_date_cell(std::string_view cell) {
  std::string_view text = text::trim(cell);
  const Mark mark = take_mark(text);
  if (mark == Mark::none) {
    if (const auto compact = read_compact(text)) return compact;
  }
  const std::size_t before = text.size();
  const int year = take_number(text, 4);
  const std::size_t year_digits = before - text.size();
  if (year_digits < (mark == Mark::none ? 2U : 1U)) return std::nullopt;
  const std::string_view first = take_separator(text);
  const int month = take_number(text, 2);
  const std::string_view second = take_separator(text);
  const bool has_day = !text.empty() && is_digit(text.front());
  const int day = take_number(text, 2);
  if (!has_day || !separators_fit(first, second) || !ends_date(text)) return std::nullopt;
  return made_of(mark == Mark::roc || (mark == Mark::none && year_digits < 4), false, year, month, day);
}

}  // namespace opendata::quality
