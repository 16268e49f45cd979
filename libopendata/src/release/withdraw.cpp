#include <algorithm>
#include <ctime>
#include <map>
#include <opendata/files.hpp>
#include <opendata/withdraw.hpp>
#include <opendata/write_catalog.hpp>
#include <set>
#include <utility>

#include "release/modified.hpp"
#include "release/withdrawn_content.hpp"
#include "release/withdrawn_directories.hpp"

namespace opendata {
namespace release {
namespace {

namespace fs = std::filesystem;
using Ids = std::vector<std::string>;
using IdSet = std::set<std::string>;
using TablesById = std::map<std::string, Ids>;

bool has(const Ids& ids, const std::string& id) { return std::find(ids.begin(), ids.end(), id) != ids.end(); }

IdSet ids_of(const Withdrawal& withdrawal) {
  IdSet out;
  for (const WithdrawnRelease& release : withdrawal.releases) out.insert(release.id);
  return out;
}

std::vector<CatalogEntry>::iterator find_entry(CatalogState& state, const std::string& id) {
  return std::find_if(state.datasets.begin(), state.datasets.end(),
                      [&](const CatalogEntry& entry) { return entry.dataset_id == id; });
}

void put(CatalogState& state, const Withdrawal& withdrawal) {
  std::erase_if(state.withdrawals, [&](const Withdrawal& one) { return one.dataset_id == withdrawal.dataset_id; });
  state.withdrawals.push_back(withdrawal);
}

/// One withdrawal: what catalog.json shall say, then the switch, then the removal.
class Withdrawer {
 public:
  Withdrawer(const WithdrawalRequest& request, CatalogState state)
      : request_(request), state_(std::move(state)), withdrawal_(withdrawal_of(state_, request.dataset_id)) {
    const auto entry = find_entry(state_, request.dataset_id);
    if (entry != state_.datasets.end()) entry_ = *entry;
  }

  /// Errors: not_found, invalid_argument. Changes nothing yet.
  Result<void> decide() {
    if (entry_.releases.empty() && withdrawal_.releases.empty())
      return failure(Errc::not_found, {"the catalogue has no such dataset", "目錄中沒有此資料集"},
                     {request_.dataset_id, 0, {}});
    const Ids wanted = request_.releases.empty() ? ever_published() : request_.releases;
    wanted_ = IdSet(wanted.begin(), wanted.end());
    if (auto known = choose_withdrawn(wanted); !known) return known;
    for (const std::string& id : entry_.releases)
      if (!wanted_.contains(id)) outcome_.still_public.push_back(id);
    return choose_current();
  }

  /// The release that becomes current in place of the one that goes; empty when none does.
  [[nodiscard]] std::string stand_in() const { return outcome_.current == entry_.current ? std::string() : outcome_.current; }

  /// By their manifests; none of one that cannot be read.
  [[nodiscard]] TablesById withdrawn_tables() const {
    TablesById out;
    for (const std::string& id : outcome_.withdrawn) out.emplace(id, tables_of(id));
    return out;
  }

  /// The one rename. `tables` are of what is withdrawn, as far as they are known already. Errors: io_failure.
  Result<void> switch_catalog(const TablesById& tables) {
    const Withdrawal before = withdrawal_;
    enter(tables);
    outcome_.changed = withdrawal_ != before;
    outcome_.held = withdrawal_.held;
    return outcome_.changed ? write_anew() : Result<void>();
  }

  /// What cannot be removed is out of the catalogue all the same.
  void remove(const std::optional<FileLock>& dataset_lock) {
    // A publisher that began before holds another record than the one that stands there now, and is refused for that.
    outcome_.publishing = !dataset_lock && (outcome_.changed || outcome_.held);
    // What the publisher is making is its own to remove.
    auto removed = dataset_lock ? remove_withdrawn(request_.catalog, state_, request_.dataset_id)
                                : remove_releases(request_.catalog, request_.dataset_id, outcome_.withdrawn);
    if (!removed) outcome_.not_removed = std::move(removed.error());
  }

  /// By what the record keeps, so that a run after a kill says the same.
  void find_same_tables() {
    Ids withdrawn;
    for (const WithdrawnRelease& release : withdrawal_.releases)
      if (wanted_.contains(release.id)) withdrawn.insert(withdrawn.end(), release.tables.begin(), release.tables.end());
    std::sort(withdrawn.begin(), withdrawn.end());
    for (const std::string& kept : outcome_.still_public)
      if (have_common_table(tables_of(kept), withdrawn)) outcome_.same_table.push_back(kept);
  }
  WithdrawalOutcome take() { return std::move(outcome_); }

 private:
  [[nodiscard]] Ids ever_published() const {
    Ids out = entry_.releases;
    for (const WithdrawnRelease& release : withdrawal_.releases) out.push_back(release.id);
    return out;
  }

  /// Each of them once. Errors: not_found.
  Result<void> choose_withdrawn(const Ids& wanted) {
    const IdSet listed(entry_.releases.begin(), entry_.releases.end()), before = ids_of(withdrawal_);
    IdSet chosen;
    for (const std::string& id : wanted) {
      if (!listed.contains(id) && !before.contains(id))
        return failure(Errc::not_found, {"the dataset has no such release", "此資料集沒有這個發布版本"}, {id, 0, {}});
      if (listed.contains(id) && chosen.insert(id).second) outcome_.withdrawn.push_back(id);
    }
    return {};
  }

