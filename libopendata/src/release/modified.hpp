#pragma once
#include <opendata/policy.hpp>
#include <opendata/result.hpp>
#include <string>

namespace opendata::release {

/// When the data changed, "2024-05-06T07:08:09Z": what the policy says, else the source file's modification time. Never
/// the clock, so that the same source gives the same release. Errors: not_found.
[[nodiscard]] Result<std::string> modified_time(const Policy& policy, const std::string& input);

}  // namespace opendata::release
