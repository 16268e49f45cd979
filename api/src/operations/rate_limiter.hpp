#pragma once
#include <array>
#include <chrono>
#include <cstdint>
#include <mutex>
#include <string>
#include <unordered_map>

namespace opendata::api {

/// A token bucket for each client. Thread safe; memory is bounded: buckets that have filled up again are forgotten.
class RateLimiter {
 public:
  using Clock = std::chrono::steady_clock;
  static constexpr std::size_t most_clients = 200'000;

  /// `per_minute` requests a minute, all of which may come at once; 0 = no limit.
  explicit RateLimiter(unsigned per_minute) : per_minute_(per_minute) {}

  struct Decision {
    bool allowed = true;
    unsigned remaining = 0;  ///< requests that may follow at once
    unsigned seconds = 0;    ///< when refused: until a request is allowed; else until the bucket is full
  };
  /// Takes `cost` from the client's bucket if it holds as much.
  [[nodiscard]] Decision take(const std::string& client, unsigned cost, Clock::time_point now = Clock::now());
  [[nodiscard]] bool enabled() const { return per_minute_ > 0; }
  [[nodiscard]] unsigned per_minute() const { return per_minute_; }

 private:
  struct Bucket {
    double tokens = 0;
    Clock::time_point filled;
  };
  struct Shard {
    std::mutex mutex;
    std::unordered_map<std::string, Bucket> buckets;
  };
  void forget_full(Shard& shard, Clock::time_point now) const;
  const unsigned per_minute_;
  std::array<Shard, 16> shards_;
};

}  // namespace opendata::api
