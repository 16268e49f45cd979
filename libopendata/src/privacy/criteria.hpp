#pragma once
#include <algorithm>
#include <cmath>
#include <memory>
#include <opendata/privacy_model.hpp>

namespace opendata::privacy {

/// One condition on the sensitive values of a class.
class Criterion {
 public:
  virtual ~Criterion() = default;
  [[nodiscard]] virtual Verdict judge(std::uint64_t size, std::span<const ValueCount> values) const = 0;
};

/// A lower bound of rows that was computed in floating point, as whole rows of a class: never more than it is.
[[nodiscard]] inline std::uint64_t whole_rows(double bound, std::uint64_t size) {
  return bound <= 0 ? 0 : std::min(size, static_cast<std::uint64_t>(std::ceil(bound - 1e-6)));
}

using MadeCriterion = Result<std::shared_ptr<const Criterion>>;

[[nodiscard]] MadeCriterion make_diversity(const Diversity& diversity);
[[nodiscard]] MadeCriterion make_closeness(const PrivacyModel& model, const CodedTable& table);

}  // namespace opendata::privacy
