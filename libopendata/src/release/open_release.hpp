#pragma once
#include <filesystem>
#include <opendata/release.hpp>

namespace opendata::release {

/// The manifest of the release in `directory`, of which nothing else is looked at. Errors: not_found, io_failure; corrupt,
/// also when its hash is not the name of the directory.
[[nodiscard]] Result<Manifest> read_manifest(const std::filesystem::path& directory);

/// Opens the release in `directory`, whose last part is the release id and the part before it the dataset id. Errors:
/// as opendata::open_release().
[[nodiscard]] Result<Release> open_release_directory(const std::filesystem::path& directory);

}  // namespace opendata::release
