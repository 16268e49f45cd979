#pragma once
#include <vector>

#include "privacy/local_recoding/split.hpp"

namespace opendata::privacy::local {

/// Classes that have their top labels in common: rows of other regions can never share their labels.
using Region = std::vector<Class>;

/// The first result: regions of classes, all settled. Rows in none of them are suppressed.
[[nodiscard]] std::vector<Region> split_from_top(const CodedTable& table, const Space& space, Admission& admission);

}  // namespace opendata::privacy::local
