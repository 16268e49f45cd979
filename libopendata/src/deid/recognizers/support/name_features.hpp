#pragma once
#include <array>
#include <concepts>
#include <cstddef>
#include <cstdint>

#include "deid/recognizers/support/context.hpp"
#include "deid/recognizers/support/name_dictionary.hpp"
#include "deid/recognizers/support/name_neighbours.hpp"
#include "deid/recognizers/support/name_words.hpp"
#include "deid/recognizers/support/scan.hpp"
#include "deid/recognizers/support/surnames.hpp"
#include "deid/recognizers/support/word_kinds.hpp"

/// What the name model looks at: the one description of its features, for the training program and for the recogniser.
namespace opendata::deid::name_features {

inline constexpr unsigned bits = 16;  ///< features are numbers below 2^bits; two may share one

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

[[nodiscard]] constexpr std::uint32_t feature(unsigned form, std::uint64_t a, std::uint64_t b = 0, std::uint64_t c = 0) {
  std::uint64_t h = (a << 42U) ^ (b << 21U) ^ c ^ (std::uint64_t{form} << 57U);
  h *= 0x9E3779B97F4A7C15U;
  h ^= h >> 32U;
  h *= 0xBF58476D1CE4E5B9U;
  return static_cast<std::uint32_t>(h >> (64U - bits));
}

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

/// What the characters around the place tell without looking any word up: the sum of these settles most places.
template <class Visit>
void of_place(const Scan& scan, const Site& site, const Visit& visit) {
  const char32_t s = scan.text()[site.first], left = site.left[0], before = site.left[1];
  visit(feature(1, left));
  visit(feature(2, left, before));
  visit(feature(3, left, before, site.left[2]));
  visit(feature(4, left, s));
  visit(feature(5, s));
  visit(feature(9, s, symbol(scan, site.given)));
}

/// Groups of features of a site that look at few values: the model has the sums of each group ready.
template <class Visit>
constexpr void of_site_words(unsigned begins, unsigned words, unsigned rank, const Visit& visit) {
  visit(feature(6, words, rank));
  visit(feature(11, begins, words, rank));
}
/// `opening`: which word begins at the site, and whether an ordinary one does.
template <class Visit>
constexpr void of_site_cues(unsigned opening, unsigned cue, unsigned kind, unsigned rank, const Visit& visit) {
  visit(feature(7, cue, kind, rank));
  visit(feature(10, opening % 3, kind, cue));
  visit(feature(12, opening, cue, rank));
  visit(feature(13, opening, kind));
}
[[nodiscard]] inline unsigned opening_of(const Site& site) { return site.begins + (site.ordinary ? 3U : 0U); }
[[nodiscard]] inline std::uint32_t feature_of_site(const Scan& scan, const Site& site) { return feature(8, site.kind, scan.text()[site.first]); }

template <class Visit>
constexpr void of_words_before(unsigned nearest, unsigned further, unsigned size, const Visit& visit) {
  visit(feature(43, nearest * 64 + further, size));
}

/// What words stand around the site, and what labels.
template <class Visit>
void of_site(const Scan& scan, const Site& site, const Visit& visit) {
  visit(feature_of_site(scan, site));
  of_site_words(site.begins, site.words, site.rank, visit);
  of_site_cues(opening_of(site), site.cue, site.kind, site.rank, visit);
  of_words_before(site.word_before, site.word_further, site.size_before, visit);
}

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

/// What the very characters of the name and beside it tell.
template <class Visit>
void of_characters(const Scan& scan, const Site& site, const NameEnd& name, const Visit& visit) {
  const auto& right = name.right;
  const std::size_t n = name.size;
  const auto text = scan.text().substr(site.first, n);
  const char32_t s = text[0], end = text[n - 1], before_end = n > 1 ? text[n - 2] : scan.at(site.first - 1);
  const char32_t second = n > 1 ? text[1] : scan.at(site.first + 1);
  visit(feature(15, name.met, n, site.kind * 16 + name.kind));
  visit(feature(17, name.met, n, name.weights));
  visit(feature(21, scan.at(site.given), n));
  visit(feature(22, end, n));
  visit(feature(23, before_end, end, n == 2));
  visit(feature(25, right[0], n));
  visit(feature(26, right[0], right[1]));
  visit(feature(27, right[0], right[1], right[2]));
  visit(feature(28, end, right[0]));
  visit(feature(33, site.left[0], right[0], n));
  visit(feature(37, s, second, n > 2 ? text[2] : U'\0'));
}

/// Groups of features that look at few values: the model has the sums of each group ready. `n` is the name's size, `cue` what stands behind
/// it, `before` the site's cue.
template <class Visit>
constexpr void of_met(unsigned met, unsigned n, unsigned rank, unsigned before, const Visit& visit) {
  visit(feature(14, met, n));
  visit(feature(16, met, n, rank * 8 + before));
  visit(feature(20, n, rank));
}
template <class Visit>
constexpr void of_weights(unsigned weights, unsigned rank, unsigned before, unsigned cue, const Visit& visit) {
  visit(feature(24, weights, rank));
  visit(feature(38, weights, before, cue));
}
/// `left`, `right`: kinds of the neighbours.
template <class Visit>
constexpr void of_kinds(unsigned left, unsigned right, unsigned n, unsigned cue, unsigned ordinary, const Visit& visit) {
  visit(feature(31, left, right, n));
  visit(feature(34, cue, right, n));
  visit(feature(40, n + 8 * ordinary, cue, right));
}
template <class Visit>
constexpr void of_cues(unsigned cue, unsigned before, unsigned left, const Visit& visit) {
  visit(feature(35, cue, before, left));
}
template <class Visit>
constexpr void of_words(unsigned site_words, unsigned words, unsigned n, const Visit& visit) {
  visit(feature(29, words, n));
  visit(feature(36, site_words, words, n));
}
template <class Visit>
constexpr void of_words_behind(unsigned longer, unsigned behind, unsigned n, const Visit& visit) {
  visit(feature(30, longer, behind, n));
}
template <class Visit>
constexpr void of_given(unsigned weights, unsigned words, const Visit& visit) {
  visit(feature(39, weights, words));
}
template <class Visit>
constexpr void of_given_behind(unsigned left, unsigned weights, const Visit& visit) {
  visit(feature(32, left, weights));
}

template <class Visit>
constexpr void of_word_kinds(unsigned before, unsigned behind, unsigned n, const Visit& visit) {
  visit(feature(44, behind, before, n));
}
/// `word`: the name's own kind.
template <class Visit>
constexpr void of_word_behind(unsigned word, unsigned behind, unsigned n, const Visit& visit) {
  visit(feature(46, word, n, behind));
}
template <class Visit>
constexpr void of_word_before(unsigned word, unsigned before, unsigned n, const Visit& visit) {
  visit(feature(47, word, n, before));
}
template <class Visit>
constexpr void of_word_between(unsigned word, unsigned before, unsigned behind, const Visit& visit) {
  visit(feature(48, word, behind, before));
}
/// `size` and `kind` of the longest word that begins at the site.
template <class Visit>
constexpr void of_opening(unsigned size, unsigned kind, unsigned behind, unsigned n, const Visit& visit) {
  visit(feature(49, size * 32 + kind, n));
  visit(feature(50, size * 32 + kind, n, behind));
}
template <class Visit>
constexpr void of_words_further(unsigned nearest, unsigned further, unsigned size, unsigned n, const Visit& visit) {
  visit(feature(41, nearest * 64 + further, n, size));
}
[[nodiscard]] inline std::uint32_t feature_of_all_words(const Site& site, const NameEnd& name) {
  return feature(45, name.word_behind * 64 + name.word_further, site.word_before * 64 + site.word_further);
}
/// What kinds of words stand on both sides.
template <class Visit>
void of_kinds_around(const Site& site, const NameEnd& name, const Visit& visit) {
  const auto n = static_cast<unsigned>(name.size);
  of_word_kinds(site.word_before, name.word_behind, n, visit);
  of_word_behind(name.word, name.word_behind, n, visit);
  of_word_before(name.word, site.word_before, n, visit);
  of_word_between(name.word, site.word_before, name.word_behind, visit);
  of_opening(static_cast<unsigned>(site.opening.size), site.opening.kind, name.word_behind, n, visit);
  of_words_further(name.word_behind, name.word_further, name.size_behind, n, visit);
  visit(feature_of_all_words(site, name));
}

template <class Visit>
void of_name(const Scan& scan, const Site& site, const NameEnd& name, const Visit& visit) {
  const auto n = static_cast<unsigned>(name.size);
  of_characters(scan, site, name, visit);
  of_met(name.met, n, site.rank, site.cue, visit);
  of_weights(name.weights, site.rank, site.cue, name.cue, visit);
  of_kinds(site.kind, name.kind, n, name.cue, site.ordinary ? 1U : 0U, visit);
  of_cues(name.cue, site.cue, site.kind, visit);
  of_words(site.words, words_of(name), n, visit);
  of_words_behind(name.longer, name.behind, n, visit);
  of_given(name.weights, words_of(name), visit);
  of_given_behind(site.kind, name.weights, visit);
  of_kinds_around(site, name, visit);
}

inline constexpr unsigned unit_bits = 13;  ///< features of hidden units are numbers below 2^unit_bits

[[nodiscard]] constexpr std::uint32_t unit_feature(unsigned form, std::uint64_t a) { return feature(form, a) >> (bits - unit_bits); }

/// Single facts, each as a feature of its own form.
template <unsigned... forms, class Visit>
constexpr void unit_facts(const Visit& visit, std::same_as<unsigned> auto... facts) {
  (visit(unit_feature(forms, facts)), ...);
}

/// What the hidden units see of a site: single characters and single facts, whose combinations they learn themselves.
template <class Visit>
void characters_of_site(const Scan& scan, const Site& site, const Visit& visit) {
  for (unsigned i = 0; i < 3; ++i) visit(unit_feature(40 + i, site.left[i]));
  visit(unit_feature(43, scan.text()[site.first]));
}
/// Groups of facts: the model has the units' sums of each group ready.
template <class Visit>
constexpr void units_of_place(unsigned words, unsigned kind, const Visit& visit) {
  unit_facts<44, 47, 48>(visit, kind, words % 9, words / 9);
}
template <class Visit>
constexpr void units_of_cues(unsigned cue, unsigned rank, unsigned opening, const Visit& visit) {
  unit_facts<45, 46, 49>(visit, cue, rank, opening);
}
template <class Visit>
constexpr void units_of_words_before(unsigned nearest, unsigned further, const Visit& visit) {
  unit_facts<75, 76>(visit, nearest, further);
}
template <class Visit>
constexpr void units_of_opening(unsigned size, unsigned kind, const Visit& visit) {
  unit_facts<78>(visit, size * 32 + kind);
}
template <class Visit>
void units_of_site(const Scan& scan, const Site& site, const Visit& visit) {
  characters_of_site(scan, site, visit);
  units_of_place(site.words, site.kind, visit);
  units_of_cues(site.cue, site.rank, opening_of(site), visit);
  units_of_words_before(site.word_before, site.word_further, visit);
  units_of_opening(static_cast<unsigned>(site.opening.size), site.opening.kind, visit);
}

/// The same of a name's size and of neighbours().
template <class Visit>
constexpr void units_of_neighbours(std::size_t size, unsigned met, const Visit& visit) {
  visit(unit_feature(56, size));
  for (unsigned i = 0; i <= size; ++i) visit(unit_feature(64 + i, (met >> i) & 1U));
}

/// The same of everything else between the family name and `last`, and behind.
template <class Visit>
void characters_of_name(const Scan& scan, const Site& site, const NameEnd& name, const Visit& visit) {
  for (std::size_t i = 0; i < 3; ++i) visit(unit_feature(50 + static_cast<unsigned>(i), site.given + i < name.last ? scan.text()[site.given + i] : U'\0'));
  for (std::size_t i = 0; i < 3; ++i) visit(unit_feature(53 + static_cast<unsigned>(i), name.right[i]));
}
template <class Visit>
constexpr void units_of_end(unsigned kind, unsigned cue, unsigned weights, const Visit& visit) {
  unit_facts<57, 58, 59>(visit, kind, cue, weights);
}
template <class Visit>
constexpr void units_of_words(unsigned whole, unsigned given, unsigned crossing, unsigned behind, const Visit& visit) {
  unit_facts<60, 61, 62, 63>(visit, whole, given, crossing, behind);
}
template <class Visit>
constexpr void units_of_words_further(unsigned nearest, unsigned further, const Visit& visit) {
  unit_facts<72, 73>(visit, nearest, further);
}
template <class Visit>
constexpr void units_of_own(unsigned word, const Visit& visit) {
  unit_facts<77>(visit, word);
}
/// Which dictionary words the units see; 3 = there can be none.
struct SeenWords {
  unsigned given, crossing, behind;
};
[[nodiscard]] inline SeenWords seen_words(const Scan& scan, const Site& site, const NameEnd& name) {
  SeenWords seen{name.last - site.given < 2 ? 3U : name.given, 3, 3};
  if (name.kind != 0) return seen;
  seen.crossing = name.crossing;
  const char32_t second = scan.at(name.last + 1);  // nearly always its own symbol, whose word is known
  seen.behind = second == name.right[1] ? name.behind : unsigned{name_dictionary::level(name.right[0], second)};
  return seen;
}
template <class Visit>
void units_of_name(const Scan& scan, const Site& site, const NameEnd& name, const Visit& visit) {
  const SeenWords seen = seen_words(scan, site, name);
  characters_of_name(scan, site, name, visit);
  units_of_end(name.kind, name.cue, name.weights, visit);
  units_of_words(name.whole, seen.given, seen.crossing, seen.behind, visit);
  units_of_words_further(name.word_behind, name.word_further, visit);
  units_of_own(name.word, visit);
}

}  // namespace opendata::deid::name_features
