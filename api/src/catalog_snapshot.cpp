#include "catalog_snapshot.hpp"

#include <algorithm>
#include <atomic>
#include <opendata/release_files.hpp>
#include <system_error>
#include <thread>

#include "ckan/names.hpp"
#include "encoding.hpp"

namespace opendata::api {
namespace {

constexpr const char* rows_file = "rows.sqlite";

/// What every release is opened with.
struct Sources {
  const std::filesystem::path& catalog;
  const CatalogSnapshot* previous;
  const std::shared_ptr<PostgresqlPool>& database;
  const Damage& damage;
};

ReleasePointer known_release(const Sources& sources, const std::string& dataset_id, const std::string& release_id) {
  return sources.previous == nullptr ? nullptr : sources.previous->find_release(dataset_id, release_id);
}

const std::set<std::string>& found_damage(const Sources& sources, const std::string& dataset_id, const std::string& release_id) {
  static const std::set<std::string> none;
  const auto found = sources.damage.find({dataset_id, release_id});
  return found == sources.damage.end() ? none : found->second;
}

std::set<std::string> damaged_files(const Sources& sources, const Release& release) {
  auto damaged = found_damage(sources, release.manifest.dataset_id, release.id);
  for (auto& file : files_of_wrong_size(release)) damaged.insert(std::move(file));
  return damaged;
}

/// Whether a known release is still what it was when it was opened. The files of a whole one are not looked at again.
bool is_as_before(const Sources& sources, const ServedRelease& known) {
  const Release& release = known.release;
  if (known.damaged.empty()) return found_damage(sources, release.manifest.dataset_id, release.id).empty();
  return damaged_files(sources, release) == known.damaged;
}

ReleasePointer serve_release(const Sources& sources, Release release) {
  auto damaged = damaged_files(sources, release);
  if (!damaged.contains(rows_file)) {
    if (auto rows = RowStore::open(release, sources.database))
      return std::make_shared<const ServedRelease>(ServedRelease{std::move(release), std::move(*rows), std::move(damaged)});
    damaged.insert(rows_file);
  }
  auto rows = RowStore::of_damaged(release, sources.database);
  return std::make_shared<const ServedRelease>(ServedRelease{std::move(release), std::move(rows), std::move(damaged)});
}

/// What describes a known release is in memory already, whatever became of its files.
Result<ReleasePointer> open_served_release(const Sources& sources, const std::string& dataset_id, const std::string& release_id) {
  if (const auto known = known_release(sources, dataset_id, release_id)) return serve_release(sources, known->release);
  auto release = describe_release(sources.catalog, dataset_id, release_id);
  if (!release) return failure(std::move(release.error()));
  return serve_release(sources, std::move(*release));
}

/// The releases of a catalogue: known ones, and those that are not, opened by as many threads as the machine has cores, so
/// that a catalogue of a thousand is there at once.
class Opener {
 public:
  Opener(const Sources& sources, const std::vector<CatalogEntry>& entries) : sources_(sources) {
    for (const CatalogEntry& entry : entries)
      for (const std::string& id : entry.releases) want(entry.dataset_id, id);
    opened_.resize(wanted_.size());
    std::vector<std::thread> helpers;
    const std::size_t threads = std::min<std::size_t>(std::max(1U, std::thread::hardware_concurrency()), wanted_.size() / 8);
    try {
      for (std::size_t i = 1; i < threads; ++i) helpers.emplace_back([&] { work(); });
    } catch (const std::system_error&) {  // no more threads: those that are there do it
    }
    work();
    for (auto& helper : helpers) helper.join();
    for (std::size_t i = 0; i < wanted_.size(); ++i) places_.emplace(wanted_[i], i);
  }
  /// The release, or why not.
  Result<ReleasePointer> take(const std::string& dataset_id, const std::string& release_id) {
    const auto place = places_.find({dataset_id, release_id});
    if (place == places_.end()) return known_release(sources_, dataset_id, release_id);
    return *opened_[place->second];
  }

