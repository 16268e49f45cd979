#pragma once
#include <filesystem>
#include <opendata/release.hpp>

namespace opendata::release {

/// Opens the release in `directory`, whose last part is the release id and the part before it the dataset id. Errors:
/// as opendata::open_release().
[[nodiscard]] Result<Release> open_release_directory(const std::filesystem::path& directory);

}  // namespace opendata::release
