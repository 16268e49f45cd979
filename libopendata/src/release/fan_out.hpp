#pragma once
#include <algorithm>
#include <condition_variable>
#include <deque>
#include <exception>
#include <functional>
#include <memory>
#include <mutex>
#include <opendata/result.hpp>
#include <thread>
#include <utility>
#include <vector>

namespace opendata::release {

/// Threads that share heavy work on the items: as many as processors, at most four.
inline std::size_t workers() { return std::clamp<std::size_t>(std::thread::hardware_concurrency(), 1, 4); }

/// Hands the same items, in order, to several consumers that work at the same time, each in a thread of its own: the
/// writers of a release's tables, or the readers that compare them.
/// Guarantees: each consumer sees all items in the order of push(), in batches, until it fails; memory is bounded by
/// `waiting` batches a consumer. What a consumer throws is thrown again by finish().
template <class Item>
class FanOut {
 public:
  using Batch = std::vector<Item>;
  struct Consumer {
    std::function<Result<void>(const Batch&)> take;
    std::function<Result<void>()> end;  ///< after the last batch, by finish() only
  };

  explicit FanOut(std::vector<Consumer> consumers) {
    for (Consumer& consumer : consumers) lanes_.push_back(std::make_unique<Lane>(std::move(consumer)));
    for (auto& lane : lanes_) lane->thread = std::thread([&lane = *lane] { lane.run(); });
  }
  FanOut(const FanOut&) = delete;
  FanOut& operator=(const FanOut&) = delete;
  ~FanOut() { join(Last::abandoned); }

  /// False when a consumer has failed: finish() then says why.
  [[nodiscard]] bool push(Item item) {
    batch_.push_back(std::move(item));
    if (batch_.size() < batch_size) return true;
    hand_out();
    return !any_failed();
  }
  /// Waits for all consumers. Errors: that of the first consumer, in their order, that failed.
  [[nodiscard]] Result<void> finish() {
    if (!batch_.empty()) hand_out();
    join(Last::finished);
    for (const auto& lane : lanes_) {
      if (lane->thrown) std::rethrow_exception(lane->thrown);
      if (!lane->outcome) return lane->outcome;
    }
    return {};
  }

 private:
  enum class Last { coming, abandoned, finished };
  static constexpr std::size_t batch_size = 512;
  static constexpr std::size_t waiting = 4;

  struct Lane {
    explicit Lane(Consumer work) : consumer(std::move(work)) {}
    void run() {
      for (;;) {
        std::unique_lock lock(mutex);
        changed.wait(lock, [&] { return !batches.empty() || last != Last::coming; });
        if (batches.empty()) {
          const bool finished = last == Last::finished;
          lock.unlock();
          if (finished && !has_failed() && consumer.end) run_one(consumer.end);
          return;
        }
        const auto batch = std::move(batches.front());
        batches.pop_front();
        lock.unlock();
        changed.notify_all();
        if (!has_failed()) run_one([&] { return consumer.take(*batch); });
      }
    }
    template <class Step>
    void run_one(const Step& step) {
      Result<void> result;
      std::exception_ptr exception;
      try {
        result = step();
      } catch (...) {
        exception = std::current_exception();
      }
      const std::lock_guard lock(mutex);
      outcome = std::move(result);
      thrown = exception;
    }
    void add(std::shared_ptr<const Batch> batch) {
      std::unique_lock lock(mutex);
      changed.wait(lock, [&] { return batches.size() < waiting; });
      batches.push_back(std::move(batch));
      lock.unlock();
      changed.notify_all();
    }
    void end(Last how) {
      {
        const std::lock_guard lock(mutex);
        if (last == Last::coming) last = how;
      }
      changed.notify_all();
    }
    bool has_failed() {
      const std::lock_guard lock(mutex);
      return !outcome || thrown;
    }
    Consumer consumer;
    std::mutex mutex;
    std::condition_variable changed;
    std::deque<std::shared_ptr<const Batch>> batches;
    Last last = Last::coming;
    Result<void> outcome;
    std::exception_ptr thrown;
    std::thread thread;
  };

  void hand_out() {
    const auto batch = std::make_shared<const Batch>(std::exchange(batch_, {}));
    batch_.reserve(batch_size);
    for (auto& lane : lanes_) lane->add(batch);
  }
  [[nodiscard]] bool any_failed() const {
    for (const auto& lane : lanes_)
      if (lane->has_failed()) return true;
    return false;
  }
  void join(Last how) {
    for (auto& lane : lanes_) lane->end(how);
    for (auto& lane : lanes_)
      if (lane->thread.joinable()) lane->thread.join();
  }
  std::vector<std::unique_ptr<Lane>> lanes_;
  Batch batch_;
};

}  // namespace opendata::release
