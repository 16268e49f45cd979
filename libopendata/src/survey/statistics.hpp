#pragma once
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace opendata::survey {

/// Sums of the answers of a group, exactly: answers are small whole numbers.
class GroupSums {
 public:
  explicit GroupSums(std::size_t questions) : sum_(questions), square_(questions) {}
  /// Adds a respondent who answered every question.
  void add(std::span<const std::int64_t> answers);

  [[nodiscard]] std::int64_t n() const { return n_; }
  [[nodiscard]] double mean(std::size_t question) const;
  [[nodiscard]] double variance(std::size_t question) const;  ///< of the sample; 0 below two respondents
  /// Of the mean of a respondent's answers.
  [[nodiscard]] double mean_of_all() const;
  [[nodiscard]] double variance_of_all() const;
  /// Cronbach's α = k/(k−1) · (1 − Σ s²ᵢ / s²ₜ); 0 questions of variance give nothing to compare: false.
  [[nodiscard]] bool has_alpha() const;
  [[nodiscard]] double alpha() const;

 private:
  [[nodiscard]] double variance_of(std::int64_t sum, std::int64_t square) const;
  std::int64_t n_ = 0;
  std::vector<std::int64_t> sum_, square_;
  std::int64_t total_ = 0, total_square_ = 0;  ///< of the sums of each respondent's answers
};

/// Half the width of the 95 % confidence interval of a mean of n answers with this variance; n ≥ 2.
[[nodiscard]] double half_interval(double variance, std::int64_t n);

}  // namespace opendata::survey
