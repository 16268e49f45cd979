#include "survey/statistics.hpp"

#include <cmath>

#include "survey/student_t.hpp"

namespace opendata::survey {
namespace {

constexpr double two_sided_95 = 0.975;

double as_double(std::int64_t value) { return static_cast<double>(value); }

}  // namespace

void GroupSums::add(std::span<const std::int64_t> answers) {
  std::int64_t total = 0;
  for (std::size_t i = 0; i < answers.size(); ++i) {
    sum_[i] += answers[i];
    square_[i] += answers[i] * answers[i];
    total += answers[i];
  }
  total_ += total;
  total_square_ += total * total;
  ++n_;
}

double GroupSums::mean(std::size_t question) const { return as_double(sum_[question]) / as_double(n_); }
double GroupSums::variance(std::size_t question) const { return variance_of(sum_[question], square_[question]); }

double GroupSums::mean_of_all() const { return as_double(total_) / as_double(n_) / as_double(static_cast<std::int64_t>(sum_.size())); }

double GroupSums::variance_of_all() const {
  const auto k = as_double(static_cast<std::int64_t>(sum_.size()));
  return variance_of(total_, total_square_) / (k * k);
}

bool GroupSums::has_alpha() const { return sum_.size() > 1 && variance_of(total_, total_square_) > 0; }

double GroupSums::alpha() const {
  const auto k = as_double(static_cast<std::int64_t>(sum_.size()));
  double of_questions = 0;
  for (std::size_t i = 0; i < sum_.size(); ++i) of_questions += variance(i);
  return k / (k - 1) * (1 - of_questions / variance_of(total_, total_square_));
}

/// (n Σx² − (Σx)²) / (n (n − 1)): the numerator is exact.
double GroupSums::variance_of(std::int64_t sum, std::int64_t square) const {
  return n_ < 2 ? 0 : as_double(n_ * square - sum * sum) / (as_double(n_) * as_double(n_ - 1));
}

double half_interval(double variance, std::int64_t n) {
  return student_t_quantile(two_sided_95, as_double(n - 1)) * std::sqrt(variance / as_double(n));
}

}  // namespace opendata::survey
