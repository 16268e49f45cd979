#pragma once
#include <opendata/policy.hpp>
#include <opendata/release.hpp>
#include <opendata/result.hpp>
#include <string>

namespace opendata::release {

/// When the data changed, "2024-05-06T07:08:09Z": what the policy says, else the source file's modification time. Never
/// the clock, so that the same source gives the same release. Errors: not_found.
[[nodiscard]] Result<std::string> modified_time(const Policy& policy, const std::string& input);

/// Whether two releases hold the same published tables, byte for byte, and count the same records.
[[nodiscard]] bool has_same_tables(const Manifest& a, const Manifest& b);

}  // namespace opendata::release
