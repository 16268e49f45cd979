#include "table/shown_code.hpp"

#include <algorithm>
#include <opendata/text.hpp>
#include <string>
#include <vector>

namespace opendata::table {
namespace {

constexpr std::u32string_view blanks = U" \u00A0\u2009\u202F\u3000";
/// What parts the groups of telephone numbers, cards, plates and dates; a number of things has words there (1萬2345).
constexpr std::u32string_view code_marks = U"-/:()#.·* \u00A0\u2009\u202F\u3000";

bool is_digit(char32_t c) { return c >= U'0' && c <= U'9'; }
bool is_capital(char32_t c) { return c >= U'A' && c <= U'Z'; }
bool is_letter(char32_t c) { return is_capital(c) || (c >= U'a' && c <= U'z'); }
bool is_one_of(char32_t c, std::u32string_view any) { return any.find(c) != std::u32string_view::npos; }

/// A text by its digits: all of them, in groups, what stands between the groups, and what around.
struct Look {
  std::u32string digits, marks, before, after;
  std::vector<std::size_t> groups;
};

Look look_at(std::u32string_view text) {
  Look out;
  const auto first = std::find_if(text.begin(), text.end(), is_digit);
  const auto last = std::find_if(text.rbegin(), std::make_reverse_iterator(first), is_digit).base();
  out.before.assign(text.begin(), first);
  out.after.assign(last, text.end());
  for (auto at = first; at != last; ++at) {
    if (is_digit(*at) && (at == first || !is_digit(*(at - 1)))) out.groups.push_back(0);
    if (is_digit(*at)) ++out.groups.back();
    (is_digit(*at) ? out.digits : out.marks) += *at;
  }
  return out;
}

/// 1.234.567 or 1 234 567.
bool is_in_thousands(const Look& look) {
  const char32_t mark = look.marks.front();
  const bool one_mark = look.marks.find_first_not_of(mark) == std::u32string::npos && look.marks.size() + 1 == look.groups.size();
  const bool threes = std::all_of(look.groups.begin() + 1, look.groups.end(), [](std::size_t n) { return n == 3; });
  return one_mark && threes && look.groups.front() <= 3 && (mark == U'.' || mark == U'\'' || is_one_of(mark, blanks));
}

/// As amounts alone are written: commas, one decimal point, an exponent.
bool is_amount(const Look& look) {
  if (look.marks.empty()) return false;
  if (look.marks.find(U"E+") != std::u32string::npos || look.marks.find(U"E-") != std::u32string::npos) return true;
  const bool commas = look.marks.find_first_not_of(U',') == std::u32string::npos;
  return commas || look.marks == U".";
}

/// By the marks of codes, and not as thousands are.
bool is_parted(const Look& look) {
  return !look.marks.empty() && look.marks.find_first_not_of(code_marks) == std::u32string::npos && !is_in_thousands(look);
}

/// An extension may follow a telephone number; of shorter ones the digits behind them are a unit's (5 m2).
bool holds(const std::u32string& digits, const std::u32string& whole) {
  constexpr std::size_t telephone = 7;
  if (digits.ends_with(whole)) return true;
  return whole.size() >= telephone && digits.front() == U'0' && digits.find(whole) != std::u32string::npos;
}

/// A123456789, ABC-1234, 1234-AB: identity numbers and plates; NT300 is an amount.
bool has_letters(const Look& look) {
  constexpr std::size_t identity = 8;
  const std::u32string &before = look.before, &after = look.after;
  if (!before.empty() && is_letter(before.back())) return look.digits.size() >= identity;
  const bool behind = before.size() > 1 && before.back() == U'-' && is_letter(before[before.size() - 2]);
  return behind || (after.size() > 1 && after.front() == U'-' && is_capital(after[1]));
}

bool is_code(const Look& look, const std::u32string& whole) {
  if (look.digits.empty() || !holds(look.digits, whole) || is_amount(look)) return false;
  return look.digits.size() > whole.size() || is_parted(look) || has_letters(look);
}

}  // namespace

bool shows_code(std::string_view whole, std::string_view shown) {
  const bool digits = !whole.empty() && std::all_of(whole.begin(), whole.end(), [](char c) { return c >= '0' && c <= '9'; });
  if (!digits || shown.size() <= whole.size()) return false;
  const std::u32string text = text::to_utf32(shown);
  return is_code(look_at(text::fold(text, text::Folding::identifiers).text), text::to_utf32(whole));
}

}  // namespace opendata::table
