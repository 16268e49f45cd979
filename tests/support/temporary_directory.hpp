#pragma once
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include "support/source_directory.hpp"

namespace test {

/// A fresh directory that is removed at the end of a test.
class TemporaryDirectory {
 public:
  TemporaryDirectory() {
    std::string pattern = (std::filesystem::temp_directory_path() / "opendata-test-XXXXXX").string();
    path_ = ::mkdtemp(pattern.data());
  }
  TemporaryDirectory(const TemporaryDirectory&) = delete;
  TemporaryDirectory& operator=(const TemporaryDirectory&) = delete;
  ~TemporaryDirectory() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  [[nodiscard]] const std::filesystem::path& path() const { return path_; }
  /// Writes a file of the directory and gives its path.
  std::string write(const std::string& name, std::string_view content) const {
    std::ofstream(path_ / name, std::ios::binary) << content;
    return (path_ / name).string();
  }

 private:
  std::filesystem::path path_;
};

/// Real data beside the repository, when OPENDATA_SHARED (default ../shared) points at it; empty path otherwise.
inline std::filesystem::path shared_data() {
  const char* variable = std::getenv("OPENDATA_SHARED");
  const auto root = variable != nullptr ? std::filesystem::path(variable) : source_directory() / ".." / "shared";
  return std::filesystem::exists(root / "data") ? root / "data" : std::filesystem::path();
}

inline std::string read_text(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace test
