#pragma once
#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace opendata::deid {

class Scan;
struct Token;

/// Letters (upper case) and digits of a number that may be broken by single blanks, hyphens or middle dots (with a blank or line end on either side) or line
/// ends, without the breaks.
struct Compact {
  static constexpr std::size_t capacity = 24;
  std::size_t start = 0;  ///< where the number begins in the folded text
  std::size_t size = 0;
  std::array<char, capacity> chars{};
  std::array<std::uint8_t, capacity> distance{};  ///< of each character from the start
  [[nodiscard]] std::string_view view() const { return {chars.data(), size}; }
  [[nodiscard]] std::size_t first() const { return start; }
  /// Behind the nth character.
  [[nodiscard]] std::size_t end(std::size_t n) const { return start + distance[n - 1] + 1U; }
};

/// Reads at most `limit` letters and digits from the token's beginning, at most one break (blank, hyphen, middle dot, line end)
/// between two of them. Between digits the letter O and 〇 are zeros; Chinese digits count when `chinese` or `spoken`, and commas,
/// full stops and the like are breaks when `spoken`.
enum class Script { ascii, chinese, spoken };
[[nodiscard]] Compact read_compact(const Scan& scan, const Token& token, std::size_t limit,
                                   Script script = Script::ascii);
/// The same up to the capacity, into what is empty; what the scan keeps for each token.
void read_whole_compact(const Scan& scan, const Token& token, Script script, Compact& compact);

[[nodiscard]] bool all_digits(std::string_view text);

}  // namespace opendata::deid
