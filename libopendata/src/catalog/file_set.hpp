#pragma once
#include <filesystem>
#include <opendata/result.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace opendata::catalog {

struct NamedFile {
  std::string name, content;
};

/// Makes PARENT/NAME a symbolic link to a directory with exactly these files: PARENT/NAME-sets/HASH, named by their
/// content. One rename of the link switches all files at once. The set before is kept for readers that are in it; what
/// is older, or what a crash left, is removed. The caller holds a lock. Errors: io_failure; the old set is then still
/// there.
[[nodiscard]] Result<void> replace_file_set(const std::filesystem::path& parent, std::string_view name,
                                            const std::vector<NamedFile>& files);

/// Whether there is such a link, or sets that a removal has left behind without it.
[[nodiscard]] bool has_file_set(const std::filesystem::path& parent, std::string_view name);
/// Whether one of the sets was made at this time, "2024-05-06T07:08:09Z", or before.
[[nodiscard]] bool has_set_from(const std::filesystem::path& parent, std::string_view name, const std::string& latest);
/// Removes every set but the one that is shown, for readers that must not find what it no longer says. The caller holds
/// the lock. Errors: io_failure.
[[nodiscard]] Result<void> remove_former_sets(const std::filesystem::path& parent, std::string_view name);
/// Removes the link and every set: one as far as the other cannot be. The caller holds the lock. Errors: io_failure,
/// naming what stays.
[[nodiscard]] Result<void> remove_file_sets(const std::filesystem::path& parent, std::string_view name);

}  // namespace opendata::catalog
