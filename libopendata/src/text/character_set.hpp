#pragma once
#include <array>
#include <string_view>

namespace opendata::text {

/// A set of characters that texts seldom have: a table by their low bits tells of nearly all others, at one look, that they are not in it.
class CharacterSet {
 public:
  /// The characters must outlive the set: a literal.
  explicit constexpr CharacterSet(std::u32string_view characters) : characters_(characters) {
    for (const char32_t c : characters) low_bits_[c % low_bits_.size()] = true;
  }
  /// False when the character is not in the set; true when it is, or shares its low bits with one that is.
  [[nodiscard]] constexpr bool may_hold(char32_t c) const { return low_bits_[c % low_bits_.size()]; }
  [[nodiscard]] constexpr bool holds(char32_t c) const { return may_hold(c) && characters_.find(c) != characters_.npos; }

 private:
  std::array<bool, 256> low_bits_{};
  std::u32string_view characters_;
};

}  // namespace opendata::text
