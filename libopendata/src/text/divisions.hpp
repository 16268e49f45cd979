#pragma once
#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace opendata::text {

/// The first two characters of all names, a bit each: what rules out nearly every place of a text without a call.
namespace division_table {
using Bits = std::array<std::uint64_t, 128>;
extern const Bits bits;
[[nodiscard]] constexpr char32_t unify(char32_t c) { return c == U'台' ? U'臺' : c; }
[[nodiscard]] constexpr std::size_t place_of(char32_t first, char32_t second) {
  return ((std::uint64_t{unify(first)} << 21U) ^ unify(second)) * 0x9E3779B97F4A7C15U >> 51U;
}
[[nodiscard]] constexpr bool holds(const Bits& set, std::size_t place) { return ((set[place / 64] >> (place % 64)) & 1U) != 0; }
}  // namespace division_table

/// False when no county's or town's name begins with these two characters; true when one may.
[[nodiscard]] inline bool may_begin_division(char32_t first, char32_t second) {
  return division_table::holds(division_table::bits, division_table::place_of(first, second));
}
/// The same for the beginning of a text.
[[nodiscard]] inline bool may_begin_division(std::u32string_view text) { return text.size() >= 2 && may_begin_division(text[0], text[1]); }
/// A county's name (縣市, 臺 = 台, former counties too, 高市 before a town's name), or a town's (鄉鎮市區).
struct DivisionName {
  std::size_t size = 0;  ///< 0 = none
  bool is_county = false;
};
/// The name that `text` begins with.
[[nodiscard]] DivisionName division_at(std::u32string_view text);
/// Length of the county's name that `text` begins with; 0 when none.
[[nodiscard]] inline std::size_t match_county(std::u32string_view text) {
  const DivisionName name = division_at(text);
  return name.is_county ? name.size : 0;
}
/// Length of the town's name that `text` begins with; 0 when none.
[[nodiscard]] inline std::size_t match_town(std::u32string_view text) {
  const DivisionName name = division_at(text);
  return name.is_county ? 0 : name.size;
}
/// Whether a county's or town's name can begin with the character.
[[nodiscard]] bool may_begin_division(char32_t c);
/// Whether the character can be the second of such a name.
[[nodiscard]] bool may_go_on_division(char32_t c);

}  // namespace opendata::text
