#pragma once
#include <cstddef>
#include <optional>

#include "deid/recognizers/support/scan.hpp"

namespace opendata::deid {

/// A day, or a month of a year, as people write it.
struct WrittenDay {
  std::size_t last = 0;     ///< 0 = nothing like a date
  bool of_numbers = false;  ///< a whole day that the calendar may not have
};

/// Whether a word says that the number at `first` begins a birth.
using IsNamed = bool (*)(const Scan& scan, std::size_t first);

/// What begins with the number at `first`, up to behind "79年1月2日", "79年1月", "79/01/02", "0790102", "19900102". Where `named` says
/// that a birth is told, or 生 follows, commas and blanks part its numbers as well ("79、1、2") and a month may stand alone ("79.1").
/// Where it is told, blanks may stand between all its digits ("7 9 . 1 . 2"), and blanks or line ends in a row of six to eight ("0790⏎102").
[[nodiscard]] WrittenDay read_written_day(const Scan& scan, std::size_t first, IsNamed named);

/// Whether a number of a date may begin at `i`.
[[nodiscard]] inline bool begins_written_day(const Scan& scan, std::size_t i) {
  return scan.is(i, numeral) && !scan.is(i - 1, letter | numeral) && scan.at(i - 1) != U'百';
}

/// Where the day of digits parted by two marks begins that ends before `last`, "113.05.06"; `last` when none does.
[[nodiscard]] inline std::size_t short_day_start(const Scan& scan, std::size_t last) {
  constexpr std::size_t longest = 10;
  std::size_t i = last, marks = 0;
  for (; i > 0 && last - i < longest && (scan.is(i - 1, digit) || contains(U"./-", scan.at(i - 1))); --i) marks += scan.is(i - 1, digit) ? 0U : 1U;
  return marks == 2 ? i : last;
}

/// "3/2/1976": whether a day or month of one digit is followed by another number and a year of four digits.
[[nodiscard]] inline bool precedes_year(const Scan& scan, std::size_t mark) {
  const std::size_t second = scan.run_end(mark + 1, digit, 2);
  return second > mark + 1 && scan.at(second) == scan.at(mark) && scan.run_end(second + 1, digit, 5) == second + 5;
}

/// False when what stands behind the digits at `i`, or how many they are, rules out that a day begins with them: so do most numbers.
[[nodiscard]] inline bool may_be_written_day(const Scan& scan, std::size_t i) {
  constexpr std::size_t longest = 9;
  const std::size_t last = scan.run_end(i, numeral, longest + 1), size = last - i;
  if (size > longest) return false;
  if ((size >= 6 && size <= 8) || scan.is(last, blank | newline | middle_dot)) return true;
  if (scan.is(last, han)) return contains(U"年百元拾佰", scan.at(last));
  if (contains(U",、_'", scan.at(last))) return begins_written_day(scan, last + 1);
  return size <= 4 && contains(U"/.-", scan.at(last)) && (size >= 2 || precedes_year(scan, last));
}

/// Whether "在英國出生" stands at `last`; a registration (在公所出生登記) is none.
[[nodiscard]] bool is_born_somewhere(const Scan& scan, std::size_t last);

/// Where the era's name (民國, 西元, 昭和) before `first` begins; `first` when there is none.
[[nodiscard]] std::size_t era_start(const Scan& scan, std::size_t first);

/// The Gregorian year of the date [first, last) whose era's name may stand before its number.
[[nodiscard]] std::optional<int> year_of(const Scan& scan, std::size_t first, std::size_t last);
/// A day of this year or a later one is an event's unless a word says that it is a child's birth.
inline constexpr int first_recent_year = 2017;
/// Whether the first digits of a day alone say that year_of() is none before it: "113/5/6", "2024-05-06", "1130506".
[[nodiscard]] bool is_surely_recent(const Scan& scan, std::size_t first);
/// Whether a day or a month of such a year begins with the digits at `first`: "113/5/6", "2024-05", "113年5月", "1130506"; no later one than people
/// write of.
[[nodiscard]] bool begins_recent_day(const Scan& scan, std::size_t first);

/// Whether the calendar has the day [first, last); day and month may stand before a year of four digits.
[[nodiscard]] bool is_calendar_day(const Scan& scan, std::size_t first, std::size_t last);

}  // namespace opendata::deid
