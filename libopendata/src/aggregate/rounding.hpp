#pragma once
#include "aggregate/counting.hpp"

namespace opendata::privacy {

/// Every count of a cube rounded up or down to a multiple of the base, at random so that the expectation is the count.
/// The choice hangs on the key and on which cases are in the cell, on nothing else: the same cases are rounded the same
/// way in every table, by every name, so that no average over tables removes the rounding. Totals are rounded like
/// other counts and need not be the sum of rounded parts.
[[nodiscard]] std::vector<std::int64_t> round_counts(const Counted& counted, std::int64_t base,
                                                     const deid::PseudonymKey& key, std::string_view dataset);

/// Counts that could be worked out in spite of the rounding: small ones for which no other table of whole counts,
/// rounded within the base of what is published everywhere, was found. A few can occur by chance in tiny tables.
[[nodiscard]] std::vector<CellId> exposed_by_rounding(const Cube& cube, const std::vector<std::int64_t>& cases,
                                                      const std::vector<std::int64_t>& rounded,
                                                      const AggregateProtection& protection);

}  // namespace opendata::privacy
