#pragma once
#include <filesystem>
#include <opendata/check.hpp>

namespace opendata::release {

/// Reads every table of a release (files with a format, and rows.sqlite) and compares them with the schema and with one
/// another. Not an error: a failed check; it stands in the report.
[[nodiscard]] QualityReport check_quality(const std::filesystem::path& directory, const Manifest& manifest,
                                          const Schema& schema);

}  // namespace opendata::release
