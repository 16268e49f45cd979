#pragma once
#include "deid/transform.hpp"

namespace opendata::deid {

/// The parameters of the transform "generalize".
struct HierarchySource {
  std::string hierarchy;  ///< "date:month,year", or a file beside the policy
  std::string delimiter = ",";
};
/// Errors: unknown_key, bad_value, missing_column, with the place in the policy.
[[nodiscard]] Result<HierarchySource> read_hierarchy_source(const config::Node& parameters);

}  // namespace opendata::deid
