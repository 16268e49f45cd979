#pragma once
#include <cstddef>
#include <string_view>

namespace opendata::text {

/// A half-open range of characters; empty when first == last.
struct Span {
  std::size_t first = 0;
  std::size_t last = 0;
  [[nodiscard]] bool empty() const { return first == last; }
};

/// Where the parts of an address stand in a text that was folded for identifiers.
struct AddressSpans {
  Span postal_code, county, town, village, neighborhood, road, section, lane, alley, sub_alley, number;
  std::size_t end = 0;  ///< behind the last part; the start when nothing was seen
  /// Whether it points to a place finer than a road.
  [[nodiscard]] bool has_detail() const { return !neighborhood.empty() || has_door(); }
  [[nodiscard]] bool has_door() const { return !lane.empty() || !alley.empty() || !number.empty(); }
};

/// Reads the longest address that begins at `start`:
/// [postal code] [county] [town] [village] [neighbourhood] [road [section] [lane [alley [sub-alley]]]] [number [floor [room]]].
/// One blank is allowed before each number. Looks at most some 100 characters ahead.
[[nodiscard]] AddressSpans read_address(std::u32string_view text, std::size_t start);
/// The same behind the divisions that were read at its start.
[[nodiscard]] AddressSpans read_address(std::u32string_view text, const AddressSpans& divisions);
/// The same up to the town.
[[nodiscard]] AddressSpans read_divisions(std::u32string_view text, std::size_t start);

/// Whether the character can stand in the name of a road or place.
[[nodiscard]] bool is_han(char32_t c);
/// 路 街 道 巷 and the like: a road's last character.
[[nodiscard]] bool is_road_unit(char32_t c);

}  // namespace opendata::text
