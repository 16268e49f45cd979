#pragma once
#include <cstdint>
#include <vector>

#include "training/corpus.hpp"

namespace opendata::training {

/// Logistic regression on hashed features by stochastic gradient descent with AdaGrad.
class Trainer {
 public:
  Trainer();
  /// One step for every candidate of the text.
  void learn(const Labelled& text);
  /// Takes the weights as they are now into the mean that settle() makes the result.
  void average();
  void settle();
  /// Weights in units of 1/24, as the recogniser reads them.
  [[nodiscard]] std::vector<std::int8_t> weights() const;
  /// Mean loss of the candidates since the last call.
  [[nodiscard]] double take_loss();

 private:
  void step(const std::vector<std::uint32_t>& features, bool is_name);
  [[nodiscard]] bool is_left_out();
  std::vector<float> weights_, squares_, sum_;
  Random random_{19990921};
  std::size_t averaged_ = 0;
  double loss_ = 0;
  std::size_t steps_ = 0;
};

}  // namespace opendata::training
