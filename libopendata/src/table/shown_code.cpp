#include "table/shown_code.hpp"

#include <unicode/uchar.h>

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

constexpr std::size_t telephone_digits = 7;

/// With the 0 or the country code that its number has not.
bool is_telephone(const std::u32string& digits, const std::u32string& whole) {
  const bool begins = digits.starts_with(U'0') || digits.starts_with(U"886");
  return begins && whole.size() >= telephone_digits && digits.size() > whole.size();
}

/// An extension may follow a telephone number.
bool holds(const std::u32string& digits, const std::u32string& whole) {
  return digits.ends_with(whole) || (is_telephone(digits, whole) && digits.find(whole) != std::u32string::npos);
}

std::u32string letters_in_front(const Look& look) {
  const auto other = std::find_if_not(look.before.rbegin(), look.before.rend(), is_letter);
  return {other.base(), look.before.end()};
}

/// A123456789, AB12345678: one or two letters and nine or eight digits. NT$ and EUR stand before amounts, PM and CO before
/// a substance's own digits.
bool is_identity(const Look& look, const std::u32string& letters) {
  const bool few = letters.size() == 1 || (letters.size() == 2 && letters != U"NT" && std::all_of(letters.begin(), letters.end(), is_capital));
  const bool in_one = look.marks.find_first_not_of(U'-') == std::u32string::npos;
  return few && in_one && (look.digits.size() == 8 || look.digits.size() == 9);
}

/// ABC-1234, 1234-AB.
bool is_plate(const Look& look) {
  const std::u32string &before = look.before, &after = look.after;
  const bool behind = before.size() > 1 && before.back() == U'-' && is_letter(before[before.size() - 2]);
  return behind || (after.size() > 1 && after.front() == U'-' && is_capital(after[1]));
}

bool is_code(const Look& look, const std::u32string& whole) {
  if (look.digits.empty() || !holds(look.digits, whole) || is_amount(look)) return false;
  if (const auto letters = letters_in_front(look); !letters.empty()) return is_identity(look, letters) || is_telephone(look.digits, whole);
  return look.digits.size() > whole.size() || is_parted(look) || is_plate(look);
}

/// A5-1234, 5A-1234, and nothing else: the digit in front is the plate's.
bool is_mixed_plate(std::u32string_view text, const std::u32string& whole) {
  constexpr std::size_t plate = 7, mark = 2;
  if (text.size() != plate || text[mark] != U'-' || text.substr(mark + 1) != whole) return false;
  return is_capital(text[0]) ? is_digit(text[1]) : is_digit(text[0]) && is_capital(text[1]);
}

/// Zeros directly in front of the number, and no decimal point before them: A007, 113字第0005號.
bool is_padded(std::u32string_view text, const Look& look, const std::u32string& whole) {
  if (!look.digits.ends_with(whole) || is_amount(look)) return false;
  std::size_t at = text.size();
  for (std::size_t left = whole.size(); left > 0;) left -= is_digit(text[--at]) ? 1 : 0;
  const std::u32string_view before = text.substr(0, at);
  const std::size_t last = before.find_last_not_of(U'0');
  return before.ends_with(U'0') && (last == std::u32string_view::npos || !is_one_of(before[last], U".,"));
}

/// Without what letters part from the first digits: a unit (5 m2), an extension, the same in other words (113 (民國113年)).
std::u32string_view up_to_letters(std::u32string_view text) {
  const auto digit = std::find_if(text.begin(), text.end(), is_digit);
  const auto letter = std::find_if(digit, text.end(), [](char32_t c) { return u_isalpha(static_cast<UChar32>(c)) != 0; });
  const auto next = std::find_if(letter, text.end(), is_digit);
  return next == text.end() ? text : text.substr(0, static_cast<std::size_t>(letter - text.begin()));
}

}  // namespace

bool shows_code(std::string_view whole, std::string_view shown) {
  const bool digits = !whole.empty() && std::all_of(whole.begin(), whole.end(), [](char c) { return c >= '0' && c <= '9'; });
  if (!digits || shown.size() <= whole.size()) return false;
  const std::u32string text = text::fold(text::to_utf32(shown), text::Folding::identifiers).text, number = text::to_utf32(whole);
  return is_padded(text, look_at(text), number) || is_mixed_plate(text, number) || is_code(look_at(up_to_letters(text)), number);
}

}  // namespace opendata::table
