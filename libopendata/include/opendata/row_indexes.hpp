#pragma once
#include <cstdint>
#include <opendata/schema.hpp>
#include <vector>

namespace opendata {

/// What is known of the cells of one field.
struct FieldStatistics {
  std::uint64_t distinct = 0;  ///< different values; counted up to `most_facet_values` + 1
  std::uint64_t longest = 0;   ///< characters of the longest text
};

/// A string field with longer cells is text to read: nobody filters it by equality.
constexpr std::uint64_t longest_indexed = 64;
/// A field with at most so many values, and at least two, is one that people choose from: a facet.
constexpr std::uint64_t most_facet_values = 1000;
/// Facets that also get an index together with the time.
constexpr std::size_t most_timed_facets = 3;

/// The indexes that a row store of this schema needs, each as places in the schema, in the order in which they are
/// made: one on every field but long texts; then, for "the newest of this district", one on each of the first three
/// facets followed by the first field of type date or datetime. The row number is the last key of each. Input: one
/// entry of `statistics` a field.
[[nodiscard]] std::vector<std::vector<std::size_t>> choose_row_indexes(const Schema& schema,
                                                                       const std::vector<FieldStatistics>& statistics);

}  // namespace opendata
