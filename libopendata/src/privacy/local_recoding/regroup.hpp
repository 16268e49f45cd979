#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "privacy/local_recoding/classes.hpp"

namespace opendata::privacy::local {

/// A way to divide rows into a first and a second class; the second may be empty.
struct Division {
  std::vector<std::uint32_t> first, second;
};

/// Divides few rows anew into one or two classes so that they cost less. Keeps scratch memory: one thread at a time.
class Regrouper {
 public:
  /// Of more rows than this nothing is looked for: the steps grow with the cube.
  static constexpr std::size_t most_rows = 128;

  Regrouper(const Space& space, Admission& admission);

  /// The cheapest division that costs less than `limit` among these: begin with one of the rows, add the row that keeps
  /// the labels cheapest, again and again, and cut this order at any place. nullopt when none does.
  [[nodiscard]] std::optional<Division> divide(std::span<const std::uint32_t> rows, std::uint64_t limit);
  /// Costs of rows that were computed so far: the measure of effort.
  [[nodiscard]] std::uint64_t steps() const { return steps_; }

 private:
  void load(std::span<const std::uint32_t> rows);
  void try_seed(std::size_t seed);
  [[nodiscard]] std::size_t grow(std::size_t seed);
  void cut(std::size_t grown);
  void keep(std::size_t cut, std::uint64_t cost);
  [[nodiscard]] std::uint64_t cost_with(std::size_t seed, std::size_t row) const;
  void include(std::size_t seed, std::size_t row);
  [[nodiscard]] const std::uint8_t* meet(std::size_t a, std::size_t b) const {
    return &meets_[(a * count_ + b) * width_];
  }

  const Space& space_;
  Admission& admission_;
  std::size_t width_;         ///< attributes
  std::size_t level_stride_;  ///< levels of the highest hierarchy
  std::size_t count_ = 0;     ///< rows
  std::span<const std::uint32_t> rows_;
  std::vector<std::uint8_t> meets_;    ///< [row][row][attribute] → level at which they meet
  std::vector<std::uint32_t> costs_;   ///< [row][attribute][level]
  std::vector<std::uint32_t> order_;   ///< places in rows_, as they were added to the seed
  Levels levels_;                      ///< of the rows added so far
  std::vector<std::uint64_t> prefix_;  ///< cost of the first n of order_
  std::uint64_t least_ = 0;
  std::optional<Division> best_;
  std::uint64_t steps_ = 0;
};

}  // namespace opendata::privacy::local
