#pragma once
#include <string>

#include "catalog.hpp"

namespace opendata::catalog {

/// JSON-LD by DCAT-AP 3.0.1: one dataset, one distribution a table, and a typed node wherever the profile wants one.
[[nodiscard]] std::string format_dcat(const Input& input);

}  // namespace opendata::catalog
