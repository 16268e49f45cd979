#pragma once
#include <filesystem>
#include <map>
#include <memory>
#include <opendata/release.hpp>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "rows/row_store.hpp"

namespace opendata::api {

/// One release with its rows, ready to be asked. Never changes.
struct ServedRelease {
  Release release;
  RowStore rows;
  std::set<std::string> damaged = {};  ///< files that are not what the manifest lists; the others are served
};
using ReleasePointer = std::shared_ptr<const ServedRelease>;

struct ServedDataset {
  std::string id;
  ReleasePointer current;
  std::map<std::string, ReleasePointer> releases;  ///< by release id; contains `current`
  std::vector<std::string> order;                  ///< release ids, newest first
};

/// The identifier of a dataset: its national one, or our name for it.
[[nodiscard]] const std::string& national_identifier(const ServedDataset& dataset);
/// When the dataset came out, "2020-01-01T00:00:00Z": as its policy says, else as the oldest release that is kept.
[[nodiscard]] std::string first_published(const ServedDataset& dataset);

/// A release that could not be opened, or a file of one that is damaged, and is therefore not served.
struct Alarm {
  std::string dataset_id;
  std::string release_id;
  Errc reason = Errc::corrupt;
  std::string file = {};  ///< in the release; empty = the release
};

/// Files that were found to have other bytes than the manifest lists, by dataset and release.
using Damage = std::map<std::pair<std::string, std::string>, std::set<std::string>>;

/// A catalogue as it stood at one moment. Requests in flight keep theirs while a newer one takes over.
struct CatalogSnapshot {
  std::map<std::string, ServedDataset> datasets;
  /// Datasets whose current release cannot be told from its files: they exist (503, not 404), and their other releases are
  /// served under their ids. `current` is null.
  std::map<std::string, ServedDataset> unavailable;
  /// What other dialects call a dataset, and its rows → its id.
  std::unordered_map<std::string, std::string> package_ids, resource_ids;
  /// What was taken back: dataset → its releases, with "current" among them when it is the whole dataset.
  std::map<std::string, std::set<std::string>> withdrawn;
  std::vector<Alarm> alarms;
  CatalogState state;         ///< what catalog.json said
  std::string version;        ///< changes with every change of what is served
  std::optional<Errc> stale;  ///< why a newer catalogue could not be taken over
  /// Whether nothing was ever published: what is damaged or was taken back is something.
  [[nodiscard]] bool is_empty() const { return datasets.empty() && unavailable.empty() && withdrawn.empty(); }
  [[nodiscard]] const ServedDataset* find(const std::string& id) const;
  /// A kept release, also of an unavailable dataset; null when there is none, or it cannot be opened.
  [[nodiscard]] ReleasePointer find_release(const std::string& dataset_id, const std::string& release_id) const;
  /// Why `dataset_id` or one of its releases is not there: not_available for what exists and is damaged, else not_found. Of what was taken back, too:
  /// other dialects have no word for it.
  [[nodiscard]] Problem absence(const std::string& dataset_id, const std::string& release_id = {}) const;
  /// Whether this release of a dataset was taken back; "current" is the one that a whole dataset is without.
  [[nodiscard]] bool is_withdrawn(const std::string& dataset_id, const std::string& release) const;
};

/// Reads the catalogue. Releases that `previous` holds are taken from it, since a release never changes. Rows come from
/// `database` where they are loaded; null = from the releases' own files. A file whose size is not the manifest's, or that
/// `damage` names, becomes an alarm and is not served; a release that cannot be opened likewise.
/// Errors: corrupt or io_failure of catalog.json itself.
[[nodiscard]] Result<std::shared_ptr<const CatalogSnapshot>> load_catalog(const std::filesystem::path& catalog,
                                                                          const CatalogSnapshot* previous,
                                                                          const std::shared_ptr<PostgresqlPool>& database,
                                                                          const Damage& damage);
/// The same from what catalog.json said last, where it cannot be read or is gone: `last` with the damage of now, and
/// with the releases that can be opened now.
[[nodiscard]] std::shared_ptr<const CatalogSnapshot> keep_catalog(const std::filesystem::path& catalog,
                                                                  const CatalogSnapshot& last, Errc reason,
                                                                  const std::shared_ptr<PostgresqlPool>& database,
                                                                  const Damage& damage);

}  // namespace opendata::api
