#pragma once
#include <array>
#include <optional>

#include "deid/recognizers/support/name_features.hpp"

/// A linear model of what names and the places where they stand look like. The weights are made by the program in
/// libopendata/training from generated texts; docs/decisions/0015 tells how, and what it is worth.
namespace opendata::deid::name_model {

/// Sums of weights: log odds times this.
inline constexpr int unit = 24;
/// Below this sum of a place's characters alone hardly any name has been seen: no need to look further.
inline constexpr int hopeless = -46;
/// The same with words and labels counted in.
inline constexpr int unlikely = -56;

/// Hidden units: each adds up a weight for every feature it sees, and speaks for or against a name when the sum is positive.
inline constexpr std::size_t units = 16;
using Units = std::array<std::int16_t, units>;  ///< sums, in units of 1/32

/// A place where a name may begin, and what characters, words and labels around it say for one.
struct Beginning {
  name_features::Site site;
  int score;
};
/// Nothing where that is too little. At most places it is so whatever words stand around, which then are not looked up.
[[nodiscard]] std::optional<Beginning> weigh(const Scan& scan, std::size_t first, std::size_t surname_size);
/// The units' sums of a site, counted from their thresholds.
[[nodiscard]] Units units_of(const Scan& scan, const name_features::Site& site);
/// What the characters up to the name's end and those behind add to the sums above, and the hidden units, once those of the name are added to those
/// of its site.
[[nodiscard]] int score(const Scan& scan, const name_features::Site& site, const name_features::NameEnd& name, const Units& of_site);

}  // namespace opendata::deid::name_model
