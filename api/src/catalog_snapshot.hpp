#pragma once
#include <filesystem>
#include <map>
#include <memory>
#include <opendata/release.hpp>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "rows/row_store.hpp"

namespace opendata::api {

/// One release with its rows, ready to be asked. Never changes.
struct ServedRelease {
  Release release;
  RowStore rows;
};
using ReleasePointer = std::shared_ptr<const ServedRelease>;

struct ServedDataset {
  std::string id;
  ReleasePointer current;
  std::map<std::string, ReleasePointer> releases;  ///< by release id; contains `current`
  std::vector<std::string> order;                  ///< release ids, newest first
};

/// A release that could not be opened and is therefore not served.
struct Alarm {
  std::string dataset_id;
  std::string release_id;
  Errc reason = Errc::corrupt;
};

/// A catalogue as it stood at one moment. Requests in flight keep theirs while a newer one takes over.
struct CatalogSnapshot {
  std::map<std::string, ServedDataset> datasets;
  /// What other dialects call a dataset, and its rows → its id.
  std::unordered_map<std::string, std::string> package_ids, resource_ids;
  std::vector<Alarm> alarms;
  std::string version;        ///< changes with every change of what is served
  std::optional<Errc> stale;  ///< why a newer catalogue could not be taken over
  [[nodiscard]] const ServedDataset* find(const std::string& id) const;
};

/// Reads the catalogue. Releases that `previous` holds are taken from it, since a release never changes.
/// Rows come from `database` where they are loaded; null = from the releases' own
/// files. A release that cannot be opened becomes an alarm; a dataset whose current release cannot be opened is left out.
/// Errors: corrupt or io_failure of catalog.json itself.
[[nodiscard]] Result<std::shared_ptr<const CatalogSnapshot>> load_catalog(const std::filesystem::path& catalog,
                                                                          const CatalogSnapshot* previous,
                                                                          const std::shared_ptr<PostgresqlPool>& database);

}  // namespace opendata::api
