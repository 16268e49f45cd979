#pragma once
#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <opendata/api/server.hpp>
#include <opendata/search/usage.hpp>
#include <string>
#include <string_view>
#include <thread>
#include <unordered_set>
#include <vector>

#include "operations/rate_limiter.hpp"
#include "usage/client_marks.hpp"
#include "usage/query_threshold.hpp"

/// Counts of what is looked for and read, without people. docs/operations.md says what is held where and for how long.
namespace opendata::api::usage {

using search::usage::Counted;

/// How a search ended.
struct SearchOutcome {
  bool without_result = false;
  bool nearest_only = false;
  bool on_page = false;  ///< asked on a page of this site, where a click can be seen
};

/// What is read and asked most, of the last four weeks.
struct Popular {
  struct Item {
    std::string key;
    std::uint64_t count = 0;
  };
  std::vector<Item> questions;  ///< ids of FAQ; most often opened first
  std::vector<Item> searches;   ///< normalised; only such as had results with all their words, some of which were opened
  search::usage::Sums faq_opened, dataset_opened;  ///< all that is kept
  search::usage::Day day = 0;   ///< on which this was summed up
};

/// What becomes of a verdict.
enum class Verdict { counted, counted_before, too_many };

/// Collects counts in memory and writes them in batches by a thread of its own: a request never waits for the disk, a
/// crash loses at most the batch, and memory is bounded (beyond the bounds nothing is counted). Thread safe.
class Recorder {
 public:
  using Clock = std::function<std::chrono::system_clock::time_point()>;
  static constexpr std::chrono::seconds batch_time{10};
  static constexpr std::size_t most_keys = 50'000;      ///< of a batch
  static constexpr std::size_t most_verdicts = 100'000;  ///< marks of a day
  static constexpr unsigned verdicts_per_minute = 20;   ///< of one client
  static constexpr search::usage::Day days_kept = 730;

  /// Errors: those of UsageFile::open(); invalid_argument for a threshold under 2.
  [[nodiscard]] static Result<std::unique_ptr<Recorder>> open(const UsageOptions& options, Clock clock = std::chrono::system_clock::now);
  ~Recorder();  ///< writes what has not been written
  Recorder(const Recorder&) = delete;
  Recorder& operator=(const Recorder&) = delete;

  /// Begins to write every batch_time. `failed` is called when a batch cannot be written; it is kept for the next time.
  void start(std::function<void(const Error&)> failed);
  void stop();
  /// Writes now. Errors: io_failure, conflict.
  [[nodiscard]] Result<void> write();

  void count(Counted counted, std::string_view key);
  void searched(std::string_view text, const SearchOutcome& outcome, const std::string& client);
  /// A result was opened from the results of this search.
  void clicked(std::string_view text);
  /// One verdict a day of each client on each entry.
  [[nodiscard]] Verdict judged(std::string_view faq_id, Counted verdict, const std::string& client);
  [[nodiscard]] std::shared_ptr<const Popular> popular() const;
  [[nodiscard]] unsigned threshold() const { return threshold_; }

 private:
  Recorder(search::usage::UsageFile file, unsigned threshold, Clock clock);
  [[nodiscard]] Result<void> load();
  [[nodiscard]] Result<void> write_batch(search::usage::Day day, const search::usage::Batch& batch);
  [[nodiscard]] Result<void> look_what_is_popular(search::usage::Day day);
  void put_back(const search::usage::Batch& batch);
  void begin(search::usage::Day day);
  void add(Counted counted, std::string_view key);
  [[nodiscard]] search::usage::Day today() const { return search::usage::day_of(clock_()); }

  const Clock clock_;
  const unsigned threshold_;
  std::mutex writing_;  ///< of what follows; taken before mutex_
  search::usage::UsageFile file_;
  search::usage::Day forgotten_ = -1;
  search::usage::Sums faq_opened_, dataset_opened_;  ///< all that is kept

  mutable std::mutex mutex_;  ///< of what follows
  search::usage::Batch batch_;
  search::usage::Day day_;  ///< on which the batch began
  QueryThreshold queries_;
  ClientMarks marks_;
  std::unordered_set<std::uint64_t> verdicts_;  ///< marks of today
  search::usage::Day verdicts_day_ = -1;
  std::shared_ptr<const Popular> popular_ = std::make_shared<const Popular>();
  bool ending_ = false;

  RateLimiter limiter_{verdicts_per_minute};
  std::condition_variable woken_;
  std::thread thread_;
};

}  // namespace opendata::api::usage
