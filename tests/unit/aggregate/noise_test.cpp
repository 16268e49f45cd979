#include <cmath>
#include <map>

#include "aggregate/discrete_laplace.hpp"
#include "support/catch.hpp"

using namespace opendata::privacy;

namespace {

/// SplitMix64: the same bits every time.
class SeededBytes final : public RandomBytes {
 public:
  explicit SeededBytes(std::uint64_t seed) : state_(seed) {}
  std::uint64_t next() override {
    state_ += 0x9E3779B97F4A7C15U;
    std::uint64_t z = state_;
    z = (z ^ z >> 30U) * 0xBF58476D1CE4E5B9U;
    z = (z ^ z >> 27U) * 0x94D049BB133111EBU;
    return z ^ z >> 31U;
  }

 private:
  std::uint64_t state_;
};

}  // namespace

TEST_CASE("noise has the distribution that it promises: chi-squared over a million draws", "[aggregate]") {
  struct Case {
    Scale scale;  // sensitivity over epsilon
    double p0, variance;
  };
  const auto expected = GENERATE(values<Case>({
      {{1, 1}, 0.462117, 1.841347},             // epsilon 1
      {{2, 1}, 0.244919, 7.835396},             // epsilon 0.5
      {{10, 1}, 0.049958, 199.8334},            // epsilon 0.1
      {{1000000, 500000}, 0.244919, 7.835396},  // the same in millionths
  }));
  constexpr int draws = 1'000'000;
  SeededBytes random(42);
  std::map<std::int64_t, int> seen;
  double squares = 0;
  for (int i = 0; i < draws; ++i) {
    const std::int64_t x = discrete_laplace(random, expected.scale);
    ++seen[x];
    squares += static_cast<double>(x * x);
  }
  const double epsilon =
      static_cast<double>(expected.scale.denominator) / static_cast<double>(expected.scale.numerator);
  double chi_squared = 0, inside = 0;
  for (int x = -10; x <= 10; ++x) {
    const double p = expected.p0 * std::exp(-epsilon * std::abs(x));
    chi_squared += std::pow(seen[x] - draws * p, 2) / (draws * p);
    inside += p;
  }
  const double outside = draws * (1 - inside);
  int beyond = draws;
  for (int x = -10; x <= 10; ++x) beyond -= seen[x];
  if (outside > 5) chi_squared += std::pow(beyond - outside, 2) / outside;
  CHECK(chi_squared < 45.3);  // 21 degrees of freedom, 0.1 %
  CHECK(seen[0] / static_cast<double>(draws) == Approx(expected.p0).margin(0.002));
  CHECK(squares / draws == Approx(expected.variance).epsilon(0.01));
}

TEST_CASE("a test that a biased sampler fails: without restarting on minus nought, nought comes twice as often",
          "[aggregate]") {
  SeededBytes random(42);
  int zero = 0;
  for (int i = 0; i < 100'000; ++i) {
    int magnitude = 0;
    while (bernoulli_exp(random, 1, 1)) ++magnitude;
    zero += magnitude == 0 ? 1 : 0;
  }
  CHECK(zero / 100'000.0 > 0.6);  // 1 - exp(-1) = 0.632, not 0.462
}

TEST_CASE("uniform numbers are fair where 2^64 does not divide", "[aggregate]") {
  SeededBytes random(1);
  std::array<int, 3> seen{};
  for (int i = 0; i < 300'000; ++i) ++seen[uniform_below(random, 3)];
  for (const int count : seen) CHECK(count == Approx(100'000).epsilon(0.01));
  const std::uint64_t large = (std::uint64_t{3} << 62U);  // three quarters of the range
  int low = 0;
  for (int i = 0; i < 100'000; ++i) low += uniform_below(random, large) < large / 3 ? 1 : 0;
  CHECK(low / 100'000.0 == Approx(1.0 / 3).margin(0.01));
}
