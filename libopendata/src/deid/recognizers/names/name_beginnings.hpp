#pragma once
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <memory_resource>
#include <span>
#include <string_view>
#include <vector>

#include "deid/recognizers/support/scan.hpp"

namespace opendata::deid {

/// The first three characters of names that were found, so that one bit rules out nearly every other place of a text where
/// they may stand again: looking each place up in a set would take a third of the time of all recognisers.
class NameBeginnings {
 public:
  /// `names`: views of three characters or more; shorter ones are left out.
  NameBeginnings(std::span<const std::u32string_view> names, std::pmr::memory_resource* memory)
      : bits_(std::bit_ceil(64 * (names.size() + 1)), std::pmr::polymorphic_allocator<bool>(memory)) {
    for (const std::u32string_view name : names) {
      if (name.size() < 3) continue;
      bits_[place(name[0], name[1], name[2])] = true;
      firsts_[name[0] % firsts_.size()] = true;
    }
  }
  [[nodiscard]] bool may_begin_at(const Scan& scan, std::size_t i) const {
    return firsts_[scan.at(i) % firsts_.size()] && bits_[place(scan.at(i), scan.at(i + 1), scan.at(i + 2))];
  }

 private:
  [[nodiscard]] std::size_t place(char32_t first, char32_t second, char32_t third) const {
    const std::uint64_t three = (std::uint64_t{first} << 42) ^ (std::uint64_t{second} << 21) ^ third;
    return static_cast<std::size_t>((three * 0x9E3779B97F4A7C15) >> 32) & (bits_.size() - 1);
  }
  std::pmr::vector<bool> bits_;
  std::array<bool, 256> firsts_{};  // characters alone, by their low bits
};

}  // namespace opendata::deid
