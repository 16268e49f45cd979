#pragma once
#include <chrono>
#include <cstdint>
#include <opendata/full_domain.hpp>
#include <optional>

namespace opendata::privacy {

/// Where a search ends before its proof: at a moment, or after a number of steps. A step is a visit or a
/// check of a node: a proof may visit many for each that it checks.
class SearchLimit {
 public:
  using Clock = std::chrono::steady_clock;
  SearchLimit(const SearchOptions& options, Clock::time_point begin);

  /// Whether the search may end before its proof at all.
  [[nodiscard]] bool exists() const { return deadline_ || steps_; }
  /// After so many steps of the search.
  [[nodiscard]] bool is_reached(std::uint64_t steps) const;
  /// Where half of what is left after so many steps is used up.
  [[nodiscard]] SearchLimit half(std::uint64_t steps) const;

 private:
  std::optional<Clock::time_point> deadline_;
  std::optional<std::uint64_t> steps_;
};

}  // namespace opendata::privacy
