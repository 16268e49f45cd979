#include <algorithm>
#include <ctime>
#include <opendata/files.hpp>
#include <opendata/withdraw.hpp>
#include <opendata/write_catalog.hpp>
#include <utility>

#include "release/building.hpp"
#include "release/manifest.hpp"
#include "release/modified.hpp"
#include "release/withdrawn_directories.hpp"

namespace opendata {
namespace release {
namespace {

namespace fs = std::filesystem;
using Ids = std::vector<std::string>;

bool has(const Ids& ids, const std::string& id) { return std::find(ids.begin(), ids.end(), id) != ids.end(); }

WithdrawnRelease* find_withdrawn(Withdrawal& withdrawal, const std::string& id) {
  const auto found = std::find_if(withdrawal.releases.begin(), withdrawal.releases.end(),
                                  [&](const WithdrawnRelease& release) { return release.id == id; });
  return found == withdrawal.releases.end() ? nullptr : &*found;
}

std::vector<CatalogEntry>::iterator find_entry(CatalogState& state, const std::string& id) {
  return std::find_if(state.datasets.begin(), state.datasets.end(),
                      [&](const CatalogEntry& entry) { return entry.dataset_id == id; });
}

void put(CatalogState& state, const Withdrawal& withdrawal) {
  std::erase_if(state.withdrawals, [&](const Withdrawal& one) { return one.dataset_id == withdrawal.dataset_id; });
  state.withdrawals.push_back(withdrawal);
}

/// The lock of a dataset's publisher; none while somebody publishes it.
Result<std::optional<FileLock>> try_dataset_lock(const fs::path& catalog, const std::string& dataset_id) {
  if (auto made = create_directories_durably(catalog / ".locks"); !made) return failure(std::move(made.error()));
  auto lock = FileLock::acquire(catalog / ".locks" / dataset_id);
  if (lock) return std::optional(std::move(*lock));
  if (lock.error().code() == Errc::conflict) return std::optional<FileLock>();
  return failure(std::move(lock.error()));
}

/// One withdrawal: what catalog.json shall say, then the switch, then the removal.
class Withdrawer {
 public:
  Withdrawer(const WithdrawalRequest& request, CatalogState state)
      : request_(request), state_(std::move(state)), withdrawal_(withdrawal_of(state_, request.dataset_id)) {
    const auto entry = find_entry(state_, request.dataset_id);
    if (entry != state_.datasets.end()) entry_ = *entry;
  }

  /// Errors: not_found, invalid_argument, corrupt. Changes nothing yet.
  Result<void> decide() {
    if (entry_.releases.empty() && withdrawal_.releases.empty())
      return failure(Errc::not_found, {"the catalogue has no such dataset", "目錄中沒有此資料集"},
                     {request_.dataset_id, 0, {}});
    const Ids& wanted = request_.releases.empty() ? entry_.releases : request_.releases;
    for (const std::string& id : wanted) {
      if (has(entry_.releases, id) && !has(outcome_.withdrawn, id)) {
        outcome_.withdrawn.push_back(id);
      } else if (find_withdrawn(withdrawal_, id) == nullptr && !has(outcome_.withdrawn, id)) {
        return failure(Errc::not_found, {"the dataset has no such release", "此資料集沒有這個發布版本"}, {id, 0, {}});
      }
    }
    for (const std::string& id : entry_.releases)
      if (!has(outcome_.withdrawn, id)) outcome_.still_public.push_back(id);
    return choose_current();
  }

  /// The one rename. Errors: io_failure.
  Result<void> switch_catalog() {
    find_same_tables();
    if (!outcome_.withdrawn.empty()) {
      enter();
      if (auto written = write_catalog(request_.catalog, state_); !written) return written;
    }
    outcome_.held = withdrawal_.held;
    return {};
  }

  Result<void> remove(const std::optional<FileLock>& dataset_lock) {
    outcome_.publishing = !dataset_lock;
    if (dataset_lock) return remove_withdrawn(request_.catalog, state_, request_.dataset_id);
    // What the publisher is making is its own to remove.
    return remove_releases(request_.catalog, request_.dataset_id, outcome_.withdrawn);
  }
  WithdrawalOutcome take() { return std::move(outcome_); }

 private:
  Result<void> choose_current() {
    const bool current_stays = has(outcome_.still_public, entry_.current);
    outcome_.current = current_stays ? entry_.current : request_.current;
    if (outcome_.still_public.empty()) outcome_.current.clear();
    if (current_stays && !request_.current.empty() && request_.current != entry_.current) return not_to_be_chosen();
    if (current_stays || outcome_.still_public.empty()) return {};
    if (!has(outcome_.still_public, outcome_.current)) return must_be_chosen();
    return open_release(request_.catalog, request_.dataset_id, outcome_.current).and_then(verify_release);
  }
  [[nodiscard]] tl::unexpected<Error> must_be_chosen() const {
    return failure(
        Errc::invalid_argument,
        {"is the current release, and older ones stay, which may hold the same data: name the kept release that "
         "becomes current (--current), or take back the whole dataset (without --release)",
         "為現行版本，而其餘舊版本可能含有相同資料：請以 --current 指定由哪個保留的版本接替，或下架整個資料集（不加 "
         "--release）"},
        {entry_.current, 0, {}});
  }
  [[nodiscard]] tl::unexpected<Error> not_to_be_chosen() const {
    return failure(Errc::invalid_argument,
                   {"the current release is not taken back, so that no other becomes current; leave --current out",
                    "現行版本並未下架，不會更換現行版本；請勿使用 --current"},
                   {request_.current, 0, {}});
  }

