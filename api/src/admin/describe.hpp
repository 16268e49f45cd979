#pragma once
#include <vector>

#include "admin/admin_route.hpp"

namespace opendata::api::admin {

/// What programs may ask of the administration listener, as OpenAPI 3.0.3, from its table.
[[nodiscard]] Response describe(const std::vector<AdminRoute>& routes, const AdminCall& call);

}  // namespace opendata::api::admin
