#pragma once
#include <filesystem>
#include <opendata/release.hpp>
#include <opendata/result.hpp>
#include <string>
#include <string_view>

namespace opendata::release {

/// The hidden directory in which a release is made, readable by its owner only until the gate has agreed; removed when
/// it was not turned into a release. What a crash leaves is removed by the next create() of the same dataset.
class BuildingDirectory {
 public:
  /// `dataset` is CATALOG/datasets/ID; made when it is missing. Errors: io_failure.
  [[nodiscard]] static Result<BuildingDirectory> create(const std::filesystem::path& dataset);
  BuildingDirectory(BuildingDirectory&& other) noexcept;
  BuildingDirectory& operator=(BuildingDirectory&&) = delete;
  ~BuildingDirectory();

  [[nodiscard]] const std::filesystem::path& path() const { return path_; }
  /// Writes a small file and flushes it. Errors: io_failure.
  [[nodiscard]] Result<void> write(std::string_view name, std::string_view content) const;
  /// Flushes the directories and renames this one to `release_id`, the release's final name. Errors: io_failure;
  /// corrupt when a directory of that name is there with other content. Not an error: the very same release is there
  /// already.
  [[nodiscard]] Result<void> become(const std::string& release_id);

 private:
  explicit BuildingDirectory(std::filesystem::path path) : path_(std::move(path)) {}
  std::filesystem::path path_;
};

/// Makes a directory and those above it, each flushed. Errors: io_failure.
[[nodiscard]] Result<void> create_directories_durably(const std::filesystem::path& path);

}  // namespace opendata::release
