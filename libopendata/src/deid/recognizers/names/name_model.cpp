#include "deid/recognizers/names/name_model.hpp"

#include <algorithm>
#include <array>
#include <concepts>
#include <limits>
#include <tuple>

#include "deid/recognizers/names/name_unit_features.hpp"

namespace opendata::deid::name_model {
namespace {

constexpr std::array<std::int8_t, std::size_t{1} << name_features::bits> weights{
#include "deid/recognizers/names/name_model_weights.inc"
};

// As wide as the sums, though all fit into half of it: widening them would take four times as long as adding them.
constexpr std::array<Units, std::size_t{1} << name_features::unit_bits> unit_weights{{
#include "deid/recognizers/names/name_model_units.inc"
}};

// Each unit's threshold and how much it speaks.
constexpr std::array<std::array<std::int16_t, 2>, units> outputs{{
#include "deid/recognizers/names/name_model_outputs.inc"
}};

template <std::size_t which>
constexpr Units outputs_of = [] {
  Units values{};
  for (std::size_t i = 0; i < units; ++i) values[i] = outputs[i][which];
  return values;
}();

// However large the sums, 32 bits hold what all units say for a name, and what they say against one.
constexpr std::int64_t most_spoken(int sign) {
  std::int64_t all = 0;
  for (const auto& of : outputs) all += std::max(0, sign * of[1]);
  return all * std::numeric_limits<std::int16_t>::max() * unit;
}
static_assert(std::max(most_spoken(1), most_spoken(-1)) <= std::numeric_limits<int>::max());

// How much the units speak, of sums from which their thresholds are counted. These stay far within 16 bits, in which compilers multiply and
// add eight at once.
int speak(const Units& sums) {
  int total = 0;
  for (std::size_t i = 0; i < units; ++i) total += std::max(std::int16_t{0}, sums[i]) * outputs_of<1>[i];
  return total;
}

constexpr void add(Units& sums, const Units& more) {
  for (std::size_t i = 0; i < units; ++i) sums[i] = static_cast<std::int16_t>(sums[i] + more[i]);
}
constexpr void add(Units& sums, std::uint32_t feature) { add(sums, unit_weights[feature]); }
constexpr void add(std::int16_t& sum, std::uint32_t feature) { sum = static_cast<std::int16_t>(sum + weights[feature]); }

// The sums of a group of features, for all of the few values that the group looks at: one look-up instead of a hash for each feature.
template <class Sum, unsigned... sizes>
class Sums {
 public:
  template <class Group>
  explicit Sums(const Group& group) {
    for (std::size_t i = 0; i < sums_.size(); ++i) {
      const auto add_feature = [&](std::uint32_t feature) { add(sums_[i], feature); };
      std::apply([&](auto... values) { group(values..., add_feature); }, values_at(i));
    }
  }
  [[nodiscard]] const Sum& operator()(std::same_as<unsigned> auto... values) const {
    std::size_t at = 0;
    ((at = at * sizes + values), ...);
    return sums_[at];
  }

