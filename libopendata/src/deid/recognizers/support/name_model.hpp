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
/// The same with what tells of a name's end counted in, a part after the other.
inline constexpr int out_of_reach = -112;

/// Hidden units: each adds up a weight for every feature it sees, and speaks for or against a name when the sum is positive.
inline constexpr std::size_t units = 32;
using Units = std::array<std::int16_t, units>;  ///< sums, in units of 1/32

/// A place where a name may begin, and what characters, words and labels around it say for one.
struct Beginning {
  name_features::Site site;
  int score;
};
/// Nothing where that is too little. At most places it is so whatever words stand around, which then are not looked up.
[[nodiscard]] std::optional<Beginning> weigh(const Scan& scan, std::size_t first, std::size_t surname_size);

/// Weighs where the names that begin at one place may end. What only ends within reach need is looked up when there is one.
class Ends {
 public:
  Ends(const Scan& scan, const Beginning& beginning) : scan_(scan), site_(beginning.site), score_(beginning.score) {}
  /// The sum of all that speaks for a name up to that end; below `out_of_reach` the rest was not looked at. Completes `name`.
  [[nodiscard]] int score(name_features::NameEnd& name);

 private:
  void look_around();
  [[nodiscard]] int score_words(const name_features::NameEnd& name) const;
  [[nodiscard]] int score_units(const name_features::NameEnd& name) const;

  const Scan& scan_;
  name_features::Site site_;
  int score_;
  bool looked_around_ = false;
  Units units_{};  // of the site, counted from their thresholds
};

}  // namespace opendata::deid::name_model
