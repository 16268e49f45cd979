#pragma once
#include "deid/recognizers/support/name_features.hpp"

/// A linear model of what names and the places where they stand look like. The weights are made by the program in
/// libopendata/training from generated texts; docs/decisions/0015 tells how, and what it is worth.
namespace opendata::deid::name_model {

/// Sums of weights: log odds times this.
inline constexpr int unit = 24;
/// Below this sum of a place's characters alone hardly any name has been seen: no need to look further.
inline constexpr int hopeless = -60;
/// The same with words and labels counted in.
inline constexpr int unlikely = -80;

/// What the characters around a place say for a name that begins there.
[[nodiscard]] int score(const Scan& scan, std::size_t first, std::size_t given);
/// What words and labels around the site add to it.
[[nodiscard]] int score(const Scan& scan, const name_features::Site& site);
/// What the characters up to `last` and those behind add to both.
[[nodiscard]] int score(const Scan& scan, const name_features::Site& site, std::size_t last);

}  // namespace opendata::deid::name_model
