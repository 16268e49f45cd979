#pragma once
#include <cstdint>
#include <vector>

namespace opendata::inspect {

/// Numbers distinct 64-bit keys in order of appearance: an open-addressing table that is emptied and used again.
/// Not safe against chosen collisions: for keys that are codes, or for proposals that are verified afterwards.
class TupleTable {
 public:
  TupleTable() { clear(); }
  void clear() {
    slots_.assign(64, Slot{});
    used_ = 0;
  }
  /// 0 for the first key, 1 for the next new one, …
  std::uint32_t number(std::uint64_t key) {
    if (used_ * 2 >= slots_.size()) grow();
    Slot& slot = slots_[find(key)];
    if (slot.number == empty) slot = {key, used_++};
    return slot.number;
  }
  [[nodiscard]] std::uint32_t size() const { return used_; }

  /// Spreads the bits of a key.
  static std::uint64_t mix(std::uint64_t key) {
    key = (key ^ (key >> 30U)) * 0xBF58476D1CE4E5B9U;  // finaliser of splitmix64
    key = (key ^ (key >> 27U)) * 0x94D049BB133111EBU;
    return key ^ (key >> 31U);
  }

 private:
  static constexpr std::uint32_t empty = 0xFFFFFFFFU;
  struct Slot {
    std::uint64_t key = 0;
    std::uint32_t number = empty;
  };
  [[nodiscard]] std::size_t find(std::uint64_t key) const {
    std::size_t at = static_cast<std::size_t>(mix(key)) & (slots_.size() - 1);
    while (slots_[at].number != empty && slots_[at].key != key) at = (at + 1) & (slots_.size() - 1);
    return at;
  }
  void grow() {
    std::vector<Slot> old(slots_.size() * 2);
    old.swap(slots_);
    for (const Slot& slot : old) {
      if (slot.number != empty) slots_[find(slot.key)] = slot;
    }
  }
  std::vector<Slot> slots_;
  std::uint32_t used_ = 0;
};

}  // namespace opendata::inspect
