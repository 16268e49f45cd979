#include "operations/verifier.hpp"

#include <signal.h>
#include <sys/resource.h>

#include <opendata/release_files.hpp>
#include <utility>

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

/// Whether a file that could not be read may be whole all the same: a missing one may be on a share that is away, where
/// nothing of its release is to be seen.
bool may_be_whole(const Release& release, const Error& error) {
  if (error.code() != Errc::not_found) return error.code() == Errc::io_failure;
  struct stat manifest {};
  return ::stat((release.directory / "manifest.json").c_str(), &manifest) != 0;
}

bool same(const timespec& a, const timespec& b) { return a.tv_sec == b.tv_sec && a.tv_nsec == b.tv_nsec; }

}  // namespace

bool Verifier::Seen::is(const struct stat& now) const {
  return inode == now.st_ino && size == now.st_size && same(changed, now.st_ctim) && same(modified, now.st_mtim);
}

void Verifier::start(Served served, Found found) {
  served_ = std::move(served);
  found_ = std::move(found);
  stopping_ = false;
  thread_ = std::thread([this] {
    stay_behind();
    run();
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

void Verifier::run() {
  do {
    const auto catalog = served_();
    forget_others(*catalog);
    working_since_ = Clock::now();
    look_at(*catalog);
    if (!is_stopping()) tell();
  } while (wait());
}

/// Until it is time to look again; false when it is time to end.
bool Verifier::wait() {
  const bool is_urgent = is_in_doubt_ || !damage_.empty();
  std::unique_lock lock(mutex_);
  told_.wait_for(lock, is_urgent ? mend_every : look_every, [this] { return stopping_ || looking_; });
  if (starting_over_) known_.clear();
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
  tell_now_and_then();
  std::unique_lock lock(mutex_);
  const bool stopped = told_.wait_for(lock, rest_for_work * (Clock::now() - working_since_), [this] { return stopping_; });
  working_since_ = Clock::now();
  return !stopped;
}

void Verifier::forget_others(const CatalogSnapshot& catalog) {
  const auto is_gone = [&](const auto& entry) { return catalog.find_release(entry.first.first, entry.first.second) == nullptr; };
  std::erase_if(known_, is_gone);
  if (std::erase_if(damage_, is_gone) > 0) has_changed_ = true;
}

void Verifier::look_at(const CatalogSnapshot& catalog) {
  is_in_doubt_ = false;
  for (const auto& [id, dataset] : catalog.datasets) look_at(dataset.current->release);
  for (const auto* served : {&catalog.datasets, &catalog.unavailable})
    for (const auto& [id, dataset] : *served)
      for (const auto& [release_id, kept] : dataset.releases)
        if (kept != dataset.current) look_at(kept->release);
}

void Verifier::look_at(const Release& release) {
  auto& known = known_[{release.manifest.dataset_id, release.id}];
  known.resize(release.manifest.files.size());
  for (std::size_t i = 0; i < known.size() && !is_called(); ++i) look_at(release, release.manifest.files[i], known[i]);
}

void Verifier::look_at(const Release& release, const ReleaseFile& file, Known& known) {
  struct stat now {};
  const bool is_there = ::stat((release.directory / file.path).c_str(), &now) == 0;
  if (is_there && known.seen && known.seen->is(now) && Clock::now() - known.seen->hashed < hash_every) return;
  const auto whole = verify_file(release, file, [this] { return go_on(); });
  if (is_stopping()) return;
  if (!whole && may_be_whole(release, whole.error())) return doubt(release, file, known);
  known = {};
  if (whole || whole.error().code() == Errc::corrupt)  // one that is missing may come back under its old stamp
    known.seen = Seen{now.st_ino, now.st_size, now.st_ctim, now.st_mtim, Clock::now()};
  judge(release, file, whole.has_value());
}

void Verifier::doubt(const Release& release, const ReleaseFile& file, Known& known) {
  is_in_doubt_ = true;
  known.seen.reset();
  if (++known.failures >= damaging_failures) judge(release, file, false);
}

void Verifier::judge(const Release& release, const ReleaseFile& file, bool is_whole) {
  const Key key{release.manifest.dataset_id, release.id};
  if (!is_whole) {
    has_changed_ |= damage_[key].insert(file.path).second;
  } else if (const auto known = damage_.find(key); known != damage_.end()) {
    has_changed_ |= known->second.erase(file.path) > 0;
    if (known->second.empty()) damage_.erase(known);
  }
  tell_now_and_then();
}

void Verifier::tell() {
  if (!std::exchange(has_changed_, false)) return;
  found_(damage_);
  told_at_ = Clock::now();
}

void Verifier::tell_now_and_then() {
  if (Clock::now() - told_at_ >= tell_every) tell();
}

}  // namespace opendata::api
