#include <cmath>
#include <opendata/risk.hpp>

namespace opendata::privacy {
namespace {

double real(std::uint64_t value) { return static_cast<double>(value); }

/// Σ_{i=1}^{terms} 1 / (start + i) = ψ(start + terms + 1) − ψ(start + 1), for start > −1. The first terms are added
/// until the asymptotic series of both has full precision; the logarithms are subtracted as one, because for a start
/// far above `terms` nothing would be left of their difference.
double harmonic(double start, double terms) {
  double sum = 0;
  double low = start + 1;
  for (; low < 12 && terms > 0; ++low, --terms) sum += 1 / low;
  if (terms <= 0) return sum;
  const double high = low + terms;
  const auto tail = [](double x) {
    const double y = 1 / (x * x);
    return -y * (1.0 / 12 - y * (1.0 / 120 - y * (1.0 / 252 - y * (1.0 / 240 - y / 132))));
  };
  return sum + std::log1p(terms / low) + 0.5 * terms / (low * high) + (tail(high) - tail(low));
}

/// Finds a sign change of a function that is positive at `low` and negative at `high`.
template <class Function>
double bisect(double low, double high, const Function& f) {
  for (int step = 0; step < 200 && low < high; ++step) {
    const double middle = low + (high - low) / 2;
    if (middle <= low || middle >= high) break;
    (f(middle) > 0 ? low : high) = middle;
  }
  return low;
}

/// Zayatz: which share of the sample's uniques is unique in the population, if classes of the population are
/// distributed as those of the sample. H(1; N, i, n) is followed from i to i + 1, so that no factorial is ever taken.
double zayatz(const ClassSizes& classes, double population) {
  const double n = real(classes.rows());
  const double uniques = real(classes.count(1));
  const double one_of_one = n / population;
  double chance = one_of_one, expected = 0;
  std::uint64_t i = 1;
  for (const auto& [size, count] : classes.histogram()) {
    for (; i < size && chance > 0; ++i) {
      const double at = real(i);
      chance *= (at + 1) / at * (population - n - at + 1) / (population - at);
    }
    if (chance <= 0) break;
    expected += real(count) * chance;
  }
  return uniques == 0 ? 0 : uniques * (uniques * one_of_one / expected) * (population / n);
}

/// The superpopulation model of Pitman: parameters (θ, α) that make the sample most likely, by nested bisection (α
/// outside, θ inside). Newton's method from the textbook's start leaves the domain for real tables.
class Pitman {
 public:
  explicit Pitman(const ClassSizes& classes)
      : classes_(classes), n_(real(classes.rows())), u_(real(classes.classes())) {}

  [[nodiscard]] std::optional<double> uniques(double population) const {
    if (classes_.classes() < 2 || classes_.classes() == classes_.rows()) return std::nullopt;
    constexpr double margin = 1e-7;
    if (gradient(margin) <= 0 || gradient(1 - margin) >= 0) return std::nullopt;
    const double alpha = bisect(margin, 1 - margin, [&](double a) { return gradient(a); });
    const double theta = theta_for(alpha);
    return std::exp(std::lgamma(theta + 1) - std::lgamma(theta + alpha) + alpha * std::log(population));
  }

 private:
  /// Σ_{i=1}^{u−1} 1 / (θ + iα)
  [[nodiscard]] double class_sum(double theta, double alpha) const { return harmonic(theta / alpha, u_ - 1) / alpha; }

  /// The likelihood's derivative by θ is positive at θ → −α and negative for large θ.
  [[nodiscard]] double theta_for(double alpha) const {
    const auto slope = [&](double distance) {
      const double theta = distance - alpha;
      return class_sum(theta, alpha) - harmonic(theta, n_ - 1);
    };
    double high = 1;
    while (slope(high) > 0 && high < 1e15) high *= 2;
    return bisect(0, high, slope) - alpha;
  }

  /// The likelihood's derivative by α, at the best θ for it.
  [[nodiscard]] double gradient(double alpha) const {
    const double theta = theta_for(alpha);
    double within = 0;
    for (const auto& [size, count] : classes_.histogram()) {
      if (size > 1) within += real(count) * harmonic(-alpha, real(size) - 1);
    }
    return (u_ - 1 - theta * class_sum(theta, alpha)) / alpha - within;
  }

  const ClassSizes& classes_;
  double n_, u_;
};

}  // namespace

PopulationUniques::Estimator PopulationUniques::chosen() const {
  return sampling_fraction <= 0.1 ? Estimator::pitman : Estimator::zayatz;
}

Result<PopulationUniques> estimate_population_uniques(const ClassSizes& classes, double sampling_fraction) {
  if (!(sampling_fraction > 0 && sampling_fraction <= 1)) {
    return failure(Errc::invalid_argument, {"the sampling fraction is a share above 0 and up to 1, such as 0.01",
                                            "抽樣比例必須大於 0 且不超過 1，例如 0.01"});
  }
  PopulationUniques out;
  out.sampling_fraction = sampling_fraction;
  if (classes.rows() == 0) return out;
  out.population = std::round(real(classes.rows()) / sampling_fraction);
  out.zayatz = zayatz(classes, out.population);
  out.pitman = Pitman(classes).uniques(out.population);
  return out;
}

}  // namespace opendata::privacy
