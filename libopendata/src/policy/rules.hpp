#pragma once
#include <opendata/policy.hpp>

#include "policy/keys.hpp"

namespace opendata::config {

/// What a policy as a whole must keep to, so that it cannot publish personal data by mistake:
/// a direct identifier is never kept or merely scrubbed; free text is scrubbed or suppressed; a quasi-identifier needs a k;
/// one source column has one role throughout; field names and outputs are distinct.
/// Errors: refused, bad_value, missing_column, with the line and key path.
[[nodiscard]] Result<void> check_rules(const Node& root, const Policy& policy);

}  // namespace opendata::config
