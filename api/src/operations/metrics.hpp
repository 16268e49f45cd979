#pragma once
#include <array>
#include <atomic>
#include <chrono>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "call.hpp"
#include "routes.hpp"

namespace opendata::api {

/// What a scrape reads besides the counters.
struct Gauges {
  std::size_t connections = 0;
  bool overloaded = false, draining = false;
  const CatalogSnapshot* catalog = nullptr;
  const SearchSnapshot* index = nullptr;
};

/// Counts of answered requests, by route template, method and class of status. Thread safe, without locks.
/// Source: Prometheus text format 0.0.4.
class Metrics {
 public:
  Metrics();
  /// `route` null = none matched.
  void count(const Route* route, const std::string& method, int status, std::chrono::microseconds time,
             std::uint64_t bytes);
  void count_limited() { limited_.fetch_add(1, std::memory_order_relaxed); }
  void count_misdirected() { misdirected_.fetch_add(1, std::memory_order_relaxed); }
  [[nodiscard]] std::string format(const Gauges& gauges) const;

 private:
  static constexpr std::size_t methods = 4, classes = 4, buckets = 11;
  struct Counters {
    std::array<std::array<std::atomic<std::uint64_t>, classes>, methods> requests{};
    std::array<std::atomic<std::uint64_t>, buckets> times{};
    std::atomic<std::uint64_t> microseconds{0}, bytes{0};
  };
  void write_requests(std::string& out) const;
  void write_times(std::string& out) const;
  std::vector<std::unique_ptr<Counters>> routes_;  // one a route, and one for requests without
  std::atomic<std::uint64_t> limited_{0}, misdirected_{0};
};

}  // namespace opendata::api
