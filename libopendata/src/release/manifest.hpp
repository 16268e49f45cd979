#pragma once
#include <opendata/release.hpp>
#include <string>
#include <string_view>

namespace opendata::release {

constexpr std::size_t release_id_digits = 16;
constexpr std::size_t metadata_file_limit = std::size_t{16}
                                            << 20U;  ///< of manifest.json, dataset.json and catalog.json, in bytes

/// The bytes of manifest.json: files sorted by path, keys in a fixed order, so that equal releases have equal bytes.
[[nodiscard]] std::string format_manifest(Manifest manifest);
/// Errors: corrupt, with file and key.
[[nodiscard]] Result<Manifest> parse_manifest(std::string_view bytes, const std::string& file);
/// The name that a release with this manifest must have.
[[nodiscard]] std::string release_id_of(std::string_view manifest_bytes);

/// [a-z0-9][a-z0-9-]{0,62}
[[nodiscard]] bool is_dataset_id(std::string_view text);
/// 64 lower-case hex digits.
[[nodiscard]] bool is_sha256(std::string_view text);
/// 16 lower-case hex digits.
[[nodiscard]] bool is_release_id(std::string_view text);
/// Relative, parts of [A-Za-z0-9._-] that do not begin with a dot, joined by "/": nothing that could leave the
/// release's directory.
[[nodiscard]] bool is_release_path(std::string_view text);

}  // namespace opendata::release
