#include "deid/recognizers/numbers/number_model.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

namespace opendata::deid::number_model {
namespace {

using Units = std::array<std::int16_t, units>;

// As wide as the sums, though all fit into half of it: widening them would take longer than adding them.
constexpr std::array<Units, std::size_t{1} << number_features::bits> unit_weights{{
#include "deid/recognizers/numbers/number_model_units.inc"
}};
constexpr Units thresholds{
#include "deid/recognizers/numbers/number_model_thresholds.inc"
};

// How much each unit speaks for nobody, then for types; and what is said without any.
constexpr std::size_t verdicts = types.size() + 1;
using Spoken = std::array<std::int32_t, verdicts>;
constexpr std::array<Spoken, units> outputs{{
#include "deid/recognizers/numbers/number_model_outputs.inc"
}};
constexpr Spoken biases{
#include "deid/recognizers/numbers/number_model_biases.inc"
};

// Looked at first and added up then, so that the sums stay in registers.
class Features {
 public:
  void add(std::uint32_t feature) { all_[size_++] = feature; }
  [[nodiscard]] Units sums() const {
    Units sums = thresholds;
    for (std::size_t k = 0; k < size_; ++k) {
      const Units& row = unit_weights[all_[k]];
      for (std::size_t i = 0; i < units; ++i) sums[i] = static_cast<std::int16_t>(sums[i] + row[i]);
    }
    return sums;
  }

 private:
  std::array<std::uint32_t, number_features::most> all_;
  std::size_t size_ = 0;
};

// Only units above their thresholds say anything.
Spoken speak(const Units& sums) {
  Spoken all = biases;
  for (std::size_t i = 0; i < units; ++i) {
    if (sums[i] <= 0) continue;
    for (std::size_t k = 0; k < verdicts; ++k) all[k] += sums[i] * outputs[i][k];
  }
  return all;
}

}  // namespace

unsigned number_of_type(const std::string_view* type) {
  if (type == nullptr) return 0;
  const auto found = std::find(types.begin(), types.end(), *type);
  return static_cast<unsigned>(found - types.begin()) + (found == types.end() && *type == "PERSON" ? 2U : 1U);
}

Verdict weigh(const Scan& scan, const LooseNumber& number, const number_features::Facts& facts) {
  Features features;
  number_features::of_number(scan, number, facts, [&](std::uint32_t feature) { features.add(feature); });
  const Spoken all = speak(features.sums());
  const auto best = std::max_element(all.begin() + 1, all.end());
  return {types[static_cast<std::size_t>(best - all.begin()) - 1], (*best - all.front()) / (sum_unit * output_unit / unit)};
}

}  // namespace opendata::deid::number_model
