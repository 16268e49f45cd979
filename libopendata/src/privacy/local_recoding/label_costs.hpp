#pragma once
#include <array>
#include <bit>
#include <cstdint>
#include <opendata/hierarchy.hpp>
#include <opendata/result.hpp>
#include <vector>

namespace opendata::privacy::local {

/// What generalizing costs, in whole numbers so that sums do not depend on their order, and at which level two leaves
/// meet.
///
/// Each leaf has a path code: which child it is at every level, the top in the highest bits. The level at which two
/// leaves have the same label follows from the highest bit in which their codes differ.
class LabelCosts {
 public:
  /// A loss of 1 with the largest weight.
  static constexpr std::uint32_t full_cost = 1U << 20U;

  /// Errors: limit_exceeded when the path codes need more than 64 bits.
  [[nodiscard]] static Result<LabelCosts> create(const Hierarchy& hierarchy, double weight);

  /// The lowest level at which both leaves have the same label; height + 1 when there is none.
  [[nodiscard]] std::uint8_t meet(std::uint32_t a, std::uint32_t b) const {
    return level_of_width_[static_cast<std::size_t>(std::bit_width(paths_[a] ^ paths_[b]))];
  }
  /// What a cell costs whose leaf is published at a level.
  [[nodiscard]] std::uint32_t cost(std::uint32_t leaf, std::size_t level) const {
    return costs_[leaf * levels_ + level];
  }
  /// The costs of a leaf at all levels.
  [[nodiscard]] const std::uint32_t* costs(std::uint32_t leaf) const { return &costs_[leaf * levels_]; }
  [[nodiscard]] std::size_t levels() const { return levels_; }
  /// A number that leaves under the same label of the level share, and others do not; ordered like the hierarchy.
  [[nodiscard]] std::uint64_t prefix(std::uint32_t leaf, std::size_t level) const {
    return paths_[leaf] & kept_bits_[level];
  }

 private:
  LabelCosts() = default;
  [[nodiscard]] Result<void> add_paths(const Hierarchy& hierarchy);
  void add_costs(const Hierarchy& hierarchy, double weight);

  std::size_t levels_ = 0;
  std::vector<std::uint64_t> paths_;
  std::array<std::uint8_t, 65> level_of_width_{};
  std::vector<std::uint64_t> kept_bits_;  ///< of each level
  std::vector<std::uint32_t> costs_;
};

/// One an attribute.
using Costs = std::vector<LabelCosts>;

}  // namespace opendata::privacy::local
