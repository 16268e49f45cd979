#include "push/pace.hpp"

#include <algorithm>
#include <thread>

namespace opendata::push {
namespace {

class RealClock : public Clock {
 public:
  std::chrono::steady_clock::time_point now() override { return std::chrono::steady_clock::now(); }
  void sleep(milliseconds duration) override { std::this_thread::sleep_for(duration); }
};

constexpr unsigned most_doublings = 20;

}  // namespace

Clock& real_clock() {
  static RealClock clock;
  return clock;
}

std::optional<milliseconds> Backoff::next(std::optional<seconds> asked) {
  if (++failed_ >= pace_.attempts || asked.value_or(seconds(0)) > pace_.longest_wait) return std::nullopt;
  const auto bound =
      std::min(pace_.longest, pace_.first * (milliseconds::rep{1} << std::min(failed_ - 1, most_doublings)));
  const milliseconds drawn(std::uniform_int_distribution<milliseconds::rep>(0, bound.count())(random_));
  return std::max<milliseconds>(drawn, asked.value_or(seconds(0)));
}

RateLimit::RateLimit(double per_second, Clock& clock) : clock_(clock) {
  if (per_second > 0) {
    distance_ =
        std::chrono::duration_cast<std::chrono::steady_clock::duration>(std::chrono::duration<double>(1 / per_second));
  }
}

void RateLimit::wait_for_turn() {
  const auto now = clock_.now();
  if (now < next_) clock_.sleep(std::chrono::ceil<milliseconds>(next_ - now));
  next_ = std::max(now, next_) + distance_;
}

}  // namespace opendata::push
