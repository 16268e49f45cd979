#include "deid/recognizers/support/compact.hpp"

#include <algorithm>

namespace opendata::deid {
namespace {

char upper(char32_t c) { return static_cast<char>(c >= U'a' && c <= U'z' ? c - U'a' + U'A' : c); }

// The character as it counts in a number; 0 when it does not.
char number_character(const Scan& scan, std::size_t i, Script script) {
  const char32_t c = scan.at(i);
  if (script == Script::chinese && digit_value(c) >= 0) return static_cast<char>('0' + digit_value(c));
  if (contains(U"Oo〇○", c) && scan.is(i - 1, digit) && (scan.is(i + 1, digit) || contains(U"Oo〇○", scan.at(i + 1)))) return '0';
  return scan.is(i, alphanumeric) ? upper(c) : '\0';
}

std::size_t skip_break(const Scan& scan, std::size_t i) {
  if (scan.at(i) == U'\r' && scan.at(i + 1) == U'\n') return i + 2;
  return scan.is(i, blank | newline) || scan.at(i) == U'-' ? i + 1 : i;
}

}  // namespace

Compact read_compact(const Scan& scan, std::size_t first, std::size_t limit, Script script) {
  Compact compact;
  std::size_t i = first;
  while (compact.size < std::min(limit, Compact::capacity)) {
    char c = number_character(scan, i, script);
    if (c == '\0' && compact.size > 0) {
      const std::size_t next = skip_break(scan, i);
      if (next == i) break;
      c = number_character(scan, next, script);
      compact.across_lines = compact.across_lines || (c != '\0' && scan.is(i, newline));
      i = next;
    }
    if (c == '\0') break;
    compact.chars[compact.size] = c;
    compact.position[compact.size++] = i++;
  }
  return compact;
}

bool all_digits(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace opendata::deid