  void enter() {
    const std::string now = timestamp(std::time(nullptr));
    const std::string reason(request_.reason ? name(*request_.reason) : std::string_view());
    for (const std::string& id : outcome_.withdrawn) withdrawal_.releases.push_back({id, now, reason});
    withdrawal_.held = withdrawal_.held || has(outcome_.withdrawn, entry_.current);
    put(state_, withdrawal_);
    const auto entry = find_entry(state_, request_.dataset_id);
    entry->current = outcome_.current;
    entry->releases = outcome_.still_public;
    if (entry->releases.empty()) state_.datasets.erase(entry);
  }

  /// What cannot be opened is no reason to wait: it is only not compared.
  void find_same_tables() {
    for (const std::string& kept : outcome_.still_public) {
      const bool same = std::any_of(outcome_.withdrawn.begin(), outcome_.withdrawn.end(),
                                    [&](const std::string& id) { return share_table(kept, id); });
      if (same) outcome_.same_table.push_back(kept);
    }
  }
  [[nodiscard]] bool share_table(const std::string& a, const std::string& b) const {
    const auto one = open_release(request_.catalog, request_.dataset_id, a);
    const auto other = open_release(request_.catalog, request_.dataset_id, b);
    return one && other && have_common_table(one->manifest, other->manifest);
  }

  const WithdrawalRequest& request_;
  CatalogState state_;
  Withdrawal withdrawal_;
  CatalogEntry entry_;  // without releases when the dataset is not listed
  WithdrawalOutcome outcome_;
};

/// What resume() changes; false when there is nothing of the kind.
bool allow(Withdrawal& withdrawal, const Ids& same_content) {
  for (const std::string& id : same_content) {
    WithdrawnRelease* release = find_withdrawn(withdrawal, id);
    if (release == nullptr) return false;
    release->may_return = true;
  }
  const bool was_held = std::exchange(withdrawal.held, false);
  return was_held || !same_content.empty();
}

}  // namespace
}  // namespace release

Result<WithdrawalOutcome> withdraw(const WithdrawalRequest& request) {
  if (auto known = read_catalog_state(request.catalog); !known) return failure(std::move(known.error()));
  if (!release::is_dataset_id(request.dataset_id))
    return failure(Errc::not_found, {"the catalogue has no such dataset", "目錄中沒有此資料集"},
                   {request.dataset_id, 0, {}});
  const auto dataset_lock = release::try_dataset_lock(request.catalog, request.dataset_id);
  if (!dataset_lock) return failure(dataset_lock.error());
  auto lock = FileLock::wait(request.catalog / ".lock");
  if (!lock) return failure(std::move(lock.error()));
  auto state = read_catalog_state(request.catalog);
  if (!state) return failure(std::move(state.error()));
  release::Withdrawer withdrawer(request, std::move(*state));
  auto done = withdrawer.decide()
                  .and_then([&] { return withdrawer.switch_catalog(); })
                  .and_then([&] { return withdrawer.remove(*dataset_lock); });
  if (!done) return failure(std::move(done.error()));
  return withdrawer.take();
}

Result<void> resume(const std::filesystem::path& catalog, const std::string& dataset_id,
                    const std::vector<std::string>& same_content) {
  if (auto known = read_catalog_state(catalog); !known) return failure(std::move(known.error()));
  auto lock = FileLock::wait(catalog / ".lock");
  if (!lock) return failure(std::move(lock.error()));
  auto state = read_catalog_state(catalog);
  if (!state) return failure(std::move(state.error()));
  Withdrawal withdrawal = withdrawal_of(*state, dataset_id);
  if (!release::allow(withdrawal, same_content)) {
    return failure(Errc::not_found,
                   {"nothing of this kind was withdrawn, or publishing is allowed already",
                    "沒有這樣的下架紀錄，或已可發布"},
                   {dataset_id, 0, {}});
  }
  release::put(*state, withdrawal);
  return write_catalog(catalog, std::move(*state));
}

Result<void> finish_withdrawals(const std::filesystem::path& catalog) {
  const auto state = read_catalog_state(catalog);
  if (!state) return state.error().code() == Errc::not_found ? Result<void>() : failure(state.error());
  for (const Withdrawal& withdrawal : state->withdrawals) {
    const auto lock = release::try_dataset_lock(catalog, withdrawal.dataset_id);
    if (!lock) return failure(lock.error());
    if (!*lock) continue;
    if (auto done = release::finish_withdrawal(catalog, withdrawal.dataset_id); !done) return done;
  }
  return {};
}

}  // namespace opendata
