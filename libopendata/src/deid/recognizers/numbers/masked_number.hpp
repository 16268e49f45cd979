#pragma once
#include <cstddef>

#include "deid/recognizers/support/scan.hpp"
#include "text/character_set.hpp"

namespace opendata::deid {

/// What writers put for a digit of an account, a card or a chip. Plates and telephones have sets of their own.
inline constexpr text::CharacterSet number_masks(U"*＊●○xX");

/// A number of which the writer masked a part, two characters or more together: 3758***27, A40586**, A12345XX89. What is left still tells one
/// person from most others.
struct MaskedNumber {
  std::size_t last = 0;  ///< behind it; 0 = none begins with the token
  std::size_t size = 0;  ///< letters, digits and masks
};

/// False when none begins with the token, as its last character and the next tell of most.
[[nodiscard]] inline bool may_be_masked(const Scan& scan, const Token& token) {
  constexpr std::size_t shortest = 7;  // with X for a mask, at its end or in its middle
  if (scan.is(token.last, name_mask)) return true;
  const auto is_cross = [&](std::size_t i) { return scan.at(i) == U'X' || scan.at(i) == U'x'; };
  return token.has_letter && token.last - token.first >= shortest && (is_cross(token.last - 1) || is_cross((token.first + token.last) / 2));
}

[[nodiscard]] MaskedNumber read_masked_number(const Scan& scan, const Token& token);

}  // namespace opendata::deid
