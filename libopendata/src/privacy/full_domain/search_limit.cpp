#include "privacy/full_domain/search_limit.hpp"

#include <algorithm>

namespace opendata::privacy {
namespace {

/// About 31 years: nobody waits for longer, and a clock counts nanoseconds in 63 bits.
constexpr double most_seconds = 1e9;

}  // namespace

SearchLimit::SearchLimit(const SearchOptions& options, Clock::time_point begin) : steps_(options.max_steps) {
  if (!options.max_seconds || *options.max_seconds > most_seconds) return;
  deadline_ = begin + std::chrono::duration_cast<Clock::duration>(std::chrono::duration<double>(*options.max_seconds));
}

bool SearchLimit::is_reached(std::uint64_t steps) const {
  return (steps_ && steps >= *steps_) || (deadline_ && Clock::now() >= *deadline_);
}

SearchLimit SearchLimit::half(std::uint64_t steps) const {
  SearchLimit half = *this;
  if (deadline_) {
    const auto now = Clock::now();
    half.deadline_ = now + (*deadline_ - now) / 2;
  }
  if (steps_) half.steps_ = steps + (*steps_ - std::min(steps, *steps_)) / 2;
  return half;
}

}  // namespace opendata::privacy
