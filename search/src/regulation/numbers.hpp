#pragma once
#include <cstdint>
#include <opendata/search/citation.hpp>
#include <optional>

#include "folded_text.hpp"

namespace opendata::search {

/// Whether blanks may stand between the digits of one number: 第 十 二 條 yes, 民法 184 1 no.
enum class Gaps { allowed, forbidden };

struct ReadNumber {
  std::uint32_t value = 0;
  std::size_t next = 0;    ///< the character behind it
  std::size_t length = 0;  ///< numerals read
  bool chinese = false;
};

/// The number that begins at character `at`: Arabic, or Chinese numerals (十八, 一百零五, 一八四, 廿一, 兩千; ㄧ and —
/// for 一). nullopt when there is none, or it is above 99,999 or begins with 0.
[[nodiscard]] std::optional<ReadNumber> read_number(const FoldedText& text, std::size_t at, Gaps gaps);

/// A Roman number up to 39 that no further letter follows.
[[nodiscard]] std::optional<ReadNumber> read_roman(const FoldedText& text, std::size_t at);

/// An article's number with its 之 or hyphen, before the unit: 12, 12-1, 十二之一.
struct ReadArticle {
  ArticleNumber number;
  std::size_t next = 0;
  std::size_t length = 0;
  bool chinese = false;
};
[[nodiscard]] std::optional<ReadArticle> read_article(const FoldedText& text, std::size_t at, Gaps gaps);

/// 之一 or -1 that begins at `at`.
[[nodiscard]] std::optional<ReadNumber> read_sub_number(const FoldedText& text, std::size_t at, Gaps gaps);

[[nodiscard]] bool is_numeral(char32_t c);
/// — – ― ─ ー: a range, a hyphen or 一, as its neighbours say.
[[nodiscard]] bool is_long_dash(char32_t c);
/// 條 or 點, as articles and numbered points are called.
[[nodiscard]] bool is_article_unit(char32_t c);

}  // namespace opendata::search
