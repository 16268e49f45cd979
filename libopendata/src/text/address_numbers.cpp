#include "text/address_numbers.hpp"

#include <algorithm>

#include "text/one_of.hpp"

namespace opendata::text {
namespace {

bool is_circled_number(char32_t c) { return c >= U'①' && c <= U'⑳'; }

// "9 0 號", "1 2 3 巷": single digits with blanks between them, before a unit; the end of the first one otherwise.
std::size_t skip_spaced_digits(std::u32string_view text, std::size_t at) {
  const auto at_or_end = [&](std::size_t i) { return i < text.size() ? text[i] : U'\0'; };
  std::size_t i = at + 1;
  while (i < at + 2 * longest_number && at_or_end(i) == U' ' && is_digit(at_or_end(i + 1)) && !is_digit(at_or_end(i + 2))) i += 2;
  const char32_t unit = at_or_end(i) == U' ' ? at_or_end(i + 1) : at_or_end(i);
  return one_of(unit, U"號巷弄鄰樓段之室") ? i : at + 1;
}

}  // namespace

std::size_t skip_number(std::u32string_view text, std::size_t at) {
  if (at >= text.size() || !numerals.may_hold(text[at])) return at;
  // "3號之2五樓": one number is in one script; a round 〇 stands among digits of both.
  const std::size_t limit = std::min(text.size(), at + longest_number);
  std::size_t i = at;
  while (i < limit && is_digit(text[i])) ++i;
  if (i > at) {
    while (i < limit && (is_digit(text[i]) || text[i] == U'〇' || text[i] == U'○')) ++i;
    if (i == at + 1 && i < limit && text[i] == U' ') return skip_spaced_digits(text, at);
  } else if (i < limit && is_circled_number(text[i])) {
    ++i;
  } else {
    while (i < limit && is_han_digit(text[i])) ++i;
  }
  return i;
}

std::size_t skip_further_numbers(std::u32string_view text, std::size_t at) {
  std::size_t i = at;
  while (i < text.size() && i < at + 24 && one_of(text[i], U"/+~")) {
    const std::size_t last = skip_number(text, i + 1);
    if (last == i + 1) break;
    i = last;
  }
  return i;
}

}  // namespace opendata::text
