#pragma once
#include <array>
#include <cstddef>

#include "deid/recognizers/names/name_dictionary.hpp"
#include "deid/recognizers/names/name_neighbours.hpp"
#include "deid/recognizers/names/name_words.hpp"
#include "deid/recognizers/names/surnames.hpp"
#include "deid/recognizers/names/word_kinds.hpp"
#include "deid/recognizers/support/context.hpp"
#include "deid/recognizers/support/scan.hpp"

/// Where a name may begin and end, and what stands around: what the name model makes its features of.
namespace opendata::deid::name_features {

/// Where a family name begins, and what all names beginning there share.
struct Site {
  std::size_t first;
  std::size_t given;  ///< where the given name begins
  char32_t left[3];   ///< the characters before, the nearest first
  unsigned kind;      ///< of the nearest
  unsigned rank;      ///< of the family name
  unsigned words;     ///< which dictionary words end or cross before the site, or begin at it
  unsigned begins;    ///< which word of two characters begins at it
  unsigned cue;       ///< label before, office before
  bool ordinary;      ///< begins like an ordinary word
  unsigned word_before, word_further;  ///< beside() of the last two words before
  unsigned size_before;                ///< of the nearer one, in characters
  word_kinds::Word opening;            ///< the longest word that begins at it
};

/// A character as a feature: what is outside, line ends, blanks, digits and letters each count as one.
[[nodiscard]] inline char32_t symbol(const Scan& scan, std::size_t i) {
  if (i >= scan.size()) return 1;
  if (!scan.is(i, newline | blank | digit | letter)) return scan.at(i);  // nearly all
  if (scan.is(i, newline)) return 2;
  if (scan.is(i, blank)) return 3;
  if (scan.is(i, digit)) return 4;
  return 5;
}

/// symbol() of the three characters from `i` on: at most places all of them are in the text and stand for themselves.
[[nodiscard]] inline std::array<char32_t, 3> three_symbols(const Scan& scan, std::size_t i) {
  if (i < scan.size() && scan.size() - i >= 3) {
    const auto classes = scan.classes().subspan(i, 3);
    const auto text = scan.text().data() + i;
    if (((classes[0] | classes[1] | classes[2]) & (newline | blank | digit | letter)) == 0) return {text[0], text[1], text[2]};
  }
  return {symbol(scan, i), symbol(scan, i + 1), symbol(scan, i + 2)};
}

/// Kinds of neighbours: 0 a Han character, then how a text begins, pauses, lists, labels, opens and closes.
[[nodiscard]] inline unsigned kind_of(const Scan& scan, std::size_t i) {
  if (scan.is(i, han)) return 0;
  const char32_t c = symbol(scan, i);
  if (c < 6) return static_cast<unsigned>(c);
  if (contains(U"，,", c)) return 6;
  if (contains(U"、/|／", c)) return 7;
  if (scan.is(i, sentence_end)) return 8;
  if (contains(U"：:", c)) return 9;
  if (contains(U"（(「『【《\"", c)) return 10;
  return contains(U"）)」』】》", c) ? 11 : 12;
}

/// How many values beside() has.
inline constexpr unsigned besides = word_kinds::kinds + 12;
/// What a word is to the name it stands beside: its kind, or where there is none the kind of the character.
[[nodiscard]] inline unsigned beside(const word_kinds::Word& word, unsigned kind) { return word.kind == word_kinds::unknown ? word_kinds::unknown + kind : word.kind; }

[[nodiscard]] inline unsigned cue_before(const Scan& scan, std::size_t i) {
  const unsigned cues = name_words::cues_before(scan, i);
  if ((cues & name_words::office) != 0) return 4;
  if ((cues & name_words::animal) != 0) return 5;
  if ((cues & name_words::label) != 0) return 1;
  return (cues & name_words::weak_label) != 0 ? 2 : 0;
}

/// The length of the title that stands at `i`.
[[nodiscard]] inline std::size_t title_at(const Scan& scan, std::size_t i) {
  if (!scan.is(i, title_begin)) return 0;
  const std::size_t title = name_words::titles().match(scan.text(), i);
  return title > 0 ? title : name_words::short_titles().match(scan.text(), i);
}

[[nodiscard]] inline unsigned cue_behind(const Scan& scan, std::size_t last) {
  if ((scan.kinds(last) & (han | blank | title_begin | verb_begin)) == han) return 0;  // at most places
  const std::size_t next = scan.is(last, blank) ? last + 1 : last;
  if (scan.is(next, title_begin) && name_words::titles().match(scan.text(), next) > 0) return 1;
  if (scan.is(next, title_begin) && name_words::short_titles().match(scan.text(), next) > 0) return 4;
  if (scan.is(last, verb_begin) && name_words::verbs().match(scan.text(), last) > 0) return 2;
  if (scan.is(last, han)) return 0;
  std::size_t i = last;
  while (i < last + 3 && (scan.is(i, blank) || contains(U"(（,，:：+", scan.at(i)))) ++i;
  return scan.is(i, alphanumeric) && scan.is(i + 1, digit) ? 3 : 0;
}

/// Whether the character at `i` may be a family name by itself.
[[nodiscard]] inline bool is_surname_at(const Scan& scan, std::size_t i) {
  const SurnameRank rank = surname_rank(scan.at(i));
  if (scan.at(i) == U'孫' && contains(U"其案曾外長", scan.at(i - 1))) return false;  // a grandchild
  if (rank != SurnameRank::seldom) return rank != SurnameRank::none;
  const int given = scan.is(i + 2, han) ? given_name_weight(scan.at(i + 1)) + given_name_weight(scan.at(i + 2)) : 0;
  if (given > 2) return true;  // 言嘉倫: what stands behind is usual in given names
  const unsigned cue = scan.is(i - 1, han) ? cue_before(scan, i) : 1U;
  return cue == 1 || cue == 2;
}

/// A site as the characters around it tell, nothing looked up yet.
[[nodiscard]] inline Site place_at(const Scan& scan, std::size_t first, std::size_t surname_size) {
  const auto before = three_symbols(scan, first - 3);
  Site site{first, first + surname_size, {before[2], before[1], before[0]}, kind_of(scan, first - 1), 4, 0, 0, 0, false, 0, 0, 0, {}};
  if (surname_size != 2) site.rank = static_cast<unsigned>(surname_rank(scan.text()[first]));
  return site;
}
/// What begins at the site, and the label before it.
inline void look_up_opening(const Scan& scan, Site& site) {
  site.begins = name_dictionary::level(scan.text()[site.first], scan.at(site.first + 1));
  site.cue = cue_before(scan, site.first);
  site.ordinary = name_words::is_ordinary(scan.text(), site.first);
}
/// What ends or crosses before the site: no word where no Han character stands.
inline void look_up_words(const Scan& scan, Site& site) {
  if (site.kind != 0) return;
  namespace dictionary = name_dictionary;
  const char32_t s = scan.text()[site.first];
  const unsigned crossing = dictionary::level(site.left[0], s);
  const unsigned before = dictionary::level(site.left[1], site.left[0]);
  const bool longer = dictionary::is_word(site.left[1], site.left[0], s);
  const bool across = dictionary::is_word(site.left[0], s, scan.at(site.first + 1));
  site.words = crossing + 3 * before + (longer ? 9U : 0U) + (across ? 18U : 0U);
}
/// The kinds of the words before and at the site.
inline void look_up_kinds(const Scan& scan, Site& site) {
  const auto nearest = word_kinds::before(scan, site.first);
  site.word_before = beside(nearest, site.kind);
  site.word_further = word_kinds::before(scan, site.first - nearest.size).kind;
  site.size_before = static_cast<unsigned>(nearest.size);
  site.opening = word_kinds::at(scan, site.first);
}
[[nodiscard]] inline Site site_at(const Scan& scan, std::size_t first, std::size_t surname_size) {
  Site site = place_at(scan, first, surname_size);
  look_up_opening(scan, site);
  look_up_words(scan, site);
  look_up_kinds(scan, site);
  return site;
}

[[nodiscard]] inline bool is_titled(const Scan& scan, const Site& site) { return title_at(scan, site.given) > 0; }
[[nodiscard]] inline bool is_prefixed(const Site& site) { return contains(U"老小阿", site.left[0]); }

/// Given-name characters by how usual they are, two bits each.
[[nodiscard]] inline unsigned given_weights(const Scan& scan, const Site& site, std::size_t last) {
  unsigned weights = 0;
  for (std::size_t i = site.given; i < last; ++i) weights = weights * 4 + static_cast<unsigned>(given_name_weight(scan.text()[i])) + 1;
  return weights;
}

/// Where a name may end, and what both its linear features and its hidden units look at.
struct NameEnd {
  std::size_t last, size;
  std::array<char32_t, 3> right;  ///< the characters behind, the nearest first
  unsigned kind;                  ///< of the nearest
  unsigned weights, met, cue;
  unsigned whole, given, crossing;  ///< which dictionary words it is, ends with, and ends in the middle of
  unsigned longer, behind;          ///< which longer words it ends in the middle of, and which word stands behind it
  std::size_t worded;               ///< the end for which look_up_words() was last called; 0 = none
  unsigned word;                    ///< its own kind as a word
  unsigned word_behind, word_further;  ///< beside() of the next two words behind
  unsigned size_behind;                ///< of the nearer one, in characters
};

/// The kinds of the name as a word and of the words behind it, the last that are looked up.
inline void look_up_kinds(const Scan& scan, const Site& site, NameEnd& name) {
  const auto text = scan.text().substr(site.first, name.size);
  name.word = name.size > word_kinds::longest ? unsigned{word_kinds::unknown} : word_kinds::kind_of(text[0], name.size > 1 ? text[1] : U'\0', name.size > 2 ? text[2] : U'\0');
  const auto nearest = word_kinds::at(scan, name.last);
  name.word_behind = beside(nearest, name.kind);
  name.word_further = word_kinds::at(scan, name.last + nearest.size).kind;
  name.size_behind = static_cast<unsigned>(nearest.size);
}

/// Which pairs from the character before the family name to the one behind the name are met in prose, a bit each from the right; pairs
/// with anything but a Han character count as met.
[[nodiscard]] inline unsigned neighbours(const Scan& scan, const Site& site, const NameEnd& name) {
  const auto is_met = [](char32_t a, char32_t b) { return name_neighbours::met(a, b) ? 1U : 0U; };
  const auto text = scan.text().substr(site.first, name.size);
  unsigned met = site.kind != 0 ? 1U : is_met(site.left[0], text[0]);
  for (std::size_t i = 1; i < text.size(); ++i) met = met * 2 + is_met(text[i - 1], text[i]);
  return met * 2 + (name.kind != 0 ? 1U : is_met(text.back(), name.right[0]));
}

/// The end of a name as the characters around it tell, no dictionary looked into yet.
[[nodiscard]] inline NameEnd end_at(const Scan& scan, const Site& site, std::size_t last) {
  NameEnd name{last, last - site.first, three_symbols(scan, last), kind_of(scan, last), 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0};
  name.weights = given_weights(scan, site, last);
  name.met = neighbours(scan, site, name);
  name.cue = cue_behind(scan, last);
  return name;
}

/// Makes of the end of a name that of the one that is longer by the Han character behind it, as end_at() would: what is known is not looked up again.
inline void go_on(const Scan& scan, NameEnd& name) {
  const char32_t end = name.right[0];
  ++name.last;
  ++name.size;
  name.right = {name.right[1], name.right[2], symbol(scan, name.last + 2)};
  name.kind = kind_of(scan, name.last);
  name.weights = name.weights * 4 + static_cast<unsigned>(given_name_weight(end)) + 1;
  name.met = name.met * 2 + (name.kind != 0 || name_neighbours::met(end, name.right[0]) ? 1U : 0U);
  name.cue = cue_behind(scan, name.last);
}

/// What follows from the words of the end that is one character nearer.
inline void shift_words(const Site& site, NameEnd& name, char32_t end) {
  namespace dictionary = name_dictionary;
  const bool is_han = name.kind == 0;
  if (name.size < 4) name.whole = name.size == 2 ? site.begins : name.longer % 3;
  name.given = name.last - site.given < 2 ? 0U : name.crossing;
  name.crossing = is_han ? name.behind : 0U;
  name.longer = is_han ? name.longer / 3 + 3 * dictionary::level(end, name.right[0], name.right[1]) : 0U;
  name.behind = is_han ? unsigned{dictionary::level(name.right[0], name.right[1])} : 0U;
}
inline void find_words(const Scan& scan, const Site& site, NameEnd& name, char32_t end) {
  namespace dictionary = name_dictionary;
  const char32_t before = scan.at(name.last - 2);
  name.whole = name.size > 2 ? dictionary::level(scan.at(site.first), scan.at(site.first + 1), scan.at(site.first + 2)) : site.begins;
  name.given = name.last - site.given < 2 ? 0U : dictionary::level(before, end);
  const bool is_han = name.kind == 0;
  name.crossing = is_han ? unsigned{dictionary::level(end, name.right[0])} : 0U;
  name.longer = is_han ? dictionary::level(before, end, name.right[0]) + 3 * dictionary::level(end, name.right[0], name.right[1]) : 0U;
  name.behind = is_han ? unsigned{dictionary::level(name.right[0], name.right[1])} : 0U;
}
/// The dictionary's words in the name and around its end.
inline void look_up_words(const Scan& scan, const Site& site, NameEnd& name) {
  const char32_t end = scan.at(name.last - 1);
  if (name.worded > 0 && name.worded + 1 == name.last) shift_words(site, name, end);
  else find_words(scan, site, name, end);
  name.worded = name.last;
}
/// The dictionary words that it is, ends with and ends in the middle of, as one number.
[[nodiscard]] inline unsigned words_of(const NameEnd& name) { return name.whole + 3 * name.given + 9 * name.crossing; }

}  // namespace opendata::deid::name_features
