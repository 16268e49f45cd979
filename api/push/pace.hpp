#pragma once
#include <chrono>
#include <cstdint>
#include <optional>
#include <random>

namespace opendata::push {

using std::chrono::milliseconds;
using std::chrono::seconds;

/// Time as the pushing program sees it; tests put their own in its place.
class Clock {
 public:
  virtual ~Clock() = default;
  [[nodiscard]] virtual std::chrono::steady_clock::time_point now() = 0;
  virtual void sleep(milliseconds duration) = 0;
};
/// The machine's clock.
[[nodiscard]] Clock& real_clock();

/// How often and how fast a far end is asked.
struct Pace {
  unsigned attempts = 6;         ///< in a row without any progress
  milliseconds first{500};       ///< bound of the first wait; it doubles with every attempt
  milliseconds longest{60'000};  ///< bound of every later one
  seconds longest_wait{600};     ///< a Retry-After beyond it ends the push
  double per_second = 5;         ///< requests; 0 = no bound
};

/// Exponential backoff with full jitter: the n-th wait is drawn evenly from 0 to min(longest, first * 2^n), so that
/// many agencies that a platform turned away do not come back together. Source: RFC 9110 §10.2.3 for Retry-After, which
/// is the least that is waited.
class Backoff {
 public:
  explicit Backoff(const Pace& pace, std::uint64_t seed = std::random_device{}()) : pace_(pace), random_(seed) {}
  /// How long to wait before the next attempt; none when it is time to give up.
  [[nodiscard]] std::optional<milliseconds> next(std::optional<seconds> asked);
  /// Something was done: attempts are counted anew.
  void progress() { failed_ = 0; }

 private:
  Pace pace_;
  std::mt19937_64 random_;
  unsigned failed_ = 0;
};

/// Keeps requests at least 1/per_second apart.
class RateLimit {
 public:
  RateLimit(double per_second, Clock& clock);
  void wait_for_turn();

 private:
  Clock& clock_;
  std::chrono::steady_clock::duration distance_{};
  std::chrono::steady_clock::time_point next_{};
};

}  // namespace opendata::push
