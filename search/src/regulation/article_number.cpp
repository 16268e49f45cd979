#include "numbers.hpp"

namespace opendata::search {

std::string format_article_number(ArticleNumber number) {
  return std::to_string(number.main) + (number.sub == 0 ? std::string() : "-" + std::to_string(number.sub));
}

std::optional<ArticleNumber> parse_article_number(std::string_view utf8) {
  const FoldedText text = fold_for_citations(text::to_utf32(utf8));
  const auto is = [&](std::size_t at, char32_t c) { return at < text.size() && text[at].plain == c; };
  const auto article = read_article(text, is(0, U'第') ? 1 : 0, Gaps::allowed);
  if (!article) return std::nullopt;
  ArticleNumber number = article->number;
  std::size_t at = article->next;
  if (at < text.size() && is_article_unit(text[at].plain)) ++at;
  if (const auto sub = number.sub == 0 ? read_sub_number(text, at, Gaps::allowed) : std::nullopt) {
    number.sub = sub->value;
    at = sub->next;
  }
  if (is(at, U'、') || is(at, U'.')) ++at;
  return at == text.size() ? std::optional(number) : std::nullopt;
}

}  // namespace opendata::search
