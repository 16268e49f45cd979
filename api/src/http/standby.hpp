#pragma once
#include <atomic>
#include <condition_variable>
#include <cstddef>
#include <mutex>

namespace opendata::api::http {

/// Which workers wait for events, and which stand by. No more than the machine can run at once wait: each event wakes one of
/// those that do, and waking another worker for every request costs more than a short request itself. The others stand by
/// until they are called, because those who had the events are taking long. Thread safe.
class Standby {
 public:
  explicit Standby(std::size_t most_waiting) : most_waiting_(most_waiting) {}
  /// Whether the worker may wait for events; false when enough do already.
  [[nodiscard]] bool begin_waiting();
  void end_waiting() { waiting_.fetch_sub(1, std::memory_order_relaxed); }
  /// Whether no worker that could wait is busy.
  [[nodiscard]] bool all_wait() const { return waiting_.load(std::memory_order_relaxed) == most_waiting_; }

  /// Returns when call() is called, or after dismiss().
  void stand_by();
  void call();
  /// Nobody stands by any more.
  void dismiss();

 private:
  const std::size_t most_waiting_;
  std::atomic<std::size_t> waiting_{0};
  std::mutex mutex_;
  std::condition_variable called_;
  std::size_t calls_ = 0;
  bool dismissed_ = false;
};

}  // namespace opendata::api::http
