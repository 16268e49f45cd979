#pragma once
#include <cstddef>
#include <string_view>

namespace opendata::deid {

/// How much a first character speaks for a family name.
enum class SurnameRank { none, rare, common };
/// `common`: the hundred names that 96.6 % of people bear; `rare`: others in use, many of them ordinary words as well.
[[nodiscard]] SurnameRank surname_rank(char32_t c);
[[nodiscard]] bool may_begin_surname(char32_t c);
/// 2 when a double family name (歐陽, 張簡) stands at the beginning, else 0.
[[nodiscard]] std::size_t double_surname(std::u32string_view text);
/// How usual the character is in given names: 0 not, 1 possible, 2 typical.
[[nodiscard]] int given_name_weight(char32_t c);

}  // namespace opendata::deid
