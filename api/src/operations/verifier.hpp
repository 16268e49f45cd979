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
/// start nor a request waits for it: current releases first, a new file at once, a changed one (by inode, size and
/// times) within look_every, and each again after hash_every, since a disk changes bytes without a trace. A file that
/// cannot be read may be whole (the program has no descriptors left, a share is away): it is tried again after
/// mend_every, and counts as damaged from the damaging_failures-th time in a row. It reads at most a third of the time,
/// below the priority of requests. Memory: about 72 bytes a file.
class Verifier {
 public:
  static constexpr std::chrono::seconds look_every{60};
  static constexpr std::chrono::seconds mend_every{5};  ///< while something is damaged or could not be read
  static constexpr std::chrono::hours hash_every{24};
  static constexpr std::chrono::seconds tell_every{1};
  static constexpr unsigned damaging_failures = 3;
  using Served = std::function<std::shared_ptr<const CatalogSnapshot>()>;
  /// Called from the verifier's thread when what is damaged has changed, with all of it: at once, and again after
  /// tell_every at the earliest or when all files were looked at, since who is told reads the whole catalogue again.
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
  struct Known {
    std::optional<Seen> seen;
    unsigned failures = 0;  ///< to read it, in a row
  };
  using Key = std::pair<std::string, std::string>;

  void run();
  void look_at(const CatalogSnapshot& catalog);
  void look_at(const Release& release);
  void look_at(const Release& release, const ReleaseFile& file, Known& known);
  void doubt(const Release& release, const ReleaseFile& file, Known& known);
  void judge(const Release& release, const ReleaseFile& file, bool is_whole);
  void forget_others(const CatalogSnapshot& catalog);
  void tell();
  void tell_now_and_then();
  [[nodiscard]] bool go_on();
  [[nodiscard]] bool is_stopping();
  [[nodiscard]] bool is_called();
  [[nodiscard]] bool wait();

  Served served_;
  Found found_;
  std::map<Key, std::vector<Known>> known_;  ///< by place in the manifest
  Damage damage_;
  bool has_changed_ = false;  ///< `damage_`, since it was told
  bool is_in_doubt_ = false;  ///< a file could not be read at this look
  std::chrono::steady_clock::time_point told_at_;
  std::size_t pieces_ = 0;  ///< read since the last rest
  std::chrono::steady_clock::time_point working_since_;
  std::mutex mutex_;  ///< guards what follows
  std::condition_variable told_;
  bool stopping_ = false, looking_ = false, starting_over_ = false;
  std::thread thread_;
};

}  // namespace opendata::api
