#pragma once
#include "call.hpp"

/// Laws and articles by what a citizen types: pcode, name or short name; 12-1, 第十二條之一.
namespace opendata::api {

struct LawView {
  std::string id;
  search::Document first;                  ///< its first article, which carries the law's name, category and date
  std::vector<search::Document> articles;  ///< in order; id, title and chapter only
};

/// Path parameter "id". Problems: not_found, not_available.
[[nodiscard]] Outcome<LawView> find_law(const Call& call);
/// Path parameters "id" and "no". Problems: not_found, not_available.
[[nodiscard]] Outcome<search::PlacedArticle> find_article(const Call& call);
/// The number in an article's document id: "M0060027/12-1" → "12-1".
[[nodiscard]] std::string number_of(std::string_view article_id);

}  // namespace opendata::api
