#include "release/withdrawn_directories.hpp"

#include <algorithm>
#include <opendata/files.hpp>
#include <system_error>

namespace opendata::release {
namespace {

namespace fs = std::filesystem;

/// The names in a directory; none when it is gone.
std::vector<std::string> names_in(const fs::path& directory) {
  std::vector<std::string> out;
  std::error_code error;
  for (fs::directory_iterator entry(directory, error), end; !error && entry != end; entry.increment(error))
    out.push_back(entry->path().filename().string());
  return out;
}

Result<void> remove_from(const fs::path& dataset, const std::vector<std::string>& names) {
  std::error_code error, absent;
  if (!fs::exists(dataset, absent)) return {};
  for (const std::string& name : names) {
    if (fs::remove_all(dataset / name, error); error) {
      return failure(Errc::io_failure,
                     {"is out of the catalogue but cannot be removed; check the permissions and run the same again",
                      "已自目錄下架，但檔案無法刪除；請檢查權限後再執行一次"},
                     {(dataset / name).string(), 0, {}});
    }
  }
  if (fs::is_empty(dataset, error) && fs::remove(dataset, error)) return sync_path(dataset.parent_path());
  return sync_path(dataset);
}

bool is_listed(const CatalogState& state, const std::string& dataset_id) {
  return std::any_of(state.datasets.begin(), state.datasets.end(),
                     [&](const CatalogEntry& entry) { return entry.dataset_id == dataset_id; });
}

}  // namespace

Result<void> remove_releases(const fs::path& catalog, const std::string& dataset_id,
                             const std::vector<std::string>& releases) {
  return remove_from(catalog / "datasets" / dataset_id, releases);
}

Result<void> remove_withdrawn(const fs::path& catalog, const CatalogState& state, const std::string& dataset_id) {
  const Withdrawal withdrawal = withdrawal_of(state, dataset_id);
  if (withdrawal.releases.empty()) return {};
  if (!is_listed(state, dataset_id))
    return remove_releases(catalog, dataset_id, names_in(catalog / "datasets" / dataset_id));
  std::vector<std::string> releases;
  for (const WithdrawnRelease& release : withdrawal.releases) releases.push_back(release.id);
  return remove_releases(catalog, dataset_id, releases);
}

Result<void> finish_withdrawal(const fs::path& catalog, const std::string& dataset_id) {
  auto lock = FileLock::wait(catalog / ".lock");
  if (!lock) return failure(std::move(lock.error()));
  const auto state = read_catalog_state(catalog);
  return state ? remove_withdrawn(catalog, *state, dataset_id) : failure(state.error());
}

}  // namespace opendata::release
