#pragma once
#include <cstdint>

#include "privacy/local_recoding/regroup.hpp"
#include "privacy/local_recoding/top_down.hpp"

namespace opendata::privacy::local {

/// Divides neighbouring classes of a region anew, in many random orders of neighbourhood, until about `steps` costs of
/// rows were computed or nothing more is found. Same seed, same result.
void improve(Region& region, const Space& space, Admission& admission, std::uint64_t seed, std::uint64_t steps);

}  // namespace opendata::privacy::local