 private:
  static constexpr std::array<unsigned, sizeof...(sizes)> values_at(std::size_t i) {
    constexpr std::array<unsigned, sizeof...(sizes)> all{sizes...};
    std::array<unsigned, sizeof...(sizes)> values{};
    for (std::size_t k = all.size(); k-- > 0; i /= all[k]) values[k] = static_cast<unsigned>(i % all[k]);
    return values;
  }
  std::array<Sum, (std::size_t{sizes} * ...)> sums_{};
};
template <unsigned... sizes>
using Scores = Sums<std::int16_t, sizes...>;
template <unsigned... sizes>
using UnitSums = Sums<Units, sizes...>;

// How many values there are of each.
constexpr unsigned kinds = 13, cues_before = 6, cues_behind = 5, ranks = 5, site_words = 36, words = 27, openings = 6, names = 6, all_met = 64, all_weights = 64;
constexpr unsigned besides = name_features::besides, parts = word_kinds::kinds, word_sizes = word_kinds::longest + 1;

namespace features = name_features;

using SiteWordScores = Scores<3, site_words, ranks>;
using MostOfWords = std::array<std::array<int, ranks>, 3>;

// The most that any words around a site say, by what begins at it and its family name's rank.
MostOfWords most_of(const SiteWordScores& scores) {
  MostOfWords most;
  for (unsigned begins = 0; begins < most.size(); ++begins) {
    for (unsigned rank = 0; rank < ranks; ++rank) {
      most[begins][rank] = scores(begins, 0U, rank);
      for (unsigned around = 1; around < site_words; ++around) most[begins][rank] = std::max<int>(most[begins][rank], scores(begins, around, rank));
    }
  }
  return most;
}

// Made on first use, in a millisecond.
struct Tables {
  SiteWordScores site_word_scores{[](auto... values) { features::of_site_words(values...); }};
  MostOfWords most_of_words = most_of(site_word_scores);
  Scores<openings, cues_before, kinds, ranks> site_cue_scores{[](auto... values) { features::of_site_cues(values...); }};
  Scores<all_met, names, ranks, cues_before> met_scores{[](auto... values) { features::of_met(values...); }};
  Scores<all_weights, ranks, cues_before, cues_behind> weight_scores{[](auto... values) { features::of_weights(values...); }};
  Scores<kinds, kinds, names, cues_behind, 2> kind_scores{[](auto... values) { features::of_kinds(values...); }};
  Scores<cues_behind, cues_before, kinds> cue_scores{[](auto... values) { features::of_cues(values...); }};
  Scores<site_words, words, names> word_scores{[](auto... values) { features::of_words(values...); }};
  Scores<9, 3, names> behind_scores{[](auto... values) { features::of_words_behind(values...); }};
  Scores<all_weights, words> given_scores{[](auto... values) { features::of_given(values...); }};
  Scores<kinds, all_weights> given_behind_scores{[](auto... values) { features::of_given_behind(values...); }};
  Scores<besides, parts, word_sizes> words_before_scores{[](auto... values) { features::of_words_before(values...); }};
  Scores<besides, besides, names> word_kind_scores{[](auto... values) { features::of_word_kinds(values...); }};
  Scores<parts, besides, names> word_behind_scores{[](auto... values) { features::of_word_beside<46>(values...); }};
  Scores<parts, besides, names> word_before_scores{[](auto... values) { features::of_word_beside<47>(values...); }};
  Scores<parts, besides, besides> word_between_scores{[](auto... values) { features::of_word_between(values...); }};
  Scores<word_sizes, parts, besides, names> opening_scores{[](auto... values) { features::of_opening(values...); }};
  Scores<besides, parts, word_sizes, names> words_further_scores{[](auto... values) { features::of_words_further(values...); }};
  UnitSums<site_words, kinds> place_units{[](auto... values) { features::units_of_place(values...); }};
  UnitSums<cues_before, ranks, openings> cue_units{[](auto... values) { features::units_of_cues(values...); }};
  UnitSums<names, all_met> neighbour_units{[](auto... values) { features::units_of_neighbours(values...); }};
  UnitSums<kinds, cues_behind, all_weights> end_units{[](auto... values) { features::units_of_end(values...); }};
  UnitSums<3, 4, 4, 4> word_units{[](auto... values) { features::units_of_words(values...); }};
  UnitSums<besides, parts> words_before_units{[](auto... values) { features::units_of_words_before(values...); }};
  UnitSums<word_sizes, parts> opening_units{[](auto... values) { features::units_of_opening(values...); }};
  UnitSums<besides, parts> words_further_units{[](auto... values) { features::units_of_words_further(values...); }};
  UnitSums<parts> own_units{[](auto... values) { features::units_of_own(values...); }};
};
const Tables& tables() {
  static const Tables all;
  return all;
}

// All at once, so that the sums stay in registers.
template <class... Rows>
Units sum_of(const Rows&... rows) {
  Units sums;
  for (std::size_t i = 0; i < units; ++i) sums[i] = static_cast<std::int16_t>((rows[i] + ...));
  return sums;
}

// The rows of a number of features, which `look` visits.
template <std::size_t count, class Look>
std::array<const Units*, count> rows_of(const Look& look) {
  std::array<const Units*, count> rows;
  std::size_t next = 0;
  look([&](std::uint32_t feature) { rows[next++] = &unit_weights[feature]; });
  return rows;
}

// What is known of an end from neither the very characters nor a dictionary.
int score_neighbours(const features::Site& site, const features::NameEnd& name) {
  const auto n = static_cast<unsigned>(name.size);
  const Tables& all = tables();
  const int around = all.kind_scores(site.kind, name.kind, n, name.cue, site.ordinary ? 1U : 0U) + all.cue_scores(name.cue, site.cue, site.kind);
  const int of_given = all.weight_scores(name.weights, site.rank, site.cue, name.cue) + all.given_behind_scores(site.kind, name.weights);
  return around + of_given + all.met_scores(name.met, n, site.rank, site.cue);
}

// What the dictionary tells.
int score_dictionary(const features::Site& site, const features::NameEnd& name) {
  const auto n = static_cast<unsigned>(name.size);
  const unsigned known = features::words_of(name);
  const Tables& all = tables();
  return all.word_scores(site.words, known, n) + all.behind_scores(name.longer, name.behind, n) + all.given_scores(name.weights, known);
}

int score_place(const Scan& scan, const features::Site& site) {
  int sum = 0;
  features::of_place(scan, site, [&](std::uint32_t feature) { sum += weights[feature]; });
  return sum;
}

// The units' sums of a site, counted from their thresholds.
Units units_of(const Scan& scan, const features::Site& site) {
  const Tables& all = tables();
  const auto of = rows_of<4>([&](const auto& visit) { features::characters_of_site(scan, site, visit); });
  const Units& words_before = all.words_before_units(site.word_before, site.word_further);
  const Units& opening = all.opening_units(static_cast<unsigned>(site.opening.size), site.opening.kind);
  const Units& cues = all.cue_units(site.cue, site.rank, features::opening_of(site));
  return sum_of(outputs_of<0>, all.place_units(site.words, site.kind), cues, words_before, opening, *of[0], *of[1], *of[2], *of[3]);
}

}  // namespace

std::optional<int> weigh(const Scan& scan, features::Site& site) {
  const int around = score_place(scan, site);
  if (around < hopeless) return std::nullopt;
  features::look_up_opening(scan, site);
  const Tables& all = tables();
  const int opening = around + weights[features::feature_of_site(scan, site)] + all.site_cue_scores(features::opening_of(site), site.cue, site.kind, site.rank);
  if (opening + all.most_of_words[site.begins][site.rank] < unpromising) return std::nullopt;
  features::look_up_words(scan, site);
  const int sum = opening + all.site_word_scores(site.begins, site.words, site.rank);
  return sum < unlikely ? std::nullopt : std::optional(sum);
}

void Ends::look_around() {
  features::look_up_kinds(scan_, site_);
  units_ = units_of(scan_, site_);
  looked_around_ = true;
}

std::optional<int> Ends::score(features::NameEnd& name) {
  int sum = score_ + score_neighbours(site_, name);
  if (sum < unlike_name) return std::nullopt;
  features::look_up_words(scan_, site_, name);
  sum += score_dictionary(site_, name);
  if (sum < not_worded) return std::nullopt;
  features::of_characters(scan_, site_, name, [&](std::uint32_t feature) { sum += weights[feature]; });
  if (sum < out_of_reach) return std::nullopt;
  if (!looked_around_) look_around();
  features::look_up_kinds(scan_, site_, name);
  sum += score_words(name);
  return sum < out_of_reach ? std::nullopt : std::optional(sum + score_units(name));
}

// What kinds of words stand around.
int Ends::score_words(const features::NameEnd& name) const {
  const auto n = static_cast<unsigned>(name.size), opening_size = static_cast<unsigned>(site_.opening.size);
  const unsigned before = site_.word_before, behind = name.word_behind, word = name.word;
  const Tables& all = tables();
  const int at_site = all.words_before_scores(before, site_.word_further, site_.size_before) + all.opening_scores(opening_size, site_.opening.kind, behind, n);
  const int around = all.word_kind_scores(before, behind, n) + all.words_further_scores(behind, name.word_further, name.size_behind, n);
  const int of_word = all.word_behind_scores(word, behind, n) + all.word_before_scores(word, before, n) + all.word_between_scores(word, before, behind);
  return at_site + around + of_word + weights[features::feature_of_all_words(site_, name)];
}

int Ends::score_units(const features::NameEnd& name) const {
  const features::SeenWords seen = features::seen_words(scan_, site_, name);
  const auto of = rows_of<6>([&](const auto& visit) { features::characters_of_name(scan_, site_, name, visit); });
  const Tables& all = tables();
  const Units& of_end = all.end_units(name.kind, name.cue, name.weights);
  const Units& of_words = all.word_units(name.whole, seen.given, seen.crossing, seen.behind);
  const Units& of_neighbours = all.neighbour_units(static_cast<unsigned>(name.size), name.met);
  const Units& of_words_further = all.words_further_units(name.word_behind, name.word_further);
  const Units sums = sum_of(units_, of_end, of_words, of_neighbours, of_words_further, all.own_units(name.word), *of[0], *of[1], *of[2], *of[3], *of[4], *of[5]);
  return speak(sums) * unit / (sum_unit * output_unit);
}

}  // namespace opendata::deid::name_model
