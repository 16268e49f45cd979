#pragma once
#include <array>
#include <optional>

#include "deid/recognizers/names/name_places.hpp"

/// A model, linear but for a few hidden units, of what names and the places where they stand look like. The weights are made by the program in
/// libopendata/training from generated texts; docs/decisions/0015 tells how, and what it is worth.
namespace opendata::deid::name_model {

/// Sums of weights: log odds times this.
inline constexpr int unit = 24;
/// Below this sum of a place's characters alone hardly any name has been seen: no need to look further.
inline constexpr int hopeless = -46;
/// The same with labels counted in, and the most that words around may say: of 4,000 names that the model finds in the labelled texts none
/// has less than -49, two less than -39.
inline constexpr int unpromising = -54;
/// The same with words and labels counted in.
inline constexpr int unlikely = -56;
/// The same with what tells of a name's end counted in, no dictionary looked into: none of these names has less than -79.
inline constexpr int unlike_name = -96;
/// The same with the dictionary's words: none has less than -94, two less than -83. These and `unpromising` together lose three of the
/// 11,800 names found in those texts, all words (杜絕, 寧靜, 商羽) that were known only from another place of their text.
inline constexpr int not_worded = -106;
/// The same with a name's characters, and then with the kinds of words around.
inline constexpr int out_of_reach = -112;

/// Hidden units: each adds up a weight for every feature it sees, and speaks for or against a name when the sum is positive.
inline constexpr std::size_t units = 32;
/// What their sums and how much they speak are times.
inline constexpr int sum_unit = 32, output_unit = 64;
using Units = std::array<std::int16_t, units>;  ///< sums

/// What characters, words and labels around a place say for a name that begins there, a sum of weights. Nothing where that is too little:
/// at most places it is so whatever words stand around, which then are not looked up. Completes `site`, which place_at() made.
[[nodiscard]] std::optional<int> weigh(const Scan& scan, name_features::Site& site);

/// Weighs where the names that begin at one place may end. What only ends within reach need is looked up when there is one.
class Ends {
 public:
  /// `score`: what weigh() says of the site.
  Ends(const Scan& scan, name_features::Site& site, int score) : scan_(scan), site_(site), score_(score) {}
  /// The sum of all that speaks for a name up to that end; nothing where a part of it is too little. Completes `name`.
  [[nodiscard]] std::optional<int> score(name_features::NameEnd& name);

 private:
  void look_around();
  [[nodiscard]] int score_words(const name_features::NameEnd& name) const;
  [[nodiscard]] int score_units(const name_features::NameEnd& name) const;

  const Scan& scan_;
  name_features::Site& site_;
  int score_;
  bool looked_around_ = false;
  Units units_;  // of the site, counted from their thresholds; once looked around
};

}  // namespace opendata::deid::name_model
