#pragma once
#include <array>
#include <bitset>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace opendata::text {

/// Words in buckets of one of their characters (the key), the longest of a bucket first; a bucket may hold words of
/// other keys, too. Looking up neither allocates nor follows pointers but the words' own.
class WordIndex {
 public:
  using Keys = std::bitset<4096>;  ///< keys that differ by a multiple of its size are held for each other
  void add(char32_t key, std::u32string_view word);
  /// To be called once, between the last add() and the first look-up.
  void settle();
  /// Most characters of a text are no word's key: a bit for each, folded to a table that stays in the cache.
  [[nodiscard]] bool may_hold(char32_t key) const { return present_.test(key % present_.size()); }
  [[nodiscard]] const Keys& keys() const { return present_; }
  /// The key stands beside the word, so that words of other keys are passed over without a look at them.
  struct Entry {
    char32_t key;
    std::u32string_view word;
  };
  [[nodiscard]] std::span<const Entry> entries() const { return words_; }
  [[nodiscard]] std::span<const Entry> bucket(char32_t key) const {
    const std::size_t b = bucket_of(key);
    return {words_.data() + starts_[b], words_.data() + starts_[b + 1]};
  }

 private:
  static constexpr std::size_t buckets = 256;
  [[nodiscard]] static std::size_t bucket_of(char32_t key) { return (key * 0x9E3779B1U) >> 24U; }

  Keys present_;
  std::array<std::uint32_t, buckets + 1> starts_{};
  std::vector<Entry> added_;
  std::vector<Entry> words_;
};

}  // namespace opendata::text
