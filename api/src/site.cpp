#include "site.hpp"

#include <sys/stat.h>

#include <chrono>
#include <utility>

#include "rows/postgresql_pool.hpp"
#include "web/appearance.hpp"

namespace opendata::api {
namespace {

constexpr std::int64_t look_every_ms = 1000;

std::int64_t now_ms() {
  return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now().time_since_epoch())
      .count();
}

}  // namespace

Result<std::unique_ptr<Site>> Site::open(const ServerOptions& options) {
  std::error_code error;
  if (!std::filesystem::is_directory(options.catalog, error)) {
    return failure(Errc::not_found,
                   {"the catalogue directory does not exist; publish something first or check --catalog",
                    "目錄資料夾不存在；請先發布資料或檢查 --catalog"},
                   {options.catalog, 0, {}});
  }
  std::unique_ptr<Site> site(new Site(options));
  if (!options.rows.empty()) {
    auto database = PostgresqlPool::create(options.rows, options.rows_schema);
    if (!database) return failure(std::move(database.error()));
    site->database_ = std::move(*database);
  }
  if (auto loaded = site->load_catalog_now(); !loaded) return failure(std::move(loaded.error()));
  if (auto opened = site->open_index(); !opened) return failure(std::move(opened.error()));
  if (auto read = site->reload_appearance(); !read) return failure(std::move(read.error()));
  site->next_look_ = now_ms() + look_every_ms;
  return site;
}

std::shared_ptr<const Served> Site::served() const {
  const std::lock_guard lock(mutex_);
  return served_;
}

template <class Part>
void Site::exchange(Part Served::*part, Part now) {
  std::shared_ptr<const Served> replaced;  // ends after the lock is released
  const std::lock_guard lock(mutex_);
  auto next = std::make_shared<Served>(*served_);
  (*next).*part = std::move(now);
  replaced = std::exchange(served_, std::move(next));
}

Result<void> Site::reload_appearance() {
  auto loaded = web::load_appearance(site_directory_);
  if (!loaded) return failure(std::move(loaded.error()));
  exchange(&Served::appearance, std::move(*loaded));
  return {};
}

Site::Stamp Site::stamp() const {
  struct stat status {};
  if (::stat((catalog_directory_ / "catalog.json").c_str(), &status) != 0) return {};
  return {status.st_ino, status.st_mtim.tv_sec, status.st_mtim.tv_nsec};
}

Result<void> Site::load_catalog_now() {
  const auto previous = catalog();
  const Stamp before = stamp();
  auto loaded = load_catalog(catalog_directory_, previous.get(), database_, damage_);
  if (!loaded) return failure(std::move(loaded.error()));
  // A catalogue that was there and is gone is an accident, not an empty one. Asked again: it may have gone meanwhile.
  if (previous && !previous->is_empty() && (before == Stamp{} || stamp() == Stamp{}))
    return failure(Errc::not_found,
                   {"catalog.json is gone; restore it from a backup", "catalog.json 已不存在；請自備份還原"},
                   {catalog_directory_.string(), 0, {}});
  exchange(&Served::catalog, std::move(*loaded));
  seen_ = before;
  return {};
}

Result<void> Site::open_index() {
  if (!index_directory_.empty()) {
    auto searcher = search::Searcher::open(index_directory_);
    if (!searcher) return failure(std::move(searcher.error()));
    searcher_ = std::make_shared<search::Searcher>(std::move(*searcher));
  }
  return publish_index();
}

Result<void> Site::publish_index() {
  const auto snapshot = std::make_shared<SearchSnapshot>();
  if (searcher_) {
    auto stats = searcher_->stats();
    if (!stats) return failure(std::move(stats.error()));
    snapshot->stats = std::move(*stats);
    snapshot->searcher = searcher_;
  }
  exchange<std::shared_ptr<const SearchSnapshot>>(&Served::index, snapshot);
  return {};
}

void Site::keep_last_catalog(Errc reason) {
  exchange(&Served::catalog, keep_catalog(catalog_directory_, *catalog(), reason, database_, damage_));
}

void Site::mark_index_stale(Errc reason) {
  const auto marked = std::make_shared<SearchSnapshot>(*index());
  marked->stale = reason;
  exchange<std::shared_ptr<const SearchSnapshot>>(&Served::index, marked);
}

void Site::refresh_catalog() {
  const auto served = catalog();
  if (stamp() == seen_ && !served->stale && served->alarms.empty()) return;
  if (auto loaded = load_catalog_now(); !loaded) keep_last_catalog(loaded.error().code());
}

void Site::refresh_index() {
  if (!searcher_) return;
  const auto switched = searcher_->refresh();
  if (!switched) return mark_index_stale(switched.error().code());
  if (!*switched && !index()->stale) return;
  // Without new counts the old ones stay until the next look.
  if (!publish_index()) next_look_ = 0;
}

void Site::refresh_now() {
  const std::lock_guard looking(refreshing_);
  next_look_ = now_ms() + look_every_ms;
  refresh_catalog();
  refresh_index();
}

void Site::set_damage(Damage damage) {
  const std::lock_guard looking(refreshing_);
  damage_ = std::move(damage);
  if (auto loaded = load_catalog_now(); !loaded) keep_last_catalog(loaded.error().code());
}

void Site::refresh() {
  if (now_ms() < next_look_.load(std::memory_order_relaxed)) return;
  const std::unique_lock looking(refreshing_, std::try_to_lock);
  if (!looking.owns_lock()) return;
  next_look_ = now_ms() + look_every_ms;
  refresh_catalog();
  refresh_index();
}

}  // namespace opendata::api
