#pragma once
#include <atomic>
#include <filesystem>
#include <memory>
#include <mutex>
#include <opendata/api/server.hpp>

#include "call.hpp"

namespace opendata::api {

/// What is served at one moment.
struct Served {
  std::shared_ptr<const web::Appearance> appearance;
  std::shared_ptr<const CatalogSnapshot> catalog;
  std::shared_ptr<const SearchSnapshot> index;
};

/// The catalogue and index that are being served, exchanged while requests run.
class Site {
 public:
  /// Errors: not_found, corrupt, not_supported, io_failure; invalid_argument of a database that cannot be meant.
  [[nodiscard]] static Result<std::unique_ptr<Site>> open(const ServerOptions& options);

  /// All of it, taken at once: threads meet once a request, not at each part.
  [[nodiscard]] std::shared_ptr<const Served> served() const;
  [[nodiscard]] std::shared_ptr<const CatalogSnapshot> catalog() const { return served()->catalog; }
  [[nodiscard]] std::shared_ptr<const SearchSnapshot> index() const { return served()->index; }
  [[nodiscard]] std::shared_ptr<const web::Appearance> appearance() const { return served()->appearance; }
  /// Reads the site directory again. Errors: as load_appearance(); the old stays.
  [[nodiscard]] Result<void> reload_appearance();
  /// Looks, at most once a second, whether something newer was published, and switches to it. What cannot be read
  /// leaves the old in place and marks it as stale; it and releases that could not be opened are tried again at each
  /// look.
  void refresh();
  /// Looks now, whenever the last look was.
  void refresh_now();
  /// From now on these files are not served, and those that `damage` no longer names are.
  void set_damage(Damage damage);

 private:
  /// What tells one catalog.json from the next: each is a new file under the same name.
  struct Stamp {
    std::uint64_t inode = 0;
    std::int64_t seconds = 0, nanoseconds = 0;
    bool operator==(const Stamp&) const = default;
  };
  explicit Site(const ServerOptions& options)
      : catalog_directory_(options.catalog), index_directory_(options.index), site_directory_(options.site_dir) {}
  [[nodiscard]] Stamp stamp() const;
  /// Errors: as load_catalog(); not_found when catalog.json was there and is gone.
  [[nodiscard]] Result<void> load_catalog_now();
  [[nodiscard]] Result<void> open_index();
  [[nodiscard]] Result<void> publish_index();
  template <class Part>
  void exchange(Part Served::*part, Part now);
  void refresh_catalog();
  void refresh_index();
  void keep_last_catalog(Errc reason);
  void mark_index_stale(Errc reason);

  std::filesystem::path catalog_directory_, index_directory_, site_directory_;
  std::shared_ptr<PostgresqlPool> database_;  ///< of rows; null = the releases' own files
  std::shared_ptr<search::Searcher> searcher_;
  mutable std::mutex mutex_;  ///< guards the pointer
  std::shared_ptr<const Served> served_ = std::make_shared<const Served>();
  std::mutex refreshing_;  ///< held by the one thread that looks; guards what follows
  Stamp seen_;
  Damage damage_;
  std::atomic<std::int64_t> next_look_{0};  ///< steady clock, milliseconds
};

}  // namespace opendata::api
