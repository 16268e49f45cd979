#pragma once
#include <concepts>

#include "deid/recognizers/names/name_features.hpp"

/// What the hidden units of the name model look at.
namespace opendata::deid::name_features {

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
