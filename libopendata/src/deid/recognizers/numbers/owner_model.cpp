#include "deid/recognizers/numbers/owner_model.hpp"

#include <array>
#include <cmath>
#include <cstdint>

namespace opendata::deid {
namespace {

constexpr std::array<std::int8_t, std::size_t{1} << owner_features::bits> weights{
#include "deid/recognizers/numbers/owner_model_weights.inc"
};
// Of log odds: what is said without any feature, and what a weight of 1 says.
constexpr std::array<double, 2> scale{
#include "deid/recognizers/numbers/owner_model_scale.inc"
};
// A window's words say this much together, however many they are.
constexpr double loudness = 8;

}  // namespace

double OwnerModel::weigh_window(const owner_features::Window& window) const {
  int sum = 0, count = 0;
  owner_features::of_window(scan_, window, [&](std::uint32_t feature) { sum += weights[feature], ++count; });
  return count > 0 ? loudness * sum / std::sqrt(count) : 0;
}

double OwnerModel::weigh(const LooseNumber& number, const owner_features::Facts& facts) {
  const auto window = owner_features::window_of(number.first, scan_.size());
  if (window_ != window) window_ = window, of_window_ = weigh_window(window);
  int sum = 0;
  owner_features::of_number(scan_, number, facts, [&](std::uint32_t feature) { sum += weights[feature]; });
  return scale[0] + scale[1] * (sum + of_window_);
}

}  // namespace opendata::deid
