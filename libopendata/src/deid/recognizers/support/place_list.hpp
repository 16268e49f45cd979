#pragma once
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <memory_resource>
#include <span>

namespace opendata::deid {

/// Places of a text, in order. Adding one is a store and an addition whether it is wanted or not, so that what the characters are is no
/// branch that processors guess wrong.
class PlaceList {
 public:
  explicit PlaceList(std::pmr::memory_resource* memory) : memory_(memory) {}
  /// Uses `places` before it asks for memory of its own.
  void use(std::span<std::uint32_t> places) {
    begin_ = end_ = places.data();
    capacity_ = places.size();
  }
  /// Makes room for that many more.
  void make_room(std::size_t more) {
    const std::size_t needed = size() + more + 1;  // what is not wanted is written, too
    if (needed > capacity_) grow(std::max(needed, 2 * capacity_));
  }
  /// Adds places, for which there must be room, until it is given back; a copy of the end, so that it stays in a register.
  struct Writer {
    std::uint32_t* end;
    void add_if(bool wanted, std::uint32_t place) {
      *end = place;
      end += wanted ? 1 : 0;
    }
  };
  [[nodiscard]] Writer writer() const { return {end_}; }
  void finish(Writer writer) { end_ = writer.end; }
  [[nodiscard]] std::size_t size() const { return static_cast<std::size_t>(end_ - begin_); }
  [[nodiscard]] std::span<const std::uint32_t> view() const { return {begin_, end_}; }

 private:
  // What was there is left to the memory, which goes as a whole.
  void grow(std::size_t capacity) {
    auto* const places = static_cast<std::uint32_t*>(memory_->allocate(capacity * sizeof(std::uint32_t), alignof(std::uint32_t)));
    end_ = std::copy(begin_, end_, places);
    begin_ = places;
    capacity_ = capacity;
  }
  std::pmr::memory_resource* memory_;
  std::uint32_t* begin_ = nullptr;
  std::uint32_t* end_ = nullptr;
  std::size_t capacity_ = 0;
};

}  // namespace opendata::deid
