#include "deid/canonical_value.hpp"

#include <algorithm>
#include <opendata/text.hpp>

#include "deid/recognizers/support/scan.hpp"

namespace opendata::deid {
namespace {

bool is_digit(char32_t c) { return c >= U'0' && c <= U'9'; }
bool is_blank(char32_t c) { return c == U' ' || (c >= U'\t' && c <= U'\r') || c == 0x00A0 || c == 0x3000; }
bool is_hyphen(char32_t c) { return c == U'-' || (c >= 0x2010 && c <= 0x2015) || c == 0x2212; }
bool is_number_separator(char32_t c) { return c == U'.' || c == U'(' || c == U')' || c == U'/' || c == U'~'; }
bool is_middle_dot(char32_t c) { return c == 0x2027 || c == 0x2022 || c == 0x30FB || c == 0xFF65; }

char32_t one_spelling(char32_t c) {
  if (c >= U'a' && c <= U'z') return c - U'a' + U'A';
  return is_middle_dot(c) ? 0x00B7 : c;
}

constexpr std::ptrdiff_t fewest_digits = 7;  // of a phone number or a date: "1.0" and "10" stay two people

/// Digits and separators only.
bool is_separated_number(const std::u32string& text) {
  const auto part = [](char32_t c) { return is_digit(c) || is_number_separator(c) || c == U'+'; };
  return std::count_if(text.begin(), text.end(), is_digit) >= fewest_digits && std::all_of(text.begin(), text.end(), part);
}

/// "零九一二三四五六七八", "A一二三四五六七八九": a number in Chinese digits, in ASCII ones. Names have fewer characters.
void write_in_ascii(std::u32string& text) {
  const auto is_any_digit = [](char32_t c) { return digit_value(c) >= 0 && c != U'○'; };  // which masks more often than it is a zero
  const auto part = [&](char32_t c) { return is_any_digit(c) || is_number_separator(c) || (character_class(c) & letter) != 0; };
  if (std::count_if(text.begin(), text.end(), is_any_digit) < fewest_digits || !std::all_of(text.begin(), text.end(), part)) return;
  for (char32_t& c : text) c = is_any_digit(c) ? U'0' + static_cast<char32_t>(digit_value(c)) : c;
}

/// "+886912345678" is 0912345678 as it is dialled from abroad.
void write_as_at_home(std::u32string& number) {
  constexpr std::u32string_view country = U"+886";
  if (!number.starts_with(country)) return;
  number.replace(0, number.compare(country.size(), 1, U"0") == 0 ? country.size() + 1 : country.size(), U"0");
}

}  // namespace

std::string canonical_value(std::string_view utf8) {
  return canonical_value_of_folded(text::fold(text::to_utf32(utf8), text::Folding::identifiers).text);
}

std::string canonical_value_of_folded(std::u32string text) {
  text.erase(std::remove_if(text.begin(), text.end(), [](char32_t c) { return is_blank(c) || is_hyphen(c); }),
             text.end());
  write_in_ascii(text);
  if (is_separated_number(text)) {
    text.erase(std::remove_if(text.begin(), text.end(), is_number_separator), text.end());
    write_as_at_home(text);
  }
  std::transform(text.begin(), text.end(), text.begin(), one_spelling);
  return text::to_utf8(text);
}

}  // namespace opendata::deid
