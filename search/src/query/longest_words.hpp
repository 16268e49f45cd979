#pragma once
#include <algorithm>
#include <opendata/text.hpp>
#include <string>
#include <string_view>
#include <unordered_map>

#include "index/folding.hpp"

namespace opendata::search {

/// Where a word of LongestWords stands in a text: code points [begin, end).
struct WordPlace {
  std::size_t begin = 0, end = 0;
  std::size_t length = 0;     ///< of the word, folded
  std::u32string_view text;  ///< as it is written there
};

/// Words by their folded text, and what is known of each. Thread safety: const after the last add().
template <class Value>
class LongestWords {
 public:
  /// What is known of a word; nothing yet when it is new.
  [[nodiscard]] Value& add(const std::u32string& folded) {
    longest_ = std::max(longest_, folded.size());
    return by_word_[folded];
  }
  [[nodiscard]] bool empty() const { return by_word_.empty(); }

  /// Calls `take(place, value)` for the words that stand in a text, in its order, the longest at each place first, until
  /// it says that it takes one; the next is looked for behind that. `place.text` is good during the call.
  template <class Take>
  void walk(std::string_view utf8, Take&& take) const {
    const std::u32string original = text::to_utf32(utf8);
    const text::Folded folded = fold_with_map(original);
    for (std::size_t at = 0; at < folded.text.size();) {
      std::size_t length = std::min(longest_, folded.text.size() - at);
      for (; length > 0; --length) {
        const auto found = by_word_.find(folded.text.substr(at, length));
        if (found == by_word_.end()) continue;
        const auto [begin, end] = folded.original(at, at + length);
        const std::u32string_view written = std::u32string_view(original).substr(begin, end - begin);
        if (take(WordPlace{begin, end, length, written}, found->second)) break;
      }
      at += std::max<std::size_t>(length, 1);
    }
  }

 private:
  std::unordered_map<std::u32string, Value> by_word_;
  std::size_t longest_ = 0;
};

}  // namespace opendata::search
