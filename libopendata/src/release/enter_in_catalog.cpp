#include <algorithm>
#include <opendata/files.hpp>
#include <opendata/write_catalog.hpp>

#include "release/catalog_json.hpp"

namespace opendata::release {
namespace {

/// What is listed again is withdrawn no longer.
void forget(std::vector<Withdrawal>& withdrawals, const std::string& dataset_id, const std::string& release_id) {
  for (Withdrawal& withdrawal : withdrawals) {
    if (withdrawal.dataset_id == dataset_id)
      std::erase_if(withdrawal.releases, [&](const WithdrawnRelease& release) { return release.id == release_id; });
  }
}

bool is_current(const CatalogState& state, const std::string& dataset_id, const std::string& release_id) {
  return std::any_of(state.datasets.begin(), state.datasets.end(), [&](const CatalogEntry& entry) {
    return entry.dataset_id == dataset_id && entry.current == release_id;
  });
}

}  // namespace

Result<bool> enter_in_catalog(const std::filesystem::path& catalog, const Withdrawal& known,
                              const std::string& release_id) {
  auto lock = FileLock::wait(catalog / ".lock");
  if (!lock) return failure(std::move(lock.error()));
  auto state = read_catalog_state(catalog);
  if (!state) return failure(std::move(state.error()));
  if (withdrawal_of(*state, known.dataset_id) != known) {
    return failure(Errc::refused,
                   {"of this dataset something was withdrawn while the release was made; look why, then publish again",
                    "製作版本期間，此資料集有內容下架；請查明原因後再發布"},
                   {known.dataset_id, 0, {}});
  }
  if (is_current(*state, known.dataset_id, release_id)) return true;
  state->datasets = with_current(std::move(state->datasets), known.dataset_id, release_id);
  forget(state->withdrawals, known.dataset_id, release_id);
  if (auto written = write_catalog(catalog, std::move(*state)); !written) return failure(std::move(written.error()));
  return false;
}

}  // namespace opendata::release
