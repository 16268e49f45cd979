#include "release/withdrawn_directories.hpp"

#include <algorithm>
#include <opendata/withdraw.hpp>
#include <system_error>

#include "release/building.hpp"

namespace opendata {
namespace release {
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

Result<void> remove_whole(const fs::path& path) {
  std::error_code error;
  if (fs::remove_all(path, error); !error) return {};
  return failure(Errc::io_failure,
                 {"is out of the catalogue but cannot be removed; check the permissions and run the same again",
                  "已自目錄下架，但檔案無法刪除；請檢查權限後再執行一次"},
                 {path.string(), 0, {}});
}

/// What has become of the removal so far: the first error.
void add(Result<void>& so_far, Result<void> next) {
  if (so_far) so_far = std::move(next);
}

Result<void> remove_from(const fs::path& dataset, const std::vector<std::string>& names) {
  std::error_code error, absent;
  if (!fs::exists(dataset, absent)) return {};
  Result<void> done;
  for (const std::string& name : names) add(done, remove_whole(dataset / name));
  const bool gone = fs::is_empty(dataset, error) && fs::remove(dataset, error);
  add(done, sync_path(gone ? dataset.parent_path() : dataset));
  return done;
}

bool is_listed(const CatalogState& state, const std::string& dataset_id) {
  return std::any_of(state.datasets.begin(), state.datasets.end(),
                     [&](const CatalogEntry& entry) { return entry.dataset_id == dataset_id; });
}

Result<void> finish_unless_publishing(const fs::path& catalog, const std::string& dataset_id) {
  const auto lock = try_dataset_lock(catalog, dataset_id);
  if (!lock) return failure(lock.error());
  return *lock ? finish_withdrawal(catalog, dataset_id) : Result<void>();
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

Result<std::optional<FileLock>> try_dataset_lock(const fs::path& catalog, const std::string& dataset_id) {
  if (auto made = create_directories_durably(catalog / ".locks"); !made) return failure(std::move(made.error()));
  auto lock = FileLock::acquire(catalog / ".locks" / dataset_id);
  if (lock) return std::optional(std::move(*lock));
  if (lock.error().code() == Errc::conflict) return std::optional<FileLock>();
  return failure(std::move(lock.error()));
}

Result<std::vector<Leftover>> remove_leftovers(const fs::path& catalog) {
  std::vector<Leftover> out;
  const auto state = read_catalog_state(catalog);
  if (!state) return state.error().code() == Errc::not_found ? Result<std::vector<Leftover>>(out) : failure(state.error());
  for (const Withdrawal& withdrawal : state->withdrawals) {
    if (auto done = finish_unless_publishing(catalog, withdrawal.dataset_id); !done)
      out.push_back({withdrawal.dataset_id, std::move(done.error())});
  }
  return out;
}

}  // namespace release

Result<void> finish_withdrawals(const std::filesystem::path& catalog) {
  auto left = release::remove_leftovers(catalog);
  if (!left) return failure(std::move(left.error()));
  return left->empty() ? Result<void>() : failure(std::move(left->front().error));
}

}  // namespace opendata
