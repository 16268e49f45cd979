#include "dictionary/user_words.hpp"

#include <unicode/ucharstriebuilder.h>

#include <algorithm>
#include <map>

#include "dictionary/best_path.hpp"
#include "index/folding.hpp"

namespace opendata::search {
namespace {

/// A word of three characters or more costs next to nothing: only another user word can split it.
constexpr std::uint32_t firm_cost = 10;
constexpr std::size_t firm_length = 3;
/// Two characters also meet by chance (里長 in 公里長度): such a word is only made cheaper than its pieces, and a name
/// a little cheaper, so that the better sense of a sentence wins.
constexpr double share_of_pair = 0.5;
constexpr double share_of_name = 0.75;

using Costs = std::map<std::u32string, std::uint32_t>;

std::u32string folded_word(const std::string& word) {
  std::u32string folded = fold_with_map(text::to_utf32(word)).text;
  const bool unspaced = std::all_of(folded.begin(), folded.end(), is_unspaced_script);
  return unspaced && folded.size() >= 2 && folded.size() <= WordTrie::longest ? folded : std::u32string();
}

std::uint32_t share(BestPath& path, const std::u32string& word, double part) {
  return std::max(1U, static_cast<std::uint32_t>(part * path.general_cost(word)));
}

Costs costs_of(const Dictionaries& dictionaries) {
  BestPath path(general_words(), nullptr);
  Costs costs;
  for (const std::string& written : dictionaries.names) {
    const std::u32string word = folded_word(written);
    if (!word.empty()) costs[word] = share(path, word, share_of_name);
  }
  for (const std::string& written : dictionaries.words) {
    const std::u32string word = folded_word(written);
    if (word.empty()) continue;
    costs[word] = word.size() >= firm_length ? firm_cost : share(path, word, share_of_pair);
  }
  return costs;
}

std::unique_ptr<WordTrie> build_trie(const Costs& costs) {
  UErrorCode status = U_ZERO_ERROR;
  icu::UCharsTrieBuilder builder(status);
  for (const auto& [word, cost] : costs) {
    icu::UnicodeString units;
    for (const char32_t c : word) units.append(static_cast<UChar32>(c));
    builder.add(units, static_cast<int32_t>(cost), status);
  }
  icu::UnicodeString units;
  builder.buildUnicodeString(USTRINGTRIE_BUILD_FAST, units, status);
  // The builder may hand out its own memory; the trie needs a copy that lives as long as it does.
  return U_SUCCESS(status) != 0 ? std::make_unique<WordTrie>(icu::UnicodeString(units.getBuffer(), units.length()))
                                : nullptr;
}

}  // namespace

UserWords::UserWords(const Dictionaries& dictionaries) : impl_(std::make_unique<Impl>()) {
  const Costs costs = costs_of(dictionaries);
  if (!costs.empty()) impl_->trie = build_trie(costs);
}
UserWords::~UserWords() = default;

}  // namespace opendata::search
