#include "deid/recognizers/names/name_dictionary.hpp"

namespace opendata::deid::name_dictionary {
namespace {

constexpr Blocks words{
#include "deid/recognizers/names/name_dictionary_words.inc"
};
constexpr Blocks usual_words{
#include "deid/recognizers/names/name_dictionary_usual.inc"
};

// Each bit of a usual word is one of the word's: level() adds up what the two say.
constexpr bool are_all_words() {
  for (std::size_t i = 0; i < words.size(); ++i)
    if ((usual_words[i] & ~words[i]) != 0) return false;
  return true;
}
static_assert(are_all_words());

constexpr BlockPairs side_by_side() {
  BlockPairs all{};
  for (std::size_t i = 0; i < all.size(); ++i) all[i] = {words[i], usual_words[i]};
  return all;
}

}  // namespace

constinit const BlockPairs pairs = side_by_side();

}  // namespace opendata::deid::name_dictionary