 private:
  void want(const std::string& dataset_id, const std::string& id) {
    const auto known = known_release(sources_, dataset_id, id);
    if (!known || !is_as_before(sources_, *known)) wanted_.emplace_back(dataset_id, id);
  }
  void work() {
    for (std::size_t i = next_++; i < wanted_.size(); i = next_++)
      opened_[i] = open_served_release(sources_, wanted_[i].first, wanted_[i].second);
  }
  const Sources& sources_;
  std::vector<std::pair<std::string, std::string>> wanted_;
  std::vector<std::optional<Result<ReleasePointer>>> opened_;
  std::map<std::pair<std::string, std::string>, std::size_t> places_;
  std::atomic<std::size_t> next_{0};
};

/// "397000000A-000001-002", the national number of a table: all tables of a dataset hold the same rows.
std::string resource_number(const std::string& identifier, std::size_t place) {
  const auto digits = std::to_string(place);
  return identifier + "-" + std::string(3 - std::min<std::size_t>(digits.size(), 3), '0') + digits;
}

/// The newest release that can be told: the current one, or of an unavailable dataset the one before. May be null.
const Release* newest_release(const ServedDataset& dataset) {
  if (dataset.current) return &dataset.current->release;
  return dataset.order.empty() ? nullptr : &dataset.releases.at(dataset.order.front())->release;
}

std::size_t tables_of(const ServedDataset& dataset) {
  const Release* release = newest_release(dataset);
  if (release == nullptr) return 1;
  const auto& files = release->manifest.files;
  return static_cast<std::size_t>(std::count_if(files.begin(), files.end(), [](const auto& file) { return !file.format.empty(); }));
}

class Loader {
 public:
  explicit Loader(Opener& opener) : opener_(opener) {}

  std::shared_ptr<CatalogSnapshot> load(CatalogState state) {
    for (const CatalogEntry& entry : state.datasets) add(entry);
    for (const Withdrawal& withdrawal : state.withdrawals) add(withdrawal, state.datasets);
    snapshot_->state = std::move(state);
    snapshot_->version = short_hash(fingerprint_);
    return snapshot_;
  }

