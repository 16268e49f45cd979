#pragma once
#include <algorithm>
#include <bitset>
#include <cstddef>
#include <span>
#include <string_view>

#include "deid/recognizers/support/scan.hpp"
#include "text/word_index.hpp"

namespace opendata::deid {

/// Calls `visit` with each word of a list whose words are separated by blanks.
template <class Visit>
void for_each_listed(std::u32string_view list, const Visit& visit) {
  while (!list.empty()) {
    const std::size_t size = std::min(list.find(U' '), list.size());
    if (size > 0) visit(list.substr(0, size));
    list.remove_prefix(std::min(size + 1, list.size()));
  }
}

/// A set of words, found by their first or last character without allocation.
class Words {
 public:
  /// Words separated by single blanks; Latin ones in lower case, compared without case.
  explicit Words(std::u32string_view list);
  /// Length of the longest word that stands at `i`; 0 when none does.
  [[nodiscard]] std::size_t match(std::u32string_view text, std::size_t i) const {
    return i < text.size() && firsts_.may_hold(lower(text[i])) ? longest_at(text, i) : 0;
  }
  /// False when no word stands at `i`, as one or two of its characters tell; true when one may.
  [[nodiscard]] bool may_stand_at(std::u32string_view text, std::size_t i) const {
    return i < text.size() && firsts_.may_hold(lower(text[i])) && may_go_on(text, i);
  }
  /// Whether `text` ends with one of the words.
  [[nodiscard]] bool ends(std::u32string_view text) const {
    return !text.empty() && may_end_with(text.back()) && one_ends(text);
  }
  /// False when no word begins with the character; true when one may.
  [[nodiscard]] bool may_begin_with(char32_t c) const { return firsts_.may_hold(lower(c)); }
  /// False when no word ends with the character; true when one may.
  [[nodiscard]] bool may_end_with(char32_t c) const { return lasts_.may_hold(lower(c)); }
  /// The set of first characters, so that one look tells whether a word of several lists may stand at a place.
  using Keys = text::WordIndex::Keys;
  [[nodiscard]] const Keys& first_keys() const { return firsts_.keys(); }
  [[nodiscard]] static bool holds(const Keys& keys, char32_t c) { return keys.test(lower(c) % keys.size()); }
  [[nodiscard]] std::span<const text::WordIndex::Entry> entries() const { return firsts_.entries(); }
  [[nodiscard]] static char32_t lower(char32_t c) { return c >= U'A' && c <= U'Z' ? c - U'A' + U'a' : c; }
  /// Whether the word, in lower case, stands at `i`.
  [[nodiscard]] static bool stands_at(std::u32string_view text, std::size_t i, std::u32string_view word);
  /// Whether one of the words is the whole of `text`.
  [[nodiscard]] bool contains_word(std::u32string_view text) const {
    return !text.empty() && match(text, 0) == text.size();
  }

 private:
  using Beginnings = std::bitset<4096>;
  [[nodiscard]] static std::size_t place_of(char32_t first, char32_t second) { return ((first * 0x85EBCA6BU) ^ (second * 0x9E3779B1U)) >> 20U; }
  // Whether a word begins with this character and the next, or is the first alone.
  [[nodiscard]] bool may_go_on(std::u32string_view text, std::size_t i) const {
    const char32_t first = lower(text[i]), second = i + 1 < text.size() ? lower(text[i + 1]) : U'\0';
    return beginnings_.test(place_of(first, second)) || beginnings_.test(place_of(first, U'\0'));
  }
  [[nodiscard]] std::size_t longest_at(std::u32string_view text, std::size_t i) const;
  [[nodiscard]] bool one_ends(std::u32string_view text) const;

  text::WordIndex firsts_;
  text::WordIndex lasts_;
  Beginnings beginnings_;  // two characters of each word, one of the shortest
};

/// Whether a word stands, in the same sentence, within `window` characters before `first`; a Latin one not inside of another: line in "online".
[[nodiscard]] bool has_before(const Scan& scan, std::size_t first, std::size_t window, const Words& words);
/// The same over the ends of sentences and lines: what was asked for is told in the next one.
[[nodiscard]] bool has_before_anywhere(const Scan& scan, std::size_t first, std::size_t window, const Words& words);
/// Whether a word stands, in the same sentence, within `window` characters from `last` on.
[[nodiscard]] bool has_after(const Scan& scan, std::size_t last, std::size_t window, const Words& words);
/// Whether the number before `last` is an amount of money: "3456789 元". 元 begins other words, too: 元月, 元大.
[[nodiscard]] inline bool is_amount(const Scan& scan, std::size_t last) {
  const std::size_t unit = scan.is(last, blank) ? last + 1 : last;
  return scan.at(unit) == U'元' && !scan.is(unit + 1, han);
}
/// `labelled` behind its first look at the character before `first`, which settles most cases.
[[nodiscard]] bool labelled_further(const Scan& scan, std::size_t first, const Words& labels);
/// Whether one of the words ends right before `first`, blanks and punctuation such as "：" "為" "(" between them not
/// counted.
[[nodiscard]] inline bool labelled(const Scan& scan, std::size_t first, const Words& labels) {
  return first > 0 && (scan.is(first - 1, label_mark | blank) || labels.may_end_with(scan.at(first - 1))) &&
         labelled_further(scan, first, labels);
}

/// The same for labels, of at most four characters, that a form writes with blanks between their characters: "車 號 ：", "出 生：".
[[nodiscard]] bool labelled_spelt(const Scan& scan, std::size_t first, const Words& labels);

}  // namespace opendata::deid
