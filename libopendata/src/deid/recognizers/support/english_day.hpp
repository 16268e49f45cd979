#pragma once
#include <cstddef>

#include "deid/recognizers/support/scan.hpp"

namespace opendata::deid {

/// A day with the English name of its month.
struct EnglishDay {
  std::size_t first = 0;
  std::size_t last = 0;  ///< 0 = none
};

/// "2 Jan 1990", "2nd of January, 1990", "Jan 2, 1990" around the token, when that is a month's name.
[[nodiscard]] EnglishDay read_english_day(const Scan& scan, const Token& token);

}  // namespace opendata::deid
