#pragma once
#include <cstddef>
#include <string_view>

#include "text/character_set.hpp"

/// The numbers of addresses: of doors, lanes, floors and neighbourhoods.
namespace opendata::text {

inline constexpr std::size_t longest_number = 6;  ///< characters
/// What one may begin with.
inline constexpr CharacterSet numerals(U"0123456789零〇○一二三四五六七八九十百廿卅壹貳參肆伍陸柒捌玖拾佰①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳");
/// 0-9
[[nodiscard]] inline bool is_digit(char32_t c) { return c >= U'0' && c <= U'9'; }
/// A character of a number in Chinese: also 十, 百 and what is written in full.
[[nodiscard]] inline bool is_han_digit(char32_t c) {
  switch (c) {
    case U'零':
    case U'〇':
    case U'○':
    case U'一':
    case U'二':
    case U'三':
    case U'四':
    case U'五':
    case U'六':
    case U'七':
    case U'八':
    case U'九':
    case U'十':
    case U'百':
    case U'廿':
    case U'卅':
    case U'壹':
    case U'貳':
    case U'參':
    case U'肆':
    case U'伍':
    case U'陸':
    case U'柒':
    case U'捌':
    case U'玖':
    case U'拾':
    case U'佰':
      return true;
    default:
      return false;
  }
}

/// The end of the number (ASCII or Chinese digits) that begins at `at`; `at` when there is none.
[[nodiscard]] std::size_t skip_number(std::u32string_view text, std::size_t at);
/// The end of further numbers behind one that ends at `at`: "/181" in "179/181號".
[[nodiscard]] std::size_t skip_further_numbers(std::u32string_view text, std::size_t at);

}  // namespace opendata::text
