#include <opendata/risk.hpp>
#include <random>

#include "support/catch.hpp"
#include "support/near.hpp"

using namespace opendata::privacy;

// The estimators against the formulas as they stand in the literature: sums written out and log-gamma.

namespace {

double log_choose(double n, double k) { return std::lgamma(n + 1) - std::lgamma(k + 1) - std::lgamma(n - k + 1); }

double slow_zayatz(const ClassSizes& classes, double population) {
  const double n = static_cast<double>(classes.rows());
  const auto one_of = [&](double i) {
    if (population - i < n - 1) return 0.0;
    return i * std::exp(log_choose(population - i, n - 1) - log_choose(population, n));
  };
  double sum = 0;
  for (const auto& [size, count] : classes.histogram())
    sum += static_cast<double>(count) * one_of(static_cast<double>(size));
  const double uniques = static_cast<double>(classes.count(1));
  return uniques * (uniques * one_of(1) / sum) * population / n;
}

struct SlowPitman {
  const ClassSizes& classes;
  [[nodiscard]] double theta_for(double alpha) const {
    double low = -alpha, high = 1e12;
    for (int step = 0; step < 300; ++step) {
      const double theta = (low + high) / 2;
      double slope = 0;
      for (std::uint64_t i = 1; i < classes.classes(); ++i) slope += 1 / (theta + static_cast<double>(i) * alpha);
      for (std::uint64_t i = 1; i < classes.rows(); ++i) slope -= 1 / (theta + static_cast<double>(i));
      (slope > 0 ? low : high) = theta;
    }
    return low;
  }
  [[nodiscard]] double gradient(double alpha) const {
    const double theta = theta_for(alpha);
    double sum = 0;
    for (std::uint64_t i = 1; i < classes.classes(); ++i)
      sum += static_cast<double>(i) / (theta + static_cast<double>(i) * alpha);
    for (const auto& [size, count] : classes.histogram()) {
      for (std::uint64_t i = 1; i < size; ++i) sum -= static_cast<double>(count) / (static_cast<double>(i) - alpha);
    }
    return sum;
  }
  [[nodiscard]] double uniques(double population) const {
    double low = 1e-7, high = 1 - 1e-7;
    for (int step = 0; step < 60; ++step) (gradient((low + high) / 2) > 0 ? low : high) = (low + high) / 2;
    const double theta = theta_for(low);
    return std::exp(std::lgamma(theta + 1) - std::lgamma(theta + low)) * std::pow(population, low);
  }
};

}  // namespace

TEST_CASE("Zayatz and Pitman give what their formulas give, written out slowly", "[risk][differential]") {
  std::mt19937 random(20260301);
  int solved = 0;
  for (int table = 0; table < 40; ++table) {
    CAPTURE(table);
    ClassSizes classes;
    const int uniques = std::uniform_int_distribution<int>(2, 40)(random);
    classes.add(1, static_cast<std::uint64_t>(uniques));
    for (int i = 0; i < 15; ++i) classes.add(std::uniform_int_distribution<std::uint64_t>(1, 12)(random));
    const double fraction = table % 2 == 0 ? 0.05 : 0.4;
    const auto found = estimate_population_uniques(classes, fraction).value();
    CHECK(found.zayatz.value() == test::near(slow_zayatz(classes, found.population), 1e-8));
    if (!found.pitman) continue;
    ++solved;
    CHECK(*found.pitman == test::near(SlowPitman{classes}.uniques(found.population), 1e-6));
  }
  CHECK(solved >= 20);
}
