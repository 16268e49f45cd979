#pragma once
#include <cstdint>

#include "aggregate/random_bytes.hpp"

namespace opendata::privacy {

/// The scale of noise as an exact fraction, at most 10^12 above and below, both positive.
struct Scale {
  std::uint64_t numerator = 1, denominator = 1;
};

/// True with probability exp(-numerator/denominator), exactly. `numerator` ≤ `denominator`.
[[nodiscard]] bool bernoulli_exp(RandomBytes& random, std::uint64_t numerator, std::uint64_t denominator);

/// A whole number x with probability proportional to exp(-|x| / scale), exactly: integers only, no floating point
/// anywhere, so that the low bits of a result tell nothing about the true count. How often it draws again depends on
/// the noise alone. Source: Canonne, Kamath, Steinke, The Discrete Gaussian for Differential Privacy (2020), algorithms
/// 1 and 2.
[[nodiscard]] std::int64_t discrete_laplace(RandomBytes& random, Scale scale);

}  // namespace opendata::privacy
