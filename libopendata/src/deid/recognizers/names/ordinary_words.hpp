#pragma once
#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

/// Words that begin like a name and are none, by their first two characters. Looked up for most family names of a text: the tables stand
/// ready when the program starts, and the look-up is seen by those who make it.
namespace opendata::deid::name_words::ordinary {

/// Two characters of the basic plane, and no others, in one number; 0 is an empty place of a table.
[[nodiscard]] constexpr std::uint32_t pair(char32_t a, char32_t b) { return (std::uint32_t{a} << 16U) | b; }

/// A set of pairs in a flat table of 2^bits places, to be filled by half at most.
template <unsigned bits>
class PairSet {
 public:
  constexpr void add(std::uint32_t key) { table_[place_of(key)] = key; }
  [[nodiscard]] constexpr bool holds(std::uint32_t key) const { return table_[place_of(key)] == key; }

 private:
  // Where the pair stands, or would stand.
  [[nodiscard]] constexpr std::size_t place_of(std::uint32_t key) const {
    std::size_t at = (key * 0x9E3779B1U) >> (32U - bits);
    while (table_[at] != 0 && table_[at] != key) at = (at + 1) % table_.size();
    return at;
  }
  std::array<std::uint32_t, std::size_t{1} << bits> table_{};
};

/// The words of two characters, and what longer ones begin with.
extern const PairSet<13> words;
extern const PairSet<8> beginnings;
/// Whether a longer word stands at the text's beginning, where one of `beginnings` does.
[[nodiscard]] bool longer_one_begins(std::u32string_view text);

}  // namespace opendata::deid::name_words::ordinary
