#include "deid/recognizers/support/name_dictionary.hpp"

namespace opendata::deid::name_dictionary {
namespace {

constexpr Blocks words{
#include "deid/recognizers/support/name_dictionary_words.inc"
};
constexpr Blocks usual_words{
#include "deid/recognizers/support/name_dictionary_usual.inc"
};

bool holds(const Blocks& blocks, const Place& place) { return (blocks[place.block] & place.mask) == place.mask; }

}  // namespace

Level level(char32_t a, char32_t b, char32_t c) {
  const Place place = place_of(hash_of(a, b, c));
  if (!holds(words, place)) return none;
  return holds(usual_words, place) ? usual : rare;
}

}  // namespace opendata::deid::name_dictionary
