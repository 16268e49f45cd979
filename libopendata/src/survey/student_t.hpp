#pragma once

namespace opendata::survey {

/// The value that Student's t with so many degrees of freedom does not exceed with this probability.
/// Input: ½ ≤ probability < 1, degrees ≥ 1. Result: within 10⁻⁹ of the exact value, up to 1,000.
/// Source: Abramowitz and Stegun 26.7.1 with the continued fraction 26.5.8 of the incomplete beta function.
[[nodiscard]] double student_t_quantile(double probability, double degrees);

}  // namespace opendata::survey
