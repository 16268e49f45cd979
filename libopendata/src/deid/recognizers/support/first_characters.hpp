#pragma once
#include <algorithm>
#include <array>
#include <bitset>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace opendata::deid {

/// Finds where one of a set of names may stand, by their first characters. Texts name few persons: up to four different characters are
/// compared with 24 of the text at once, which is written so that compilers do it in a few steps; more are looked up in a table.
class FirstCharacters {
 public:
  FirstCharacters() = default;
  /// Pairs with the first character in the upper half.
  explicit FirstCharacters(std::span<const std::uint64_t> pairs) {
    for (const std::uint64_t pair : pairs) add(static_cast<char32_t>(pair >> 32U));
  }
  void add(char32_t c) {
    held_.set(c % held_.size());
    if (std::find(few_.begin(), few_.end(), c) != few_.end()) return;
    are_few_ = count_ < most;
    if (are_few_) few_[count_++] = c;
  }
  /// The first place from `i` on where one of the characters may stand; the text's size when none does.
  [[nodiscard]] std::size_t find(std::u32string_view text, std::size_t i) const {
    if (are_few_ && text.size() >= block) {
      while (i + block <= text.size() && !one_stands_in(text.data() + i)) i += block;
      if (i + block > text.size() && !one_stands_in(text.data() + text.size() - block)) return text.size();
    }
    while (i < text.size() && !held_.test(text[i] % held_.size())) ++i;
    return i;
  }

 private:
  static constexpr std::size_t block = 24, most = 4;
  [[nodiscard]] bool one_stands_in(const char32_t* characters) const {
    for (std::size_t n = 0; n < count_; ++n) {
      std::uint32_t found = 0;
      for (std::size_t k = 0; k < block; ++k) found += characters[k] == few_[n] ? 1U : 0U;
      if (found != 0) return true;
    }
    return false;
  }

  std::array<char32_t, most> few_{};
  std::size_t count_ = 0;
  bool are_few_ = true;
  std::bitset<1024> held_;  // by their low bits
};

}  // namespace opendata::deid
