#include "operations/rate_limiter.hpp"

#include <algorithm>
#include <cmath>

namespace opendata::api {

RateLimiter::Decision RateLimiter::take(const std::string& client, unsigned cost, Clock::time_point now) {
  if (!enabled()) return {};
  const double full = per_minute_, per_second = full / 60;
  Shard& shard = shards_[std::hash<std::string>()(client) % shards_.size()];
  const std::lock_guard lock(shard.mutex);
  if (shard.buckets.size() >= most_clients / shards_.size()) forget_full(shard, now);
  auto [place, added] = shard.buckets.try_emplace(client, Bucket{full, now});
  Bucket& bucket = place->second;
  const double passed = std::chrono::duration<double>(now - bucket.filled).count();
  bucket.tokens = std::min(full, bucket.tokens + passed * per_second);
  bucket.filled = now;
  const double wanted = std::min<double>(cost, full);
  if (bucket.tokens < wanted)
    return {false, static_cast<unsigned>(bucket.tokens),
            static_cast<unsigned>(std::ceil((wanted - bucket.tokens) / per_second))};
  bucket.tokens -= wanted;
  return {true, static_cast<unsigned>(bucket.tokens), static_cast<unsigned>(std::ceil((full - bucket.tokens) / per_second))};
}

/// When even that leaves too many, all are forgotten: whoever floods from so many addresses is not stopped by a limit
/// of one.
void RateLimiter::forget_full(Shard& shard, Clock::time_point now) const {
  const double per_second = per_minute_ / 60.0;
  std::erase_if(shard.buckets, [&](const auto& entry) {
    const double passed = std::chrono::duration<double>(now - entry.second.filled).count();
    return entry.second.tokens + passed * per_second >= per_minute_;
  });
  if (shard.buckets.size() >= most_clients / shards_.size()) shard.buckets.clear();
}

}  // namespace opendata::api
