#include <algorithm>
#include <cmath>
#include <functional>
#include <numeric>

#include "privacy/criteria.hpp"

namespace opendata::privacy {
namespace {

/// Sums of logarithms are right to about 15 digits; a class exactly at the border must pass.
constexpr double entropy_tolerance = 1e-12;

class DistinctDiversity final : public Criterion {
 public:
  explicit DistinctDiversity(double l) : l_(l) {}
  Verdict judge(std::uint64_t size, std::span<const ValueCount> values) const override {
    // Parts of the class have no values that the class lacks.
    return static_cast<double>(values.size()) >= l_ ? Verdict{true, 0} : Verdict{false, size};
  }

 private:
  double l_;
};

class EntropyDiversity final : public Criterion {
 public:
  explicit EntropyDiversity(double l) : distinct_(l), least_(std::log(l)) {}
  Verdict judge(std::uint64_t size, std::span<const ValueCount> values) const override {
    if (const Verdict distinct = distinct_.judge(size, values); !distinct.holds) return distinct;
    const double entropy = entropy_of(size, values);
    if (entropy >= least_ - entropy_tolerance) return {true, 0};
    // Entropy is concave: the parts' mean is at most the whole's, so too few rows reach the least.
    return {false, whole_rows(static_cast<double>(size) * (1 - entropy / least_), size)};
  }

 private:
  static double entropy_of(std::uint64_t size, std::span<const ValueCount> values) {
    double sum = 0;
    for (const ValueCount& of : values) sum += of.count * std::log(static_cast<double>(of.count));
    const auto rows = static_cast<double>(size);
    return std::log(rows) - sum / rows;
  }
  DistinctDiversity distinct_;
  double least_;
};

class RecursiveDiversity final : public Criterion {
 public:
  RecursiveDiversity(double c, double l) : distinct_(l), c_(c), l_(static_cast<std::size_t>(std::ceil(l))) {}
  Verdict judge(std::uint64_t size, std::span<const ValueCount> values) const override {
    if (const Verdict distinct = distinct_.judge(size, values); !distinct.holds) return distinct;
    std::vector<std::uint32_t> counts;
    for (const ValueCount& of : values) counts.push_back(of.count);
    const auto sorted = counts.begin() + static_cast<std::ptrdiff_t>(l_);
    std::partial_sort(counts.begin(), sorted, counts.end(), std::greater<>());
    const std::uint64_t tail = size - std::accumulate(counts.begin(), sorted - 1, std::uint64_t{0});
    // r1 − c·tail is convex in the counts: over the parts it sums to at least the whole's, and a part has at most its rows.
    const double excess = counts.front() - c_ * static_cast<double>(tail);
    return excess < 0 ? Verdict{true, 0} : Verdict{false, whole_rows(excess, size)};
  }

 private:
  DistinctDiversity distinct_;
  double c_;
  std::size_t l_;
};

}  // namespace

MadeCriterion make_diversity(const Diversity& diversity) {
  if (!(diversity.l >= 1) || !std::isfinite(diversity.l))
    return failure(Errc::invalid_argument, {"l must be at least 1", "l 須至少為 1"}, {{}, 0, "l"});
  switch (diversity.kind) {
    case Diversity::Kind::distinct:
      return std::make_shared<DistinctDiversity>(diversity.l);
    case Diversity::Kind::entropy:
      return std::make_shared<EntropyDiversity>(diversity.l);
    default:
      break;
  }
  if (!(diversity.c > 0) || !std::isfinite(diversity.c))
    return failure(Errc::invalid_argument, {"c must be greater than 0", "c 須大於 0"}, {{}, 0, "l"});
  return std::make_shared<RecursiveDiversity>(diversity.c, diversity.l);
}

}  // namespace opendata::privacy
