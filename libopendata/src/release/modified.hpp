#pragma once
#include <ctime>
#include <filesystem>
#include <opendata/policy.hpp>
#include <opendata/release.hpp>
#include <opendata/result.hpp>
#include <string>

namespace opendata::release {

/// "2024-05-06T07:08:09Z" of a moment.
[[nodiscard]] std::string timestamp(std::time_t moment);

/// When a source file changed, "2024-05-06T07:08:09Z". Never the clock, so that the same source gives the same release.
/// Errors: not_found.
[[nodiscard]] Result<std::string> modified_time(const std::string& input);

/// The time of a release whose tables are written: a source that was only written again has not changed, so the
/// current release's time is kept when its published tables are the same bytes. Without one, or when the policy states a
/// time, the manifest's own.
[[nodiscard]] std::string kept_modified_time(const Policy& policy, const std::filesystem::path& catalog,
                                             const Manifest& manifest);

}  // namespace opendata::release
