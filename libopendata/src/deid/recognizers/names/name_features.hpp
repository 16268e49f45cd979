#pragma once
#include <cstdint>

#include "deid/recognizers/names/name_places.hpp"
#include "deid/recognizers/support/feature_hash.hpp"

/// What the name model looks at: the one description of its features, for the training program and for the recogniser. Those of the
/// hidden units: name_unit_features.hpp.
namespace opendata::deid::name_features {

inline constexpr unsigned bits = 16;  ///< features are numbers below 2^bits; two may share one

[[nodiscard]] constexpr std::uint32_t feature(unsigned form, std::uint64_t a, std::uint64_t b = 0, std::uint64_t c = 0) {
  return static_cast<std::uint32_t>(feature_hash(form, a, b, c) >> (64U - bits));
}

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
/// `word`: the name's own kind; `beside` of the word behind it (form 46) or before it (form 47).
template <unsigned form, class Visit>
constexpr void of_word_beside(unsigned word, unsigned beside, unsigned n, const Visit& visit) {
  visit(feature(form, word, n, beside));
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
  of_word_beside<46>(name.word, name.word_behind, n, visit);
  of_word_beside<47>(name.word, site.word_before, n, visit);
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

}  // namespace opendata::deid::name_features
