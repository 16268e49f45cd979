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

}  // namespace opendata::catalog
