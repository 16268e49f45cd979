#include "operations/verifier.hpp"

#include <signal.h>
#include <sys/resource.h>

#include <opendata/release_files.hpp>

namespace opendata::api {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::size_t pieces_between_rests = 64;  // of 64 KiB
constexpr int rest_for_work = 2;
constexpr int background_nice = 10;

/// Signals belong to the program's own threads; on Linux a thread has a priority of its own.
void stay_behind() {
  sigset_t set;
  ::sigfillset(&set);
  ::pthread_sigmask(SIG_BLOCK, &set, nullptr);
  ::setpriority(PRIO_PROCESS, 0, background_nice);
}

bool same(const timespec& a, const timespec& b) { return a.tv_sec == b.tv_sec && a.tv_nsec == b.tv_nsec; }

}  // namespace

bool Verifier::Seen::is(const struct stat& now) const {
  return inode == now.st_ino && size == now.st_size && same(changed, now.st_ctim) && same(modified, now.st_mtim);
}

void Verifier::start(Served served, Found found) {
  stopping_ = false;
  thread_ = std::thread([this, served = std::move(served), found = std::move(found)] {
    stay_behind();
    run(served, found);
  });
}

void Verifier::stop() {
  if (!thread_.joinable()) return;
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  told_.notify_all();
  thread_.join();
}

void Verifier::look() {
  {
    const std::lock_guard lock(mutex_);
    looking_ = true;
  }
  told_.notify_all();
}

void Verifier::start_over() {
  {
    const std::lock_guard lock(mutex_);
    looking_ = starting_over_ = true;
  }
  told_.notify_all();
}

void Verifier::run(const Served& served, const Found& found) {
  do {
    const auto catalog = served();
    forget_others(*catalog);
    working_since_ = Clock::now();
    look_at(*catalog, found);
  } while (wait());
}

/// Until it is time to look again; false when it is time to end.
bool Verifier::wait() {
  std::unique_lock lock(mutex_);
  told_.wait_for(lock, damage_.empty() ? look_every : mend_every, [this] { return stopping_ || looking_; });
  if (starting_over_) seen_.clear();
  looking_ = starting_over_ = false;
  return !stopping_;
}

bool Verifier::is_stopping() {
  const std::lock_guard lock(mutex_);
  return stopping_;
}

/// Whether to leave the rest for the next look, which begins at once and passes over what this one has hashed.
bool Verifier::is_called() {
  const std::lock_guard lock(mutex_);
  return stopping_ || looking_;
}

/// Rests twice as long as it has worked.
bool Verifier::go_on() {
  if (++pieces_ % pieces_between_rests != 0) return !is_stopping();
  std::unique_lock lock(mutex_);
  const bool stopped = told_.wait_for(lock, rest_for_work * (Clock::now() - working_since_), [this] { return stopping_; });
  working_since_ = Clock::now();
  return !stopped;
}

void Verifier::forget_others(const CatalogSnapshot& catalog) {
  const auto is_gone = [&](const auto& entry) { return catalog.find_release(entry.first.first, entry.first.second) == nullptr; };
  std::erase_if(seen_, is_gone);
  std::erase_if(damage_, is_gone);
}

void Verifier::look_at(const CatalogSnapshot& catalog, const Found& found) {
  for (const auto& [id, dataset] : catalog.datasets) look_at(dataset.current->release, found);
  for (const auto* served : {&catalog.datasets, &catalog.unavailable})
    for (const auto& [id, dataset] : *served)
      for (const auto& [release_id, kept] : dataset.releases)
        if (kept != dataset.current) look_at(kept->release, found);
}

void Verifier::look_at(const Release& release, const Found& found) {
  auto& seen = seen_[{release.manifest.dataset_id, release.id}];
  seen.resize(release.manifest.files.size());
  for (std::size_t i = 0; i < seen.size() && !is_called(); ++i) look_at(release, release.manifest.files[i], seen[i], found);
}

void Verifier::look_at(const Release& release, const ReleaseFile& file, std::optional<Seen>& seen, const Found& found) {
  struct stat now {};
  if (::stat((release.directory / file.path).c_str(), &now) != 0) return seen.reset(), judge(release, file, false, found);
  if (seen && seen->is(now) && Clock::now() - seen->hashed < hash_every) return;
  const bool is_whole = verify_file(release, file, [this] { return go_on(); }).has_value();
  if (is_stopping()) return;
  seen = Seen{now.st_ino, now.st_size, now.st_ctim, now.st_mtim, Clock::now()};
  judge(release, file, is_whole, found);
}

void Verifier::judge(const Release& release, const ReleaseFile& file, bool is_whole, const Found& found) {
  const Key key{release.manifest.dataset_id, release.id};
  if (!is_whole) {
    if (damage_[key].insert(file.path).second) found(damage_);
    return;
  }
  const auto known = damage_.find(key);
  if (known == damage_.end() || known->second.erase(file.path) == 0) return;
  if (known->second.empty()) damage_.erase(known);
  found(damage_);
}

}  // namespace opendata::api
