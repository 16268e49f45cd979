#pragma once
#include <algorithm>

#include "deid/recognizers/numbers/loose_number.hpp"
#include "deid/recognizers/support/feature_hash.hpp"
#include "deid/recognizers/support/number_labels.hpp"

/// What the number model looks at: the one description of its features, for the training program and for the recogniser.
namespace opendata::deid::number_features {

inline constexpr unsigned bits = 14;  ///< features are numbers below 2^bits; two may share one

/// What is known of a number besides its characters and those around.
struct Facts {
  unsigned found = 0;   ///< what else is found within two hundred characters: none, one, two, or three for more
  unsigned names = 0;   ///< names among it: none, one, or two for more
  unsigned before = 0;  ///< which type ends right before it, from 1; 0 for none
  unsigned behind = 0;  ///< which begins right behind it
};

[[nodiscard]] constexpr std::uint32_t feature(unsigned form, std::uint64_t a, std::uint64_t b = 0, std::uint64_t c = 0) {
  return static_cast<std::uint32_t>(feature_hash(form, a, b, c) >> (64U - bits));
}

/// A character of what stands around: outside and blanks count as one each, digits too; letters have no case.
[[nodiscard]] inline char32_t symbol(const Scan& scan, std::size_t i) {
  if (i >= scan.size()) return U'^';
  if (scan.is(i, blank)) return U' ';
  if (scan.is(i, newline)) return U'\n';
  if (scan.is(i, digit)) return U'9';
  return scan.is(i, letter) ? scan.at(i) | 0x20U : scan.at(i);
}

/// The symbols beside the number, the nearest first, a run of digits as one. `step`: 1 to look behind it from `i` on, -1 to look before it.
template <std::size_t size>
[[nodiscard]] std::array<char32_t, size> symbols_from(const Scan& scan, std::size_t i, std::ptrdiff_t step) {
  constexpr std::size_t longest_run = 20;
  std::array<char32_t, size> symbols;
  const auto next = [&] { i += static_cast<std::size_t>(step); };
  for (char32_t& c : symbols) {
    c = symbol(scan, i);
    next();
    for (std::size_t k = 0; c == U'9' && k < longest_run && scan.is(i, digit); ++k) next();
  }
  return symbols;
}

/// Far places are told apart less than near ones.
[[nodiscard]] constexpr unsigned zone_before(std::size_t place) { return place < 4 ? static_cast<unsigned>(place) : place < 8 ? 4U : 5U; }
[[nodiscard]] constexpr unsigned zone_behind(std::size_t place) { return place < 2 ? static_cast<unsigned>(place) : 2U; }

template <class Visit>
void of_context(const Scan& scan, const LooseNumber& number, const Visit& visit) {
  const auto before = symbols_from<14>(scan, number.first - 1, -1);
  const auto behind = symbols_from<8>(scan, number.last, 1);
  for (std::size_t i = 0; i < before.size(); ++i) visit(feature(1, zone_before(i), before[i]));
  for (std::size_t i = 0; i + 1 < before.size(); ++i) visit(feature(2, zone_before(i), before[i], before[i + 1]));
  for (std::size_t i = 0; i < behind.size(); ++i) visit(feature(3, zone_behind(i), behind[i]));
  for (std::size_t i = 0; i + 1 < behind.size(); ++i) visit(feature(4, zone_behind(i), behind[i], behind[i + 1]));
}

/// What a character of the number is: digits, letters and Chinese digits count as one each.
[[nodiscard]] inline char32_t sign(const Scan& scan, std::size_t i) {
  const char32_t c = symbol(scan, i);
  return scan.is(i, letter) ? U'a' : scan.is(i, numeral) && c != U'9' ? U'零' : c;
}

/// What it looks like: runs of signs, and how long they are.
template <class Visit>
void of_shape(const Scan& scan, const LooseNumber& number, const Visit& visit) {
  constexpr std::size_t longest = 40;
  const std::size_t size = number.last - number.first, last = number.first + std::min(size, longest);
  std::uint64_t runs = 0, shape = 0;
  unsigned digits = 0;
  for (std::size_t i = number.first; i < last;) {
    const char32_t c = sign(scan, i);
    const std::size_t begin = i;
    while (i < last && sign(scan, i) == c) ++i;
    if (c == U'9' || c == U'零') digits += static_cast<unsigned>(i - begin);
    runs = feature_hash(127, 0, c, runs);
    shape = feature_hash(127, i - begin, c, shape);
    visit(feature(11, std::min<std::size_t>(i - begin, 15), c, sign(scan, i)));
  }
  visit(feature(5, 0, 0, shape));
  visit(feature(6, 0, 0, runs));
  visit(feature(7, digits));
  visit(feature(8, std::min(size, longest)));
}

/// How it begins, and its first words.
template <class Visit>
void of_characters(const Scan& scan, const LooseNumber& number, const Visit& visit) {
  const auto own = [&](std::size_t i) { return number.first + i < number.last ? scan.at(number.first + i) | 0x20U : U'\0'; };
  visit(feature(9, 0, own(0)));
  visit(feature(10, 0, own(0), own(1)));
  visit(feature(12, own(2), own(0), own(1)));
  constexpr unsigned most_words = 4;
  std::uint64_t word = 0;
  unsigned words = 0;
  for (std::size_t i = number.first; i <= number.last && words < most_words; ++i) {
    const bool goes_on = i < number.last && scan.is(i, letter);
    if (!goes_on && word != 0) visit(feature(13, 0, 0, word)), ++words;
    word = goes_on ? feature_hash(126, 0, scan.at(i) | 0x20U, word) : 0;
  }
}

/// What the word before it says that it is, and whether it stands right before; else the word right behind.
template <class Visit>
void of_label(const Scan& scan, const LooseNumber& number, const Visit& visit) {
  const std::size_t first = scan.at(number.first) == U'(' ? number.first + 1 : number.first;
  const LabelBefore before = label_before(scan, first);
  const bool is_named = before.label != NumberLabel::none;
  const NumberLabel label = is_named ? before.label : label_beside(scan, first, number.last);
  visit(feature(18, static_cast<unsigned>(label), !is_named ? 2 : is_adjacent(scan, before.last, first) ? 1 : 0));
}

template <class Visit>
void of_facts(const Facts& facts, const Visit& visit) {
  visit(feature(14, facts.found));
  visit(feature(15, facts.names));
  visit(feature(16, facts.before));
  visit(feature(17, facts.behind));
}

/// How many features a number has at most, in the order of of_number().
inline constexpr std::size_t most = (14 + 13 + 8 + 7) + (40 + 4) + (3 + 4) + 1 + 4;

template <class Visit>
void of_number(const Scan& scan, const LooseNumber& number, const Facts& facts, const Visit& visit) {
  of_context(scan, number, visit);
  of_shape(scan, number, visit);
  of_characters(scan, number, visit);
  of_label(scan, number, visit);
  of_facts(facts, visit);
}

}  // namespace opendata::deid::number_features
