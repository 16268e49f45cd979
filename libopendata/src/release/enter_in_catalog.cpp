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

}  // namespace

Result<void> enter_in_catalog(const std::filesystem::path& catalog, const Withdrawal& known,
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
  state->datasets = with_current(std::move(state->datasets), known.dataset_id, release_id);
  forget(state->withdrawals, known.dataset_id, release_id);
  return write_catalog(catalog, std::move(*state));
}

}  // namespace opendata::release
