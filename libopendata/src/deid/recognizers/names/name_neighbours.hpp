#pragma once
#include <array>
#include <cstdint>

#include "deid/recognizers/names/name_dictionary.hpp"

namespace opendata::deid::name_neighbours {

/// Two bits of one 64-bit block for each pair of characters that stands side by side in prose.
inline constexpr unsigned block_bits = 15;
using Blocks = std::array<std::uint64_t, std::size_t{1} << block_bits>;
extern const Blocks pairs;

[[nodiscard]] inline name_dictionary::Place place_of(char32_t a, char32_t b) {
  const std::uint64_t hash = name_dictionary::hash_of(b, a);
  const auto in_block = name_dictionary::place_of(hash);
  return {static_cast<std::size_t>(hash >> (64U - block_bits)), in_block.mask};
}

/// Whether `b` is met right behind `a` in prose, words apart or not; a pair that is not is taken for one in about 1 of 20 times.
[[nodiscard]] inline bool met(char32_t a, char32_t b) {
  const auto place = place_of(a, b);
  return (pairs[place.block] & place.mask) == place.mask;
}

}  // namespace opendata::deid::name_neighbours
