#include "deid/recognizers/support/context.hpp"

#include <algorithm>
#include <array>

namespace opendata::deid {
namespace {

// line in "online"
bool is_inside_word(const Scan& scan, std::size_t first, std::size_t last) {
  return scan.is(first, letter) && (scan.is(first - 1, letter) || scan.is(last, letter));
}

// Whether a word stands within `window` characters before `first`, and no character of the classes `ends` between.
bool stands_before(const Scan& scan, std::size_t first, std::size_t window, const Words& words, unsigned ends) {
  const std::u32string_view text = scan.text().substr(0, first);
  for (std::size_t i = first; i > 0 && first - i < window && !scan.is(i - 1, ends); --i) {
    const std::size_t size = words.match(text, i - 1);
    if (size > 0 && !is_inside_word(scan, i - 1, i - 1 + size)) return true;
  }
  return false;
}

}  // namespace

Words::Words(std::u32string_view list) {
  for_each_listed(list, [&](std::u32string_view word) {
    firsts_.add(word.front(), word);
    lasts_.add(word.back(), word);
    beginnings_.set(place_of(word.front(), word.size() > 1 ? word[1] : U'\0'));
  });
  firsts_.settle();
  lasts_.settle();
}

bool Words::stands_at(std::u32string_view text, std::size_t i, std::u32string_view word) {
  if (text.size() - i < word.size()) return false;
  for (std::size_t k = 0; k < word.size(); ++k) {
    if (lower(text[i + k]) != word[k]) return false;
  }
  return true;
}

std::size_t Words::longest_at(std::u32string_view text, std::size_t i) const {
  if (!may_go_on(text, i)) return 0;
  const char32_t first = lower(text[i]);
  for (const auto& [key, word] : firsts_.bucket(first)) {
    if (key == first && stands_at(text, i, word)) return word.size();
  }
  return 0;
}

bool Words::one_ends(std::u32string_view text) const {
  const char32_t last = lower(text.back());
  const auto words = lasts_.bucket(last);
  return std::any_of(words.begin(), words.end(), [&](const auto& entry) {
    return entry.key == last && entry.word.size() <= text.size() && stands_at(text, text.size() - entry.word.size(), entry.word);
  });
}

bool has_before(const Scan& scan, std::size_t first, std::size_t window, const Words& words) {
  return stands_before(scan, first, window, words, sentence_end);
}

bool has_before_anywhere(const Scan& scan, std::size_t first, std::size_t window, const Words& words) {
  return stands_before(scan, first, window, words, 0);
}

bool has_after(const Scan& scan, std::size_t last, std::size_t window, const Words& words) {
  for (std::size_t i = last; i < scan.size() && i < last + window && !scan.is(i, sentence_end); ++i) {
    if (words.match(scan.text(), i) > 0) return true;
  }
  return false;
}

bool labelled_spelt(const Scan& scan, std::size_t first, const Words& labels) {
  constexpr std::size_t longest_label = 4, window = 12;
  std::array<char32_t, longest_label> word{};
  std::size_t begin = word.size();
  for (std::size_t i = first; i > 0 && first - i < window && begin > 0 && !scan.is(i - 1, newline | sentence_end); --i) {
    if (!scan.is(i - 1, blank | label_mark)) word[--begin] = scan.at(i - 1);
  }
  return labels.ends(std::u32string_view(word.data() + begin, word.size() - begin));
}

bool labelled_further(const Scan& scan, std::size_t first, const Words& labels) {
  for (std::size_t end = first; end > 0; --end) {
    if (labels.ends(scan.text().substr(0, end))) return true;
    if (!scan.is(end - 1, label_mark | blank) || first - end == 4) return false;
  }
  return false;
}

}  // namespace opendata::deid
