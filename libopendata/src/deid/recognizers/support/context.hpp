#pragma once
#include <bitset>
#include <cstddef>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "deid/recognizers/support/scan.hpp"

namespace opendata::deid {

/// A set of words, found by their first character.
class Words {
 public:
  /// Words separated by single blanks; Latin ones in lower case, compared without case.
  explicit Words(std::u32string_view list);
  /// Length of the longest word that stands at `i`; 0 when none does.
  [[nodiscard]] std::size_t match(std::u32string_view text, std::size_t i) const;
  /// Whether `text` ends with one of the words.
  [[nodiscard]] bool ends(std::u32string_view text) const;
  /// Whether one of the words is the whole of `text`.
  [[nodiscard]] bool contains_word(std::u32string_view text) const { return !text.empty() && match(text, 0) == text.size(); }

 private:
  // Most characters of a text begin and end no word: a bit for each, folded to a table that stays in the cache.
  using Filter = std::bitset<4096>;
  [[nodiscard]] static std::size_t slot(char32_t c) { return c % 4096; }

  std::unordered_map<char32_t, std::vector<std::u32string_view>> by_first_;
  Filter firsts_;
  Filter lasts_;
  std::size_t longest_ = 0;
};

/// Whether a word stands, in the same sentence, within `window` characters before `first`.
[[nodiscard]] bool has_before(const Scan& scan, std::size_t first, std::size_t window, const Words& words);
/// Whether a word stands, in the same sentence, within `window` characters from `last` on.
[[nodiscard]] bool has_after(const Scan& scan, std::size_t last, std::size_t window, const Words& words);
/// Whether one of the words ends right before `first`, blanks and punctuation such as "：" "為" "(" between them not counted.
[[nodiscard]] bool labelled(const Scan& scan, std::size_t first, const Words& labels);

}  // namespace opendata::deid