 private:
  void add(const CatalogEntry& entry) {
    ServedDataset dataset{entry.dataset_id, nullptr, {}, {}};
    for (const std::string& id : entry.releases) add_release(dataset, id);
    fingerprint_ += entry.dataset_id + "/" + entry.current + "\n";
    const auto current = dataset.releases.find(entry.current);
    if (current != dataset.releases.end()) dataset.current = current->second;
    add_names(dataset);
    (dataset.current ? snapshot_->datasets : snapshot_->unavailable).emplace(entry.dataset_id, std::move(dataset));
  }
  void add(const Withdrawal& withdrawal, const std::vector<CatalogEntry>& listed) {
    auto& releases = snapshot_->withdrawn[withdrawal.dataset_id];
    for (const WithdrawnRelease& release : withdrawal.releases) releases.insert(release.id);
    const bool is_listed = std::any_of(listed.begin(), listed.end(),
                                       [&](const CatalogEntry& entry) { return entry.dataset_id == withdrawal.dataset_id; });
    if (!is_listed && !releases.empty()) releases.insert("current");
  }
  void add_names(const ServedDataset& dataset) {
    snapshot_->package_ids.emplace(ckan::package_id(dataset.id), dataset.id);
    snapshot_->resource_ids.emplace(ckan::rows_id(dataset.id), dataset.id);
    const std::string& identifier = national_identifier(dataset);
    snapshot_->package_ids.emplace(identifier, dataset.id);
    for (std::size_t place = 1; place <= tables_of(dataset); ++place)
      snapshot_->resource_ids.emplace(resource_number(identifier, place), dataset.id);
  }
  void add_release(ServedDataset& dataset, const std::string& id) {
    auto release = opener_.take(dataset.id, id);
    if (!release) return alarm({dataset.id, id, release.error().code(), {}});
    for (const std::string& file : (*release)->damaged) alarm({dataset.id, id, Errc::corrupt, file});
    fingerprint_ += id + " ";
    dataset.releases.emplace(id, std::move(*release));
    dataset.order.push_back(id);
  }
  void alarm(Alarm alarm) {
    fingerprint_ += "damaged " + alarm.release_id + alarm.file + " ";
    snapshot_->alarms.push_back(std::move(alarm));
  }
  Opener& opener_;
  std::shared_ptr<CatalogSnapshot> snapshot_ = std::make_shared<CatalogSnapshot>();
  std::string fingerprint_;
};

std::shared_ptr<CatalogSnapshot> load(const Sources& sources, CatalogState state) {
  Opener opener(sources, state.datasets);
  return Loader(opener).load(std::move(state));
}

}  // namespace

const ServedDataset* CatalogSnapshot::find(const std::string& id) const {
  const auto found = datasets.find(id);
  return found == datasets.end() ? nullptr : &found->second;
}

bool CatalogSnapshot::is_withdrawn(const std::string& dataset_id, const std::string& release) const {
  const auto found = withdrawn.find(dataset_id);
  return found != withdrawn.end() && (found->second.contains(release) || found->second.contains("current"));
}

ReleasePointer CatalogSnapshot::find_release(const std::string& dataset_id, const std::string& release_id) const {
  for (const auto* served : {&datasets, &unavailable}) {
    const auto dataset = served->find(dataset_id);
    if (dataset == served->end()) continue;
    const auto release = dataset->second.releases.find(release_id);
    return release == dataset->second.releases.end() ? nullptr : release->second;
  }
  return nullptr;
}

Problem CatalogSnapshot::absence(const std::string& dataset_id, const std::string& release_id) const {
  const bool damaged = std::any_of(alarms.begin(), alarms.end(), [&](const Alarm& alarm) {
    return alarm.file.empty() && alarm.dataset_id == dataset_id && alarm.release_id == release_id;
  });
  if (!damaged && !(release_id.empty() && unavailable.contains(dataset_id)))
    return {ProblemKind::not_found, {"there is no such dataset; see /api/v1/datasets", "查無此資料集；清單見 /api/v1/datasets"}};
  return {ProblemKind::not_available,
          {"this dataset is there, but damaged on this server; it comes back when it is restored: try later",
           "此資料集在本服務上損毀，修復後即恢復提供；請稍後再試"},
          {}, {}, {},
          {{"Retry-After", "60"}}};
}

const std::string& national_identifier(const ServedDataset& dataset) {
  const Release* release = newest_release(dataset);
  return release == nullptr || release->metadata.identifier.empty() ? dataset.id : release->metadata.identifier;
}

std::string first_published(const ServedDataset& dataset) {
  const auto& issued = dataset.current->release.metadata.issued;
  return issued.empty() ? dataset.releases.at(dataset.order.back())->release.manifest.modified : issued + "T00:00:00Z";
}

Result<std::shared_ptr<const CatalogSnapshot>> load_catalog(const std::filesystem::path& catalog,
                                                            const CatalogSnapshot* previous,
                                                            const std::shared_ptr<PostgresqlPool>& database,
                                                            const Damage& damage) {
  auto state = read_catalog_state(catalog);
  if (!state) return failure(std::move(state.error()));
  return load({catalog, previous, database, damage}, std::move(*state));
}

std::shared_ptr<const CatalogSnapshot> keep_catalog(const std::filesystem::path& catalog, const CatalogSnapshot& last,
                                                    Errc reason, const std::shared_ptr<PostgresqlPool>& database,
                                                    const Damage& damage) {
  auto kept = load({catalog, &last, database, damage}, last.state);
  kept->stale = reason;
  return kept;
}

}  // namespace opendata::api
