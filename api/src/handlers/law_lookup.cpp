#include "handlers/law_lookup.hpp"

#include <algorithm>
#include <opendata/search/citation.hpp>

namespace opendata::api {
namespace {

tl::unexpected<Problem> no_such_law() {
  return refuse({ProblemKind::not_found, {"no law has this name, short name or number", "查無此名稱、簡稱或代碼的法規"}});
}

tl::unexpected<Problem> no_such_article() {
  return refuse({ProblemKind::not_found, {"this law has no such article; write it as 12 or 12-1", "此法規沒有這一條；條號請寫成 12 或 12-1"}});
}

}  // namespace

std::string number_of(const search::Document& article) {
  const auto slash = article.id.rfind('/');
  return slash == std::string::npos ? article.id : article.id.substr(slash + 1);
}

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

Outcome<ArticleView> find_article(const Call& call) {
  const auto law = find_law(call);
  if (!law) return refuse(law.error());
  const auto number = search::parse_article_number(call.arguments.text("no"));
  if (!number) return no_such_article();
  const auto id = law->id + "/" + search::format_article_number(*number);
  const auto place = std::find_if(law->articles.begin(), law->articles.end(), [&](const auto& article) { return article.id == id; });
  if (place == law->articles.end()) return no_such_article();
  auto document = (*call.searcher())->get(id);
  if (!document) return refuse(document.error());
  ArticleView view{std::move(*document), {}, {}};
  if (place != law->articles.begin()) view.previous = number_of(*std::prev(place));
  if (std::next(place) != law->articles.end()) view.next = number_of(*std::next(place));
  return view;
}

}  // namespace opendata::api
