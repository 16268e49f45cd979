#pragma once
#include <sys/stat.h>

#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

#include "catalog_snapshot.hpp"

namespace opendata::api {

/// Compares the files of what is served with the hashes of their manifests, on a thread of its own, so that neither the
/// start nor a request waits for it: current releases first, a new file at once, a changed one (by inode, size and times)
/// within look_every, and each again after hash_every, since a disk changes bytes without a trace. It reads at most a third
/// of the time, below the priority of requests. Memory: about 64 bytes a file.
class Verifier {
 public:
  static constexpr std::chrono::seconds look_every{60};
  static constexpr std::chrono::seconds mend_every{5};  ///< while something is damaged
  static constexpr std::chrono::hours hash_every{24};
  using Served = std::function<std::shared_ptr<const CatalogSnapshot>()>;
  /// Called from the verifier's thread whenever what is damaged has changed, with all of it.
  using Found = std::function<void(const Damage&)>;

  Verifier() = default;
  ~Verifier() { stop(); }
  Verifier(const Verifier&) = delete;
  Verifier& operator=(const Verifier&) = delete;
  void start(Served served, Found found);
  void stop();
  /// Looks for new and changed files now.
  void look();
  /// Hashes all files again.
  void start_over();

 private:
  /// A file as it was hashed: the same stamp means the same bytes, unless the disk has lost some.
  struct Seen {
    ino_t inode = 0;
    off_t size = 0;
    timespec changed{}, modified{};
    std::chrono::steady_clock::time_point hashed;
    [[nodiscard]] bool is(const struct stat& now) const;
  };
  using Key = std::pair<std::string, std::string>;

  void run(const Served& served, const Found& found);
  void look_at(const CatalogSnapshot& catalog, const Found& found);
  void look_at(const Release& release, const Found& found);
  void look_at(const Release& release, const ReleaseFile& file, std::optional<Seen>& seen, const Found& found);
  void judge(const Release& release, const ReleaseFile& file, bool is_whole, const Found& found);
  void forget_others(const CatalogSnapshot& catalog);
  [[nodiscard]] bool go_on();
  [[nodiscard]] bool is_stopping();
  [[nodiscard]] bool is_called();
  [[nodiscard]] bool wait();

  std::map<Key, std::vector<std::optional<Seen>>> seen_;  ///< by place in the manifest
  Damage damage_;
  std::size_t pieces_ = 0;  ///< read since the last rest
  std::chrono::steady_clock::time_point working_since_;
  std::mutex mutex_;  ///< guards what follows
  std::condition_variable told_;
  bool stopping_ = false, looking_ = false, starting_over_ = false;
  std::thread thread_;
};

}  // namespace opendata::api
