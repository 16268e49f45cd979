#pragma once
#include <algorithm>
#include <cstddef>
#include <future>
#include <opendata/result.hpp>
#include <thread>
#include <vector>

namespace opendata::deid {

/// Runs work(begin, end) for parts of [0, count) at the same time, one a processor and at most four; small counts in
/// this thread. Errors: that of the first part that has one. What the work throws is thrown again.
template <class Work>
Result<void> in_slices(std::size_t count, const Work& work) {
  constexpr std::size_t worth_a_thread = 64;
  const std::size_t processors = std::clamp<std::size_t>(std::thread::hardware_concurrency(), 1, 4);
  const std::size_t slices = std::clamp<std::size_t>(count / worth_a_thread, 1, processors);
  std::vector<std::future<Result<void>>> others;
  for (std::size_t i = 1; i < slices; ++i)
    others.push_back(std::async(std::launch::async, work, count * i / slices, count * (i + 1) / slices));
  Result<void> outcome = work(0, count / slices);
  for (auto& other : others) {
    auto made = other.get();
    if (outcome) outcome = std::move(made);
  }
  return outcome;
}

}  // namespace opendata::deid
