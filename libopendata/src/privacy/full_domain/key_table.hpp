#pragma once
#include <bit>
#include <cstdint>
#include <vector>

#include "privacy/full_domain/groups.hpp"

namespace opendata::privacy {

template <std::size_t Words>
[[nodiscard]] inline std::uint64_t hash(const Key<Words>& key) {
  std::uint64_t h = 0;
  for (const std::uint64_t word : key) {
    h = (h ^ word) * 0x9E3779B97F4A7C15U;
    h ^= h >> 32U;
  }
  return h * 0xD6E8FEB86659FD93U;
}

/// Sums rows by key: open addressing, groups in the order in which their keys come.
template <std::size_t Words>
class KeyTable {
 public:
  /// Forgets all groups and makes room for as many as there are `keys` to come. Few groups are expected: the table
  /// begins small, to stay in the processor's cache, and grows.
  void clear(std::size_t keys) {
    slots_.assign(std::bit_ceil(keys / 2 + first_slots), 0);
    shift_ = 64 - static_cast<unsigned>(std::countr_zero(slots_.size()));
    if (keys_.size() < keys) {
      keys_.resize(keys);
      counts_.resize(keys);
    }
    size_ = 0;
  }

  /// Adds so many keys, key_at(i) with rows_at(i) rows each, to their groups and tells set_group(i, number).
  template <class KeyAt, class RowsAt, class SetGroup>
  void add_all(std::size_t keys, KeyAt key_at, RowsAt rows_at, SetGroup set_group) {
    // Copies, so that the compiler can keep them in registers.
    std::uint32_t* slots = slots_.data();
    Key<Words>* const group_keys = keys_.data();
    std::uint32_t* const counts = counts_.data();
    std::size_t mask = slots_.size() - 1;
    unsigned shift = shift_;
    std::uint32_t size = size_;
    for (std::size_t i = 0; i < keys; ++i) {
      const Key<Words> key = key_at(i);
      std::size_t at = (hash(key) << part_bits) >> shift;
      while (slots[at] != 0 && !equal(group_keys[slots[at] - 1], key)) at = (at + 1) & mask;
      if (slots[at] != 0) {
        counts[slots[at] - 1] += rows_at(i);
        set_group(i, slots[at] - 1);
        continue;
      }
      group_keys[size] = key;
      counts[size] = rows_at(i);
      set_group(i, size);
      slots[at] = ++size;
      if (std::size_t{size} * 2 <= mask) continue;
      size_ = size;
      grow();
      slots = slots_.data();
      mask = slots_.size() - 1;
      shift = shift_;
    }
    size_ = size;
  }

  /// Appends the groups to `out`.
  void append_to(Groups<Words>& out) const {
    const auto size = static_cast<std::ptrdiff_t>(size_);
    out.keys.insert(out.keys.end(), keys_.begin(), keys_.begin() + size);
    out.counts.insert(out.counts.end(), counts_.begin(), counts_.begin() + size);
  }

 private:
  static constexpr std::size_t first_slots = 256;
  static constexpr unsigned part_bits = 16;  ///< first bits of the hash that keys of one part may have in common

  static bool equal(const Key<Words>& a, const Key<Words>& b) {
    std::uint64_t difference = 0;
    for (std::size_t i = 0; i < Words; ++i) difference |= a[i] ^ b[i];
    return difference == 0;
  }
  void grow() {
    slots_.assign(slots_.size() * 4, 0);
    shift_ -= 2;
    const std::size_t mask = slots_.size() - 1;
    for (std::uint32_t i = 0; i < size_; ++i) {
      std::size_t at = (hash(keys_[i]) << part_bits) >> shift_;
      while (slots_[at] != 0) at = (at + 1) & mask;
      slots_[at] = i + 1;
    }
  }

  std::vector<std::uint32_t> slots_;  ///< number of a group + 1, 0 = empty
  unsigned shift_ = 64;
  std::vector<Key<Words>> keys_;  ///< of each group; room for more
  std::vector<std::uint32_t> counts_;
  std::uint32_t size_ = 0;  ///< groups
};

}  // namespace opendata::privacy
