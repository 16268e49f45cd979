#pragma once
#include <cstddef>

#include "deid/recognizers/support/scan.hpp"

namespace opendata::deid {

/// A day with the English name of its month.
struct EnglishDay {
  std::size_t first = 0;
  std::size_t last = 0;  ///< 0 = none
};

/// False when the token is no month's name in a day, told by its size and by what follows: a mark or two and a number; true when it may be.
[[nodiscard]] inline bool may_name_month(const Scan& scan, const Token& token) {
  constexpr std::size_t shortest = 3, longest = 9;
  const std::size_t size = token.last - token.first;
  const bool named = token.has_letter && size >= shortest && size <= longest && scan.is(token.last - 1, letter);
  return named && (scan.is(token.last + 1U, digit) || scan.is(token.last + 2U, digit));
}

/// "2 Jan 1990", "2nd of January, 1990", "Jan 2, 1990", "1990-Jan-02" around the token, or "Jan 1990" of a year long ago, when that is a month's name.
[[nodiscard]] EnglishDay read_english_day(const Scan& scan, const Token& token);

}  // namespace opendata::deid
