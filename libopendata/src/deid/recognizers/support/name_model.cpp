#include "deid/recognizers/support/name_model.hpp"

#include <algorithm>
#include <array>

namespace opendata::deid::name_model {
namespace {

constexpr std::array<std::int8_t, std::size_t{1} << name_features::bits> weights{
#include "deid/recognizers/support/name_model_weights.inc"
};

// As wide as the sums, though all fit into half of it: widening them would take four times as long as adding them.
constexpr std::array<Units, std::size_t{1} << name_features::unit_bits> unit_weights{{
#include "deid/recognizers/support/name_model_units.inc"
}};

// Each unit's threshold, in units of 1/32, and how much it speaks, in units of 1/64.
constexpr std::array<std::array<std::int16_t, 2>, units> outputs{{
#include "deid/recognizers/support/name_model_outputs.inc"
}};
template <std::size_t which>
constexpr Units outputs_of = [] {
  Units values{};
  for (std::size_t i = 0; i < units; ++i) values[i] = outputs[i][which];
  return values;
}();

// How much the units speak. Sums stay far within 16 bits, in which compilers multiply and add eight at once.
int speak(const Units& sums) {
  int total = 0;
  for (std::size_t i = 0; i < units; ++i) {
    const auto heard = static_cast<std::int16_t>(std::max(0, sums[i] + outputs_of<0>[i]));
    total += heard * outputs_of<1>[i];
  }
  return total;
}

constexpr void add(Units& sums, std::uint32_t feature) {
  const auto& of_feature = unit_weights[feature];
  for (std::size_t i = 0; i < units; ++i) sums[i] = static_cast<std::int16_t>(sums[i] + of_feature[i]);
}

// Sums of the features of neighbours, by the size of the name and then by which of them are met.
constexpr std::size_t longest_name = 5, most_met = std::size_t{1} << (longest_name + 1);
constexpr auto neighbour_sums = [] {
  std::array<Units, (longest_name + 1) * most_met> sums{};
  for (std::size_t i = 0; i < sums.size(); ++i)
    name_features::units_of_neighbours(i / most_met, i % most_met, [&](std::uint32_t feature) { add(sums[i], feature); });
  return sums;
}();

int score_units(const Scan& scan, const name_features::Site& site, const name_features::NameEnd& name, Units sums) {
  name_features::units_of_name(scan, site, name, [&](std::uint32_t feature) { add(sums, feature); });
  const Units& of_neighbours = neighbour_sums[name.size * most_met + name.met];
  for (std::size_t i = 0; i < units; ++i) sums[i] = static_cast<std::int16_t>(sums[i] + of_neighbours[i]);
  return speak(sums) * unit / (32 * 64);
}

}  // namespace

Units units_of(const Scan& scan, const name_features::Site& site) {
  Units sums{};
  name_features::units_of_site(scan, site, [&](std::uint32_t feature) { add(sums, feature); });
  return sums;
}

int score(const Scan& scan, std::size_t first, std::size_t given) {
  int sum = 0;
  name_features::of_place(scan, first, given, [&](std::uint32_t feature) { sum += weights[feature]; });
  return sum;
}

int score(const Scan& scan, const name_features::Site& site) {
  int sum = 0;
  name_features::of_site(scan, site, [&](std::uint32_t feature) { sum += weights[feature]; });
  return sum;
}

int score(const Scan& scan, const name_features::Site& site, std::size_t last, const Units& of_site) {
  const auto name = name_features::end_at(scan, site, last);
  int sum = 0;
  name_features::of_name(scan, site, name, [&](std::uint32_t feature) { sum += weights[feature]; });
  return sum + score_units(scan, site, name, of_site);
}

}  // namespace opendata::deid::name_model
