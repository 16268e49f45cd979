#include "handlers/law_lookup.hpp"

#include <opendata/search/citation.hpp>

namespace opendata::api {
namespace {

tl::unexpected<Problem> no_such_law() {
  return refuse(
      {ProblemKind::not_found, {"no law has this name, short name or number", "查無此名稱、簡稱或代碼的法規"}});
}

tl::unexpected<Problem> no_such_article() {
  return refuse({ProblemKind::not_found,
                 {"this law has no such article; write it as 12 or 12-1", "此法規沒有這一條；條號請寫成 12 或 12-1"}});
}

}  // namespace

std::string number_of(std::string_view article_id) { return std::string(article_id.substr(article_id.rfind('/') + 1)); }

Outcome<LawView> find_law(const Call& call) {
  const auto searcher = call.searcher();
  if (!searcher) return refuse(searcher.error());
  const auto id = (*searcher)->find_law(call.arguments.text("id"));
  if (!id) return no_such_law();
  auto articles = (*searcher)->articles(*id);
  if (!articles || articles->empty()) return no_such_law();
  auto first = (*searcher)->get(articles->front().id);
  if (!first) return refuse(first.error());
  return LawView{*id, std::move(*first), std::move(*articles)};
}

Outcome<search::PlacedArticle> find_article(const Call& call) {
  const auto searcher = call.searcher();
  if (!searcher) return refuse(searcher.error());
  const auto law = (*searcher)->find_law(call.arguments.text("id"));
  if (!law) return no_such_law();
  const auto number = search::parse_article_number(call.arguments.text("no"));
  if (!number) return no_such_article();
  auto article = (*searcher)->article(*law + "/" + search::format_article_number(*number));
  if (article) return std::move(*article);
  return article.error().code() == Errc::not_found ? no_such_article() : refuse(article.error());
}

}  // namespace opendata::api
