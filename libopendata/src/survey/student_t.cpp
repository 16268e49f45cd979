#include "survey/student_t.hpp"

#include <cmath>

namespace opendata::survey {
namespace {

constexpr double tiny = 1e-300;
constexpr double precise = 1e-15;
constexpr int most_steps = 500;

double away_from_nought(double value) { return std::fabs(value) < tiny ? tiny : value; }

/// The continued fraction of the incomplete beta function, by Lentz's method.
double beta_fraction(double a, double b, double x) {
  double c = 1, d = 1 / away_from_nought(1 - (a + b) * x / (a + 1)), fraction = d;
  for (int m = 1; m < most_steps; ++m) {
    const double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
    const double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
    double change = 1;
    for (const double term : {even, odd}) {
      d = 1 / away_from_nought(1 + term * d);
      c = away_from_nought(1 + term / c);
      change = c * d;
      fraction *= change;
    }
    if (std::fabs(change - 1) < precise) break;
  }
  return fraction;
}

/// The regularized incomplete beta function I_x(a, b).
double incomplete_beta(double x, double a, double b) {
  if (x <= 0 || x >= 1) return x <= 0 ? 0 : 1;
  const double front = std::exp(std::lgamma(a + b) - std::lgamma(a) - std::lgamma(b) + a * std::log(x) + b * std::log1p(-x));
  const bool converges = x < (a + 1) / (a + b + 2);
  return converges ? front * beta_fraction(a, b, x) / a : 1 - front * beta_fraction(b, a, 1 - x) / b;
}

/// The probability that t is at most `value` ≥ 0.
double probability_of(double value, double degrees) {
  return 1 - incomplete_beta(degrees / (degrees + value * value), degrees / 2, 0.5) / 2;
}

}  // namespace

double student_t_quantile(double probability, double degrees) {
  double low = 0, high = 1'000;
  while (high - low > 1e-10) {
    const double middle = (low + high) / 2;
    (probability_of(middle, degrees) < probability ? low : high) = middle;
  }
  return (low + high) / 2;
}

}  // namespace opendata::survey