  Result<void> choose_current() {
    const bool current_stays = has(outcome_.still_public, entry_.current);
    outcome_.current = current_stays ? entry_.current : request_.current;
    if (outcome_.still_public.empty()) outcome_.current.clear();
    if (current_stays && !request_.current.empty() && request_.current != entry_.current) return not_to_be_chosen();
    if (current_stays || outcome_.still_public.empty()) return {};
    return has(outcome_.still_public, outcome_.current) ? Result<void>() : must_be_chosen();
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

  [[nodiscard]] Ids tables_of(const std::string& id) const {
    return tables_of_release(request_.catalog, request_.dataset_id, id);
  }
  /// What the record shall say. A manifest that cannot be read is no reason to wait: then its tables are not known.
  void enter(const TablesById& tables) {
    const std::string now = timestamp(std::time(nullptr));
    const std::string reason(request_.reason ? name(*request_.reason) : std::string_view());
    for (const std::string& id : outcome_.withdrawn) {
      const auto known = tables.find(id);
      withdrawal_.releases.push_back({id, now, reason, false, known == tables.end() ? tables_of(id) : known->second});
    }
    for (WithdrawnRelease& release : withdrawal_.releases)
      if (wanted_.contains(release.id)) release.may_return = false;
    withdrawal_.held = withdrawal_.held || request_.releases.empty() || has(outcome_.withdrawn, entry_.current);
  }
  Result<void> write_anew() {
    put(state_, withdrawal_);
    delist();
    return write_catalog(request_.catalog, state_);
  }
  void delist() {
    const auto entry = find_entry(state_, request_.dataset_id);
    if (entry == state_.datasets.end()) return;
    entry->current = outcome_.current;
    entry->releases = outcome_.still_public;
    if (entry->releases.empty()) state_.datasets.erase(entry);
  }

  const WithdrawalRequest& request_;
  CatalogState state_;
  Withdrawal withdrawal_;
  IdSet wanted_;        // what is withdrawn afterwards, also what was before
  CatalogEntry entry_;  // without releases when the dataset is not listed
  WithdrawalOutcome outcome_;
};

/// What takes its time, and so comes before the locks, for which every publication waits.
struct Prepared {
  std::string stand_in;  ///< the release that is to become current, hashed as a whole; empty when none is needed
  TablesById tables;     ///< of the releases that are to be withdrawn
};
Result<Prepared> prepare(const WithdrawalRequest& request) {
  auto state = read_catalog_state(request.catalog);
  if (!state) return failure(std::move(state.error()));
  Withdrawer withdrawer(request, std::move(*state));
  if (auto decided = withdrawer.decide(); !decided) return failure(std::move(decided.error()));
  const std::string id = withdrawer.stand_in();
  Prepared out{id, withdrawer.withdrawn_tables()};
  if (id.empty()) return out;
  auto whole = open_release(request.catalog, request.dataset_id, id).and_then(verify_release);
  return whole ? Result<Prepared>(std::move(out)) : failure(std::move(whole.error()));
}

/// Nothing becomes current that was not looked at.
Result<void> expect_stand_in(const Withdrawer& withdrawer, const std::string& verified) {
  const std::string id = withdrawer.stand_in();
  if (id.empty() || id == verified) return {};
  return failure(Errc::conflict,
                 {"is the release that is to become current; the catalogue was changed while it was looked for: run the same again",
                  "為將成為現行版本者，但檢查期間目錄已變動；請再執行一次"},
                 {id, 0, {}});
}

/// The withdrawal itself, under both locks.
Result<Withdrawer> withdraw_locked(const WithdrawalRequest& request, const Prepared& prepared) {
  const auto dataset_lock = try_dataset_lock(request.catalog, request.dataset_id);
  if (!dataset_lock) return failure(dataset_lock.error());
  auto lock = FileLock::wait(request.catalog / ".lock");
  if (!lock) return failure(std::move(lock.error()));
  auto state = read_catalog_state(request.catalog);
  if (!state) return failure(std::move(state.error()));
  Withdrawer withdrawer(request, std::move(*state));
  auto done = withdrawer.decide()
                  .and_then([&] { return expect_stand_in(withdrawer, prepared.stand_in); })
                  .and_then([&] { return withdrawer.switch_catalog(prepared.tables); });
  if (!done) return failure(std::move(done.error()));
  withdrawer.remove(*dataset_lock);
  return withdrawer;
}

/// What resume() changes; false when there is nothing of the kind.
bool allow(Withdrawal& withdrawal, const Ids& same_content) {
  const IdSet wanted(same_content.begin(), same_content.end()), known = ids_of(withdrawal);
  if (!std::includes(known.begin(), known.end(), wanted.begin(), wanted.end())) return false;
  for (WithdrawnRelease& release : withdrawal.releases)
    if (wanted.contains(release.id)) release.may_return = true;
  const bool was_held = std::exchange(withdrawal.held, false);
  return was_held || !same_content.empty();
}

}  // namespace
}  // namespace release

Result<WithdrawalOutcome> withdraw(const WithdrawalRequest& request) {
  const auto prepared = release::prepare(request);
  if (!prepared) return failure(prepared.error());
  auto withdrawer = release::withdraw_locked(request, *prepared);
  if (!withdrawer) return failure(std::move(withdrawer.error()));
  withdrawer->find_same_tables();
  return withdrawer->take();
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

}  // namespace opendata
