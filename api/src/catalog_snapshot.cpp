#include "catalog_snapshot.hpp"

#include <atomic>
#include <system_error>
#include <thread>

#include "ckan/names.hpp"
#include "encoding.hpp"

namespace opendata::api {
namespace {

ReleasePointer known_release(const CatalogSnapshot* previous, const std::string& dataset_id,
                             const std::string& release_id) {
  const ServedDataset* dataset = previous == nullptr ? nullptr : previous->find(dataset_id);
  if (dataset == nullptr) return nullptr;
  const auto found = dataset->releases.find(release_id);
  return found == dataset->releases.end() ? nullptr : found->second;
}

Result<ReleasePointer> open_served_release(const std::filesystem::path& catalog, const std::string& dataset_id,
                                           const std::string& release_id,
                                           const std::shared_ptr<PostgresqlPool>& database) {
  auto release = open_release(catalog, dataset_id, release_id);
  if (!release) return failure(std::move(release.error()));
  auto rows = RowStore::open(*release, database);
  if (!rows) return failure(std::move(rows.error()));
  return std::make_shared<const ServedRelease>(ServedRelease{std::move(*release), std::move(*rows)});
}

/// Releases that are not served yet, opened by as many threads as the machine has cores: a catalogue of a thousand is
/// there at once.
class Opener {
 public:
  Opener(const std::filesystem::path& catalog, const CatalogSnapshot* previous, const std::vector<CatalogEntry>& entries,
         std::shared_ptr<PostgresqlPool> database)
      : database_(std::move(database)) {
    for (const CatalogEntry& entry : entries)
      for (const std::string& id : entry.releases)
        if (!known_release(previous, entry.dataset_id, id)) wanted_.push_back({entry.dataset_id, id});
    opened_.resize(wanted_.size());
    std::vector<std::thread> helpers;
    const std::size_t threads = std::min<std::size_t>(std::max(1U, std::thread::hardware_concurrency()), wanted_.size() / 8);
    try {
      for (std::size_t i = 1; i < threads; ++i) helpers.emplace_back([&] { work(catalog); });
    } catch (const std::system_error&) {  // no more threads: those that are there do it
    }
    work(catalog);
    for (auto& helper : helpers) helper.join();
    for (std::size_t i = 0; i < wanted_.size(); ++i) places_.emplace(wanted_[i], i);
  }
  /// The release, or why not. Once for each.
  Result<ReleasePointer> take(const std::string& dataset_id, const std::string& release_id) {
    return std::move(*opened_[places_.at({dataset_id, release_id})]);
  }

 private:
  void work(const std::filesystem::path& catalog) {
    for (std::size_t i = next_++; i < wanted_.size(); i = next_++)
      opened_[i] = open_served_release(catalog, wanted_[i].first, wanted_[i].second, database_);
  }
  std::shared_ptr<PostgresqlPool> database_;
  std::vector<std::pair<std::string, std::string>> wanted_;
  std::vector<std::optional<Result<ReleasePointer>>> opened_;
  std::map<std::pair<std::string, std::string>, std::size_t> places_;
  std::atomic<std::size_t> next_{0};
};

class Loader {
 public:
  Loader(Opener& opener, const CatalogSnapshot* previous) : opener_(opener), previous_(previous) {}

  void add(const CatalogEntry& entry) {
    ServedDataset dataset{entry.dataset_id, nullptr, {}, {}};
    for (const std::string& id : entry.releases) add_release(dataset, id);
    const auto current = dataset.releases.find(entry.current);
    if (current == dataset.releases.end()) return;
    dataset.current = current->second;
    fingerprint_ += entry.dataset_id + "/" + entry.current + "\n";
    add_names(dataset);
    snapshot_->datasets.emplace(entry.dataset_id, std::move(dataset));
  }
  std::shared_ptr<const CatalogSnapshot> finish() {
    snapshot_->version = short_hash(fingerprint_);
    return snapshot_;
  }

 private:
  void add_names(const ServedDataset& dataset) {
    snapshot_->package_ids.emplace(ckan::package_id(dataset.id), dataset.id);
    snapshot_->resource_ids.emplace(ckan::rows_id(dataset.id), dataset.id);
    const auto& identifier = dataset.current->release.metadata.identifier;
    if (identifier.empty()) return;
    snapshot_->package_ids.emplace(identifier, dataset.id);
    snapshot_->resource_ids.emplace(identifier + "-001", dataset.id);
  }
  void add_release(ServedDataset& dataset, const std::string& id) {
    auto release = known_release(previous_, dataset.id, id);
    if (!release) {
      auto opened = opener_.take(dataset.id, id);
      if (!opened) return snapshot_->alarms.push_back({dataset.id, id, opened.error().code()});
      release = std::move(*opened);
    }
    fingerprint_ += id + " ";
    dataset.releases.emplace(id, std::move(release));
    dataset.order.push_back(id);
  }
  Opener& opener_;
  const CatalogSnapshot* previous_;
  std::shared_ptr<CatalogSnapshot> snapshot_ = std::make_shared<CatalogSnapshot>();
  std::string fingerprint_;
};

}  // namespace

const ServedDataset* CatalogSnapshot::find(const std::string& id) const {
  const auto found = datasets.find(id);
  return found == datasets.end() ? nullptr : &found->second;
}

Result<std::shared_ptr<const CatalogSnapshot>> load_catalog(const std::filesystem::path& catalog,
                                                            const CatalogSnapshot* previous,
                                                            const std::shared_ptr<PostgresqlPool>& database) {
  auto entries = read_catalog(catalog);
  if (!entries) return failure(std::move(entries.error()));
  Opener opener(catalog, previous, *entries, database);
  Loader loader(opener, previous);
  for (const CatalogEntry& entry : *entries) loader.add(entry);
  return loader.finish();
}

}  // namespace opendata::api
