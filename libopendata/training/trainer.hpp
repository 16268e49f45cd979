#pragma once
#include <array>
#include <cstdint>
#include <vector>

#include "deid/recognizers/names/name_model.hpp"
#include "training/corpus.hpp"

namespace opendata::training {

/// Logistic regression on hashed features, and beside it a layer of hidden units, learnt together by stochastic gradient descent with AdaGrad.
class Trainer {
 public:
  Trainer();
  /// One step for every candidate of the text.
  void learn(const Labelled& text);
  /// Takes the weights as they are now into the mean that settle() makes the result.
  void average();
  void settle();
  /// Weights as the recogniser reads them, name_model::unit times what was learnt.
  [[nodiscard]] std::vector<std::int8_t> weights() const;
  /// Those of the hidden units, feature by feature, name_model::sum_unit times.
  [[nodiscard]] std::vector<std::int8_t> unit_weights() const;
  /// Of each hidden unit its threshold, name_model::sum_unit times, and how much it speaks, name_model::output_unit times.
  [[nodiscard]] std::vector<std::int16_t> outputs() const;
  /// Mean loss of the candidates since the last call.
  [[nodiscard]] double take_loss();

 private:
  template <class Visit>
  void for_each_weight(const Visit& visit);
  using Hidden = std::array<float, deid::name_model::units>;
  [[nodiscard]] Hidden hidden_of(const std::vector<std::uint32_t>& seen) const;
  void step(const std::vector<std::uint32_t>& features, const std::vector<std::uint32_t>& seen, bool is_name);
  void move_units(const std::vector<std::uint32_t>& seen, const Hidden& hidden, float gradient);
  static void move(float& weight, float& squares, float gradient, float by, float decayed);
  [[nodiscard]] std::vector<std::uint32_t> without_some(std::vector<std::uint32_t> features, float share);
  [[nodiscard]] float chance();  ///< from 0 to below 1
  std::vector<float> weights_, squares_, sum_;
  std::vector<float> unit_weights_, unit_squares_;
  Hidden outputs_{}, output_squares_{}, thresholds_{}, threshold_squares_{};
  Random random_{19990921};
  std::size_t averaged_ = 0;
  double loss_ = 0;
  std::size_t steps_ = 0;
};

}  // namespace opendata::training
