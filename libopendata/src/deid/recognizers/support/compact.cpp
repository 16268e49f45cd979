#include "deid/recognizers/support/compact.hpp"

#include <algorithm>

#include "deid/recognizers/support/scan.hpp"

namespace opendata::deid {
namespace {

char upper(char32_t c) { return static_cast<char>(c >= U'a' && c <= U'z' ? c - U'a' + U'A' : c); }

bool looks_like_zero(char32_t c) { return c == U'O' || c == U'o' || c == U'〇' || c == U'○'; }

bool is_zero(const Scan& scan, std::size_t i) {
  return looks_like_zero(scan.at(i)) && scan.is(i - 1, digit) &&
         (scan.is(i + 1, digit) || looks_like_zero(scan.at(i + 1)));
}

// The character as it counts in a number; 0 when it does not.
char number_character(const Scan& scan, std::size_t i, Script script) {
  const char32_t c = scan.at(i);
  if (scan.is(i, digit)) return static_cast<char>(c);
  if (script != Script::ascii && digit_value(c) >= 0) return static_cast<char>('0' + digit_value(c));
  if (is_zero(scan, i)) return '0';
  return scan.is(i, letter) ? upper(c) : '\0';
}

// Where who dictates a number pauses.
bool is_pause(const Scan& scan, std::size_t i, Script script) { return script == Script::spoken && contains(U",、./_", scan.at(i)); }

bool is_joint(const Scan& scan, std::size_t i, Script script) { return scan.at(i) == U'-' || scan.is(i, middle_dot) || is_pause(scan, i, script); }

std::size_t skip_break(const Scan& scan, std::size_t i, Script script) {
  const std::size_t hyphen = scan.skip_gap(i);
  return is_joint(scan, hyphen, script) ? scan.skip_space(hyphen + 1) : hyphen;
}

// What most numbers end with is neither a break nor a part of one.
bool ends_number(const Scan& scan, std::size_t i) {
  return !scan.is(i, letter | han_digit | blank | newline | middle_dot) && !looks_like_zero(scan.at(i)) && scan.at(i) != U'-';
}

// In capitals; digits stay.
char upper_ascii(char32_t c) { return static_cast<char>(c & ~(c >> 1U & 0x20U)); }

// The letters and digits of a token, up to the capacity.
void add_word(const Scan& scan, const Token& token, Compact& compact) {
  const std::u32string_view word = scan.text().substr(token.first, std::min<std::size_t>(token.last - token.first, Compact::capacity));
  for (std::size_t i = 0; i < word.size(); ++i) {
    compact.chars[i] = upper_ascii(word[i]);
    compact.distance[i] = static_cast<std::uint8_t>(i);
    if (compact.chars[i] == 'O' && is_zero(scan, token.first + i)) compact.chars[i] = '0';
  }
  compact.size = word.size();
}

}  // namespace

Compact read_compact(const Scan& scan, const Token& token, std::size_t limit, Script script) {
  Compact compact;
  if (script != Script::spoken && (script == Script::chinese) == token.chinese) compact = scan.number(token);
  else read_whole_compact(scan, token, script, compact);
  compact.size = std::min(compact.size, limit);
  return compact;
}

void read_whole_compact(const Scan& scan, const Token& token, Script script, Compact& compact) {
  compact.start = token.first;
  if (token.has_letter) add_word(scan, token, compact);
  const auto add = [&](std::size_t i, char c) {
    compact.chars[compact.size] = c;
    compact.distance[compact.size++] = static_cast<std::uint8_t>(i - compact.start);
  };
  const auto classes = scan.classes();
  for (std::size_t i = compact.start + compact.size; compact.size < Compact::capacity; ++i) {
    if (i < classes.size() && (classes[i] & digit) != 0) {  // nearly all are
      add(i, static_cast<char>(scan.text()[i]));
      continue;
    }
    if (ends_number(scan, i) && !is_pause(scan, i, script)) break;
    char c = number_character(scan, i, script);
    if (c == '\0' && compact.size > 0) {
      const std::size_t next = skip_break(scan, i, script);
      if (next == i) break;
      c = number_character(scan, next, script);
      i = next;
    }
    if (c == '\0') break;
    add(i, c);
  }
}

bool all_digits(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace opendata::deid
