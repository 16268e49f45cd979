#pragma once
#include <array>
#include <cstdint>

#include "deid/recognizers/names/name_dictionary.hpp"
#include "deid/recognizers/support/scan.hpp"

/// What kinds of words stand around a place: 43,000 everyday words of up to three Han characters, each with its part of speech.
/// Source: the dictionary of cppjieba (MIT), in the characters of Taiwan; libopendata/training/README.md tells how the table is made.
namespace opendata::deid::word_kinds {

/// Parts of speech, as coarse as a name's surroundings need. A word that has several counts as its most frequent one.
enum Kind : unsigned {
  other, verb, verbal_noun, noun, adverb, preposition, conjunction, particle, number, pronoun, adjective, place_or_time, personal_name,
  place_name, idiom, attribute,
  unknown  ///< no word of the dictionary
};
inline constexpr unsigned kinds = 17;
inline constexpr std::size_t longest = 3;

struct Word {
  unsigned kind = unknown;
  std::size_t size = 0;
};

/// A word as the table keeps it: twelve bits that tell it from others of its bucket, never all zero, and its kind.
inline constexpr unsigned bucket_bits = 15;
using Bucket = std::array<std::uint16_t, 4>;
using Buckets = std::array<Bucket, std::size_t{1} << bucket_bits>;
extern const Buckets words;

struct Place {
  std::size_t bucket;
  std::uint16_t mark;
};
/// Of a word of one to three characters; those it does not have are zero.
[[nodiscard]] inline Place place_of(char32_t a, char32_t b, char32_t c) {
  const std::uint64_t hash = name_dictionary::hash_of(a, b, c);
  return {static_cast<std::size_t>(hash >> (64U - bucket_bits)), static_cast<std::uint16_t>(((hash & 0xFFFU) | 1U) << 4U)};
}

/// The kind of one word; one that is not in the dictionary is taken for one in about 1 of 1,500 times.
[[nodiscard]] inline unsigned kind_of(char32_t a, char32_t b = 0, char32_t c = 0) {
  const Place place = place_of(a, b, c);
  for (const std::uint16_t entry : words[place.bucket])
    if ((entry & 0xFFF0U) == place.mark) return entry & 15U;
  return unknown;
}

/// The longest word that begins at `i`; of size 1 and unknown where none does, of size 0 where no Han character stands.
[[nodiscard]] Word at(const Scan& scan, std::size_t i);
/// The longest word that ends before `end`; the same.
[[nodiscard]] Word before(const Scan& scan, std::size_t end);

}  // namespace opendata::deid::word_kinds
