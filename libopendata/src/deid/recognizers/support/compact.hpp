#pragma once
#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "deid/recognizers/support/scan.hpp"

namespace opendata::deid {

/// Letters (upper case) and digits of a number that may be broken by single blanks, hyphens or line ends, without the
/// breaks.
struct Compact {
  static constexpr std::size_t capacity = 24;
  std::array<char, capacity> chars{};
  std::array<std::uint32_t, capacity> position{};  ///< where each character stands in the folded text
  std::size_t size = 0;
  [[nodiscard]] std::string_view view() const { return {chars.data(), size}; }
  [[nodiscard]] std::size_t first() const { return position[0]; }
  /// Behind the nth character.
  [[nodiscard]] std::size_t end(std::size_t n) const { return std::size_t{position[n - 1]} + 1; }
};

/// Reads at most `limit` letters and digits from `first`, at most one break (blank, hyphen, line end) between two of
/// them. Between digits the letter O and 〇 are zeros; Chinese digits count when `chinese`.
enum class Script { ascii, chinese };
[[nodiscard]] Compact read_compact(const Scan& scan, std::size_t first, std::size_t limit,
                                   Script script = Script::ascii);

[[nodiscard]] bool all_digits(std::string_view text);

}  // namespace opendata::deid
