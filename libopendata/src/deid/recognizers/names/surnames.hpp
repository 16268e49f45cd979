#pragma once
#include <array>
#include <cstddef>
#include <string_view>

namespace opendata::deid {

/// What the look-ups below read: they stand here because they are made for every tenth character of a text.
namespace surname_table {
enum : unsigned char { common_bit = 1, rare_bit = 2, double_bit = 4, typical_bit = 8, possible_bit = 16, seldom_bit = 32, second_bit = 64 };
using Table = std::array<unsigned char, 0x10000>;
extern const Table table;
[[nodiscard]] inline unsigned bits_of(char32_t c) { return c < 0x10000 ? table[c] : 0U; }
/// Of a text of two characters or more.
[[nodiscard]] std::size_t find_double(std::u32string_view text);
}  // namespace surname_table

/// How much a first character speaks for a family name.
enum class SurnameRank { none, seldom, rare, common };
namespace surname_table {
// What each combination of the bits means, the strongest first: looked up without a branch that nobody foresees.
inline constexpr auto ranks = [] {
  std::array<SurnameRank, (common_bit | rare_bit | seldom_bit) + 1> all{};
  for (unsigned bits = 1; bits < all.size(); ++bits) {
    if ((bits & seldom_bit) != 0) all[bits] = SurnameRank::seldom;
    if ((bits & rare_bit) != 0) all[bits] = SurnameRank::rare;
    if ((bits & common_bit) != 0) all[bits] = SurnameRank::common;
  }
  return all;
}();
inline constexpr auto given_weights = [] {
  std::array<int, (typical_bit | possible_bit) + 1> all{};
  for (unsigned bits = 1; bits < all.size(); ++bits) all[bits] = (bits & typical_bit) != 0 ? 2 : (bits & possible_bit) != 0 ? 1 : 0;
  return all;
}();
}  // namespace surname_table
/// `common`: the hundred names that 96.6 % of people bear; `rare`: others in use, many of them ordinary words as well;
/// `seldom`: words of every sentence that few bear (於, 和, 年), family names only where a word surely begins.
[[nodiscard]] inline SurnameRank surname_rank(char32_t c) {
  using namespace surname_table;
  return ranks[bits_of(c) & (common_bit | rare_bit | seldom_bit)];
}
[[nodiscard]] inline bool may_begin_surname(char32_t c) {
  using namespace surname_table;
  return (bits_of(c) & (common_bit | rare_bit | seldom_bit | double_bit)) != 0;
}
/// A family name whatever stands beside it. Not 孫, which is a grandchild in 外孫.
[[nodiscard]] inline bool is_plain_surname(char32_t c) {
  return surname_rank(c) >= SurnameRank::rare && (surname_table::bits_of(c) & surname_table::double_bit) == 0 && c != U'孫';
}
/// 2 when a double family name (歐陽, 張簡) stands at the beginning, else 0.
[[nodiscard]] inline std::size_t double_surname(std::u32string_view text) {
  if (text.size() < 2 || (surname_table::bits_of(text[0]) & surname_table::double_bit) == 0) return 0;
  return (surname_table::bits_of(text[1]) & surname_table::second_bit) != 0 ? surname_table::find_double(text) : 0;
}
/// How usual the character is in given names: 0 not, 1 possible, 2 typical.
[[nodiscard]] inline int given_name_weight(char32_t c) {
  using namespace surname_table;
  return given_weights[bits_of(c) & (typical_bit | possible_bit)];
}

}  // namespace opendata::deid
