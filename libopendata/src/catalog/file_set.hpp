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

/// Whether PARENT/NAME is such a link.
[[nodiscard]] bool has_file_set(const std::filesystem::path& parent, std::string_view name);
/// Removes every set but the one that is shown, for readers that must not find what it no longer says. The caller holds
/// the lock. Errors: io_failure.
[[nodiscard]] Result<void> remove_former_sets(const std::filesystem::path& parent, std::string_view name);
/// Removes the link and every set. The caller holds the lock. Errors: io_failure.
[[nodiscard]] Result<void> remove_file_sets(const std::filesystem::path& parent, std::string_view name);

}  // namespace opendata::catalog
