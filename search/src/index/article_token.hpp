#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace opendata::search {

/// A written article number in canonical form.
struct ArticleToken {
  std::string text;     ///< "12", "12-1"
  std::size_t end = 0;  ///< one past its last code point
};
/// The article number that begins at `at` of folded text: 第十二條之一, 第 12-1 條, 第12條. nullopt when there is none.
[[nodiscard]] std::optional<ArticleToken> read_article_token(std::u32string_view folded, std::size_t at);

}  // namespace opendata::search
