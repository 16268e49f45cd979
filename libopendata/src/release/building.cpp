#include "release/building.hpp"

#include <unistd.h>

#include <opendata/files.hpp>
#include <system_error>
#include <utility>
#include <vector>

#include "release/open_release.hpp"

namespace opendata::release {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view prefix = ".building-";

tl::unexpected<Error> cannot_write(const fs::path& path) {
  return failure(Errc::io_failure,
                 {"cannot be written; check free space and permissions", "無法寫入；請檢查磁碟空間與權限"},
                 {path.string(), 0, {}});
}

Result<void> remove_leftovers(const fs::path& dataset) {
  std::error_code error;
  std::vector<fs::path> leftovers;
  for (fs::directory_iterator entry(dataset, error), end; !error && entry != end; entry.increment(error)) {
    if (entry->path().filename().string().starts_with(prefix)) leftovers.push_back(entry->path());
  }
  for (const fs::path& leftover : leftovers) {
    if (!error) fs::remove_all(leftover, error);
  }
  if (error) return cannot_write(dataset);
  return {};
}

/// Readable by everybody from now on, as the server and the indexer run as other users.
Result<void> open_to_readers(const fs::path& directory) {
  std::error_code error;
  fs::permissions(directory, fs::perms(0755), error);
  if (error) return cannot_write(directory);
  return {};
}

}  // namespace

Result<void> create_directories_durably(const fs::path& path) {
  std::error_code error;
  if (fs::is_directory(path, error)) return {};
  const fs::path parent = path.has_parent_path() ? path.parent_path() : fs::path(".");
  if (parent != path) {
    if (auto made = create_directories_durably(parent); !made) return made;
  }
  if (fs::create_directory(path, error); error) return cannot_write(path);
  return sync_path(parent);
}

Result<BuildingDirectory> BuildingDirectory::create(const fs::path& dataset) {
  if (auto made = create_directories_durably(dataset); !made) return failure(std::move(made.error()));
  if (auto removed = remove_leftovers(dataset); !removed) return failure(std::move(removed.error()));
  BuildingDirectory building(dataset / (std::string(prefix) + std::to_string(::getpid())));
  std::error_code error;
  fs::create_directory(building.path_, error);
  if (!error) fs::permissions(building.path_, fs::perms::owner_all, error);
  if (!error) fs::create_directory(building.path_ / "metadata", error);
  if (error) return cannot_write(building.path_);
  return building;
}

BuildingDirectory::BuildingDirectory(BuildingDirectory&& other) noexcept
    : path_(std::exchange(other.path_, fs::path())) {}

BuildingDirectory::~BuildingDirectory() {
  std::error_code ignored;  // the next run removes what is left
  if (!path_.empty()) fs::remove_all(path_, ignored);
}

Result<void> BuildingDirectory::write(std::string_view name, std::string_view content) const {
  return write_file_atomically(path_ / name, content);
}

Result<void> BuildingDirectory::become(const std::string& release_id) {
  const fs::path target = path_.parent_path() / release_id;
  std::error_code error;
  if (fs::exists(target, error)) {
    auto existing = open_release_directory(target);
    return existing ? verify_release(*existing) : failure(std::move(existing.error()));
  }
  for (const fs::path& directory : {path_ / "metadata", path_}) {
    if (auto synced = sync_path(directory); !synced) return synced;
  }
  if (auto opened = open_to_readers(path_); !opened) return opened;
  if (auto renamed = rename_durably(path_, target); !renamed) return renamed;
  path_.clear();
  return {};
}

}  // namespace opendata::release
