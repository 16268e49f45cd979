#pragma once
#include <optional>
#include <vector>

#include "aggregate/counting.hpp"

namespace opendata::privacy {

/// Median and 90th percentile of the days to close.
struct Quantiles {
  std::optional<std::int64_t>
      median_half_days;                  ///< twice the median: the mean of the two middle cases of an even number
  std::optional<std::int64_t> p90_days;  ///< the fewest days within which nine cases of ten were closed (nearest rank)
};

/// Closed cases of a count: those in time and those overdue. 0 without states.
[[nodiscard]] std::int64_t closed_cases(const Cube& cube, const std::vector<std::int64_t>& cases, CellId count);

/// For every cell of the state "total"; nullopt where fewer than least_cases are closed or fewer than tail_cases lie at
/// or beyond the rank. One pass over the durations for all cells.
[[nodiscard]] std::vector<Quantiles> quantiles(const Counted& counted, const AggregateProtection& protection);

}  // namespace opendata::privacy
