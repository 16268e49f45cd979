#pragma once
#include "admin/admin_route.hpp"

namespace opendata::api::admin {

/// The style sheet of the administration pages.
[[nodiscard]] Answer style_sheet(AdminCall& call);

}  // namespace opendata::api::admin
