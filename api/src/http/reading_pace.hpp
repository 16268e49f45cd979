#pragma once
#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdint>

namespace opendata::api::http {

/// How fast a client takes an answer: only the time counts in which the server waited for it, so that a slow query is not
/// held against its reader. One thread at a time writes; any may ask.
class ReadingPace {
 public:
  using Clock = std::chrono::steady_clock;
  void start() {
    waiting_since_ = 0;
    waited_ = 0;
    sent_ = 0;
  }
  /// The client can take more.
  void begin_turn(Clock::time_point now) {
    // Cleared first: who asks in between counts too little, never too much.
    const auto since = waiting_since_.exchange(0);
    if (since != 0) waited_ += now.time_since_epoch().count() - since;
  }
  /// It took `sent` bytes so far, its own buffer included, and has to be waited for.
  void end_turn(Clock::time_point now, std::uint64_t sent) {
    sent_ = sent;
    waiting_since_ = now.time_since_epoch().count();
  }
  /// Whether it was waited for longer than `grace` and has taken less than `least` bytes a second of that time.
  /// `unacknowledged`: bytes of those sent that it does not have yet.
  [[nodiscard]] bool is_below(std::uint64_t least, Clock::duration grace, std::uint64_t unacknowledged, Clock::time_point now) const {
    // The waits that have ended come first: one that ends in between counts too little, never twice.
    const auto ended = waited_.load();
    const auto since = waiting_since_.load();
    const Clock::duration waited(ended + (since == 0 ? 0 : now.time_since_epoch().count() - since));
    if (waited <= grace) return false;
    const auto sent = sent_.load();
    const auto taken = sent - std::min(sent, unacknowledged);
    return static_cast<double>(taken) < static_cast<double>(least) * std::chrono::duration<double>(waited).count();
  }

 private:
  std::atomic<Clock::rep> waiting_since_{0};  ///< 0 = it is not waited for
  std::atomic<Clock::rep> waited_{0};
  std::atomic<std::uint64_t> sent_{0};
};

}  // namespace opendata::api::http
