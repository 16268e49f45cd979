#pragma once
#include "inspect/quasi_codes.hpp"

namespace opendata::inspect {

/// How telling the quasi-identifiers are, by their values as they stand in the file: each alone, the pairs and triples
/// of the twelve with the most values, and last all of them together. Those of one size stand together, the most
/// telling first.
[[nodiscard]] std::vector<Combination> count_combinations(const QuasiCodes& codes);

}  // namespace opendata::inspect
