#include "deid/recognizers/support/name_model.hpp"

#include <array>

namespace opendata::deid::name_model {
namespace {

constexpr std::array<std::int8_t, std::size_t{1} << name_features::bits> weights{
#include "deid/recognizers/support/name_model_weights.inc"
};

}  // namespace

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

int score(const Scan& scan, const name_features::Site& site, std::size_t last) {
  int sum = 0;
  name_features::of_name(scan, site, last, [&](std::uint32_t feature) { sum += weights[feature]; });
  return sum;
}

}  // namespace opendata::deid::name_model
