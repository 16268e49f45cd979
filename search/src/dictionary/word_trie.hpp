#pragma once
#include <unicode/ucharstrie.h>
#include <unicode/unistr.h>

#include <cstdint>
#include <string_view>
#include <vector>

namespace opendata::search {

/// Words with a cost each, looked up from their first character on. The lower the cost, the likelier the word.
/// Thread safety: const after construction.
class WordTrie {
 public:
  /// A trie that somebody else keeps, such as ICU's own dictionary.
  explicit WordTrie(const char16_t* units);
  /// A trie of its own, as icu::UCharsTrieBuilder gives it.
  explicit WordTrie(icu::UnicodeString units);
  WordTrie(const WordTrie&) = delete;
  WordTrie& operator=(const WordTrie&) = delete;

  /// Longest word that is looked for, in characters.
  static constexpr std::size_t longest = 20;

  /// Calls `take(length, cost)` for every word that `text` begins with, shortest first.
  template <class Take>
  void match(std::u32string_view text, Take&& take) const {
    if (text.empty()) return;
    icu::UCharsTrie trie(units_);
    UStringTrieResult result = first(trie, text[0]);
    for (std::size_t i = 1;; ++i) {
      if (USTRINGTRIE_HAS_VALUE(result)) take(i, static_cast<std::uint32_t>(trie.getValue()));
      if (!USTRINGTRIE_HAS_NEXT(result) || i == text.size() || i == longest) return;
      result = trie.nextForCodePoint(static_cast<UChar32>(text[i]));
    }
  }

 private:
  static constexpr char32_t cache_begin = 0x3041;
  static constexpr char32_t cache_end = 0xA000;
  struct First {
    icu::UCharsTrie::State state{};
    UStringTrieResult result = USTRINGTRIE_NO_MATCH;
  };

  void fill_cache();
  UStringTrieResult first(icu::UCharsTrie& trie, char32_t c) const {
    if (c < cache_begin || c >= cache_end) return trie.firstForCodePoint(static_cast<UChar32>(c));
    const First& known = cache_[c - cache_begin];
    if (known.result != USTRINGTRIE_NO_MATCH) trie.resetToState(known.state);
    return known.result;
  }

  icu::UnicodeString owned_;
  const char16_t* units_;
  std::vector<First> cache_;  ///< the way over the first character, which is a search among thousands
};

/// ICU's dictionary of Chinese and Japanese words with their costs; nullptr when this ICU has none.
[[nodiscard]] const WordTrie* general_words();

}  // namespace opendata::search
