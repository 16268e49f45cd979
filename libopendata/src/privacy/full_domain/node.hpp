#pragma once
#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace opendata::privacy {

/// A node of the lattice: one level per quasi-identifier, a byte each, so that nodes compare eight levels at a time.
class Node {
 public:
  static constexpr std::size_t max_dimensions = 32;

  [[nodiscard]] std::size_t level(std::size_t dimension) const {
    return (words_[dimension / 8] >> (dimension % 8 * 8)) & 0xFFU;
  }
  void raise(std::size_t dimension) { words_[dimension / 8] += std::uint64_t{1} << (dimension % 8 * 8); }
  void set(std::size_t dimension, std::size_t to) {
    const auto shift = dimension % 8 * 8;
    words_[dimension / 8] = (words_[dimension / 8] & ~(std::uint64_t{0xFF} << shift)) | std::uint64_t{to} << shift;
  }
  /// How many words hold the levels of so many dimensions.
  static constexpr std::size_t words_for(std::size_t dimensions) { return (dimensions + 7) / 8; }
  /// Whether this node is at most as general as `other` in every dimension; a node is within itself. Only the first
  /// `words` are looked at. Levels are below 128: the spare top bit of each byte catches the borrow.
  [[nodiscard]] bool within(const Node& other, std::size_t words = words_for(max_dimensions)) const {
    constexpr std::uint64_t guard = 0x8080808080808080U;
    std::uint64_t left = guard;
    for (std::size_t i = 0; i < words; ++i) left &= (other.words_[i] | guard) - words_[i];
    return (left & guard) == guard;
  }
  /// The order among nodes that are equally good: fewer levels in sum, then a lower level in the first dimension where
  /// they differ.
  [[nodiscard]] bool is_finer(const Node& other, std::size_t dimensions) const {
    const std::size_t sum = sum_of_levels(dimensions), other_sum = other.sum_of_levels(dimensions);
    if (sum != other_sum) return sum < other_sum;
    std::size_t i = 0;
    while (i < dimensions && level(i) == other.level(i)) ++i;
    return i < dimensions && level(i) < other.level(i);
  }
  friend bool operator==(const Node&, const Node&) = default;
  [[nodiscard]] std::size_t hash() const {
    std::uint64_t hash = 0;
    for (const std::uint64_t word : words_) hash = (hash ^ word ^ hash >> 29U) * 0x9E3779B97F4A7C15U;
    return hash ^ hash >> 32U;
  }

 private:
  [[nodiscard]] std::size_t sum_of_levels(std::size_t dimensions) const {
    std::size_t sum = 0;
    for (std::size_t i = 0; i < dimensions; ++i) sum += level(i);
    return sum;
  }
  std::array<std::uint64_t, max_dimensions / 8> words_{};
};

struct NodeHash {
  std::size_t operator()(const Node& node) const { return node.hash(); }
};

}  // namespace opendata::privacy
