#pragma once
#include <opendata/search/segmenter.hpp>
#include <optional>
#include <string>
#include <string_view>

namespace opendata::search {

/// A written number or year in canonical form.
struct NumberToken {
  std::string text;                  ///< "120", "50000"; of a year its number AD
  TermKind kind = TermKind::number;  ///< number or year
  std::size_t begin = 0;             ///< 民國 and 西元 before a year belong to it
  std::size_t end = 0;               ///< one past its last code point
};

/// The number that begins at `at` of folded text, when it is written otherwise than in plain digits (一百二十, 5萬,
/// 50,000, 三個月), or is a year: 民國113年, 113年度, 2024年, 中華民國一百十三年, 113/5/6. Bare years of two or three
/// digits count as years from 80 to 149 only. nullopt for everything else, inside a number and behind 第.
[[nodiscard]] std::optional<NumberToken> read_number_token(std::u32string_view folded, std::size_t at);

}  // namespace opendata::search
