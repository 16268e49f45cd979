#include "catalog_snapshot.hpp"

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
                                           const std::string& release_id) {
  auto release = open_release(catalog, dataset_id, release_id);
  if (!release) return failure(std::move(release.error()));
  auto rows = RowStore::open(release->directory / "rows.sqlite", release->schema);
  if (!rows) return failure(std::move(rows.error()));
  return std::make_shared<const ServedRelease>(ServedRelease{std::move(*release), std::move(*rows)});
}

class Loader {
 public:
  Loader(const std::filesystem::path& catalog, const CatalogSnapshot* previous)
      : catalog_(catalog), previous_(previous) {}

  void add(const CatalogEntry& entry) {
    ServedDataset dataset{entry.dataset_id, nullptr, {}, {}};
    for (const std::string& id : entry.releases) add_release(dataset, id);
    const auto current = dataset.releases.find(entry.current);
    if (current == dataset.releases.end()) return;
    dataset.current = current->second;
    fingerprint_ += entry.dataset_id + "/" + entry.current + "\n";
    snapshot_->datasets.emplace(entry.dataset_id, std::move(dataset));
  }
  std::shared_ptr<const CatalogSnapshot> finish() {
    snapshot_->version = short_hash(fingerprint_);
    return snapshot_;
  }

 private:
  void add_release(ServedDataset& dataset, const std::string& id) {
    auto release = known_release(previous_, dataset.id, id);
    if (!release) {
      auto opened = open_served_release(catalog_, dataset.id, id);
      if (!opened) return snapshot_->alarms.push_back({dataset.id, id, opened.error().code()});
      release = std::move(*opened);
    }
    fingerprint_ += id + " ";
    dataset.releases.emplace(id, std::move(release));
    dataset.order.push_back(id);
  }
  const std::filesystem::path& catalog_;
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
                                                            const CatalogSnapshot* previous) {
  auto entries = read_catalog(catalog);
  if (!entries) return failure(std::move(entries.error()));
  Loader loader(catalog, previous);
  for (const CatalogEntry& entry : *entries) loader.add(entry);
  return loader.finish();
}

}  // namespace opendata::api
