#pragma once
#include <cstdint>
#include <opendata/record.hpp>
#include <unordered_set>

#include "inspect/cell_shape.hpp"

namespace opendata::inspect {

/// How many cells of a column have each shape. Keeps hashes and counts, no values.
struct ColumnProfile {
  std::uint64_t present = 0, missing = 0;
  std::uint64_t blank = 0;  ///< of the missing: cells of blanks only, which are not missing when they are read
  std::uint64_t integer = 0, decimal = 0, digits = 0, grouped = 0, small = 0, roc_date = 0, ad_date = 0, has_time = 0;
  std::uint64_t national_id = 0, phone = 0, email = 0, address = 0, long_text = 0, code = 0, division = 0, county = 0;
  std::size_t longest = 0;
  std::uint64_t largest = 0;  ///< of the numbers, without sign and fraction; for the width of bands
  std::unordered_set<std::uint64_t> hashes;
  bool distinct_capped = false;

  void add(const Cell& cell);
  /// At least half of the present cells, and at least one.
  [[nodiscard]] bool mostly(std::uint64_t count) const { return count > 0 && count * 2 >= present; }
  /// At least nine of ten: the rest are slips of the pen.
  [[nodiscard]] bool nearly_all(std::uint64_t count) const { return count > 0 && count * 10 >= present * 9; }
  /// At least one in twenty: enough to be careful.
  [[nodiscard]] bool some(std::uint64_t count) const { return count > 0 && count * 20 >= present; }
  /// Whether fewer than `rows` rows have one value, on the average; so it is where values are too many to count.
  [[nodiscard]] bool shared_by_less_than(std::uint64_t rows) const {
    return distinct_capped || hashes.size() * rows > present;
  }
  [[nodiscard]] bool all(std::uint64_t count) const { return present > 0 && count == present; }
};

}  // namespace opendata::inspect
