#pragma once
#include <array>
#include <cstdint>
#include <tuple>

namespace opendata::deid::name_dictionary {

/// How usual a word is.
enum Level : unsigned { none = 0, rare = 1, usual = 2 };

/// Two bits of one 64-bit block say that a word is in the set, two of another that it is usual.
inline constexpr unsigned block_bits = 14;
using Blocks = std::array<std::uint64_t, std::size_t{1} << block_bits>;

struct Place {
  std::size_t block;
  std::uint64_t mask;
};
[[nodiscard]] inline Place place_of(std::uint64_t hash) {
  const std::uint64_t one = std::uint64_t{1} << ((hash >> 6U) & 63U);
  const std::uint64_t two = std::uint64_t{1} << (hash & 63U);
  return {static_cast<std::size_t>(hash >> (64U - block_bits)), one | two};
}
[[nodiscard]] inline std::uint64_t hash_of(char32_t a, char32_t b, char32_t c = 0) {
  std::uint64_t h = (std::uint64_t{a} << 42U) ^ (std::uint64_t{b} << 21U) ^ c;
  h *= 0x9E3779B97F4A7C15U;
  h ^= h >> 29U;
  return h * 0xBF58476D1CE4E5B9U;
}

/// The blocks of the words and of those of them that are usual, side by side: both are looked at.
struct BlockPair {
  std::uint64_t words, usual_words;
};
using BlockPairs = std::array<BlockPair, std::tuple_size_v<Blocks>>;
extern const BlockPairs pairs;

/// Whether all bits of the mask are set, without a branch: nobody foresees it.
[[nodiscard]] inline unsigned has_all(std::uint64_t block, std::uint64_t mask) { return (block & mask) == mask ? 1U : 0U; }

/// Which word of two or three characters it is; a word that is in no dictionary is taken for one in about 1 of 40 times.
[[nodiscard]] inline Level level(char32_t a, char32_t b, char32_t c = 0) {
  const Place place = place_of(hash_of(a, b, c));
  const BlockPair& blocks = pairs[place.block];
  return static_cast<Level>(has_all(blocks.words, place.mask) + has_all(blocks.usual_words, place.mask));  // all usual words are words
}
/// Whether it is a word of any level.
[[nodiscard]] inline bool is_word(char32_t a, char32_t b, char32_t c = 0) {
  const Place place = place_of(hash_of(a, b, c));
  return has_all(pairs[place.block].words, place.mask) != 0;
}

}  // namespace opendata::deid::name_dictionary
