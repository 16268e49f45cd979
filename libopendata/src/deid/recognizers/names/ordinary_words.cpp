#include "deid/recognizers/names/ordinary_words.hpp"

#include <algorithm>

namespace opendata::deid::name_words::ordinary {
namespace {

// Groups of a first character and its followers, as in "管機理制".
constexpr std::u32string_view groups =
#include "deid/recognizers/names/ordinary_pairs.inc"
    ;
constexpr std::u32string_view listed =
#include "deid/recognizers/names/ordinary_words.inc"
    ;

template <class Visit>
constexpr void for_each_word(const Visit& visit) {
  for (std::size_t begin = 0; begin < listed.size();) {
    const std::size_t end = std::min(listed.find(U' ', begin), listed.size());
    if (end > begin) visit(listed.substr(begin, end - begin));
    begin = end + 1;
  }
}

constexpr std::size_t longer_words = [] {
  std::size_t count = 0;
  for_each_word([&](std::u32string_view word) { count += word.size() > 2 ? 1U : 0U; });
  return count;
}();

// Few: compared one by one where one may stand.
constexpr auto longer = [] {
  std::array<std::u32string_view, longer_words> all{};
  std::size_t count = 0;
  for_each_word([&](std::u32string_view word) { if (word.size() > 2) all[count++] = word; });
  return all;
}();

constexpr PairSet<13> all_words() {
  PairSet<13> set;
  for (std::size_t i = 0, first = 0; i < groups.size(); ++i) {
    if (groups[i] == U' ') first = i + 1;
    else if (i > first) set.add(pair(groups[first], groups[i]));
  }
  for_each_word([&](std::u32string_view word) { if (word.size() == 2) set.add(pair(word[0], word[1])); });
  return set;
}

constexpr PairSet<8> all_beginnings() {
  PairSet<8> set;
  for (const auto word : longer) set.add(pair(word[0], word[1]));
  return set;
}

}  // namespace

constinit const PairSet<13> words = all_words();
constinit const PairSet<8> beginnings = all_beginnings();

bool longer_one_begins(std::u32string_view text) {
  return std::any_of(longer.begin(), longer.end(), [&](std::u32string_view word) { return text.starts_with(word); });
}

}  // namespace opendata::deid::name_words::ordinary
