#pragma once
#include <cstddef>

#include "deid/recognizers/support/scan.hpp"

namespace opendata::deid {

/// Whether 生日, 出生 governs the date that begins at `first`: no other number stands between them.
[[nodiscard]] bool is_labelled_birth(const Scan& scan, std::size_t first);
/// The same, or a row of a list of people may tell it behind the name.
[[nodiscard]] bool may_be_birth(const Scan& scan, std::size_t first);

/// Whether a number of one person (A123456789, F1234567) ends at `last`.
[[nodiscard]] bool follows_personal_number(const Scan& scan, std::size_t last);

/// How surely [first, last), a date with its era, is a person's birth; 0 = not. Told by a label, by 生 behind it, or by what a person is described
/// with beside a day so long ago that it is no event. `previous`: behind the birth before it, 0 = none: 75/4/12、80/11/30.
[[nodiscard]] double birth_score(const Scan& scan, std::size_t first, std::size_t last, std::size_t previous);

}  // namespace opendata::deid
