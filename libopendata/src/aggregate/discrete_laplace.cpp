#include "aggregate/discrete_laplace.hpp"

namespace opendata::privacy {
namespace {

bool bernoulli(RandomBytes& random, std::uint64_t numerator, std::uint64_t denominator) {
  return uniform_below(random, denominator) < numerator;
}

/// One draw of the magnitude and its sign; nothing for the second of the two noughts, which would count nought twice.
struct Draw {
  std::uint64_t magnitude;
  bool negative;
};

Draw draw(RandomBytes& random, Scale scale) {
  // With scale t/s: U + tV is geometric with ratio exp(-1/t), so its s-th part has ratio exp(-s/t).
  const std::uint64_t t = scale.numerator, s = scale.denominator;
  std::uint64_t u = uniform_below(random, t);
  while (!bernoulli_exp(random, u, t)) u = uniform_below(random, t);
  std::uint64_t v = 0;
  while (bernoulli_exp(random, 1, 1)) ++v;
  return {(u + t * v) / s, bernoulli(random, 1, 2)};
}

}  // namespace

bool bernoulli_exp(RandomBytes& random, std::uint64_t numerator, std::uint64_t denominator) {
  std::uint64_t k = 1;
  while (bernoulli(random, numerator, denominator * k)) ++k;
  return k % 2 == 1;
}

std::int64_t discrete_laplace(RandomBytes& random, Scale scale) {
  while (true) {
    const Draw drawn = draw(random, scale);
    if (drawn.negative && drawn.magnitude == 0) continue;
    const auto value = static_cast<std::int64_t>(drawn.magnitude);
    return drawn.negative ? -value : value;
  }
}

}  // namespace opendata::privacy
