#pragma once
#include <cstdint>

namespace opendata::deid {

/// A fact as a number of 64 bits, of which the upper ones are as good as random: what models look up their weights by. Forms are below 128, `a`
/// below 2^15, `b` and `c` below 2^21 where no two facts of a form should be one.
[[nodiscard]] constexpr std::uint64_t feature_hash(unsigned form, std::uint64_t a, std::uint64_t b = 0, std::uint64_t c = 0) {
  std::uint64_t h = (a << 42U) ^ (b << 21U) ^ c ^ (std::uint64_t{form} << 57U);
  h *= 0x9E3779B97F4A7C15U;
  h ^= h >> 32U;
  return h * 0xBF58476D1CE4E5B9U;
}

}  // namespace opendata::deid
