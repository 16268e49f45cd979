#include "index/law_articles.hpp"

#include <algorithm>

#include "index/terms.hpp"

namespace opendata::search {
namespace {

constexpr std::size_t most_cited = 50;

std::uint32_t order_of(ArticleNumber number) { return number.main * 1000 + number.sub; }

/// Ids of a range 第6條至第8條; articles inserted since (7-1) belong to it.
std::vector<std::string> range(const Citation& citation, const Xapian::Database& articles) {
  std::vector<std::string> ids;
  for (const ArticlePlace& place : articles_of_law(articles, citation.law)) {
    if (place.order < order_of(*citation.article) || place.order > order_of(*citation.last)) continue;
    ids.push_back(articles.get_document(place.document).get_value(terms::slot_id));
    if (ids.size() == most_cited) break;
  }
  return ids;
}

std::vector<std::string> ids_of(const Citation& citation, const Xapian::Database& articles) {
  if (citation.law.empty() || !citation.article) return {};
  if (citation.last) return range(citation, articles);
  std::string id = citation.law + "/" + format_article_number(*citation.article);
  if (!articles.term_exists(terms::make(terms::id, id))) return {};
  return {std::move(id)};
}

}  // namespace

std::vector<ArticlePlace> articles_of_law(const Xapian::Database& articles, const std::string& law_id) {
  std::vector<ArticlePlace> places;
  const std::string term = terms::make(terms::law, law_id);
  auto orders = articles.valuestream_begin(terms::slot_article_order);
  const auto end = articles.postlist_end(term);
  for (auto it = articles.postlist_begin(term); it != end; ++it) {
    orders.skip_to(*it);
    const bool numbered = orders != articles.valuestream_end(terms::slot_article_order) && orders.get_docid() == *it;
    places.push_back({numbered ? static_cast<std::uint32_t>(Xapian::sortable_unserialise(*orders)) : 0, *it});
  }
  std::stable_sort(places.begin(), places.end(),
                   [](const ArticlePlace& a, const ArticlePlace& b) { return a.order < b.order; });
  return places;
}

std::pair<std::string, std::string> neighbours_of(const Xapian::Database& articles, const std::string& law_id,
                                                  Xapian::docid document) {
  const auto places = articles_of_law(articles, law_id);
  const auto here =
      std::find_if(places.begin(), places.end(), [&](const ArticlePlace& place) { return place.document == document; });
  const auto id_at = [&](auto place) { return articles.get_document(place->document).get_value(terms::slot_id); };
  std::pair<std::string, std::string> ids;
  if (here == places.end()) return ids;
  if (here != places.begin()) ids.first = id_at(std::prev(here));
  if (std::next(here) != places.end()) ids.second = id_at(std::next(here));
  return ids;
}

std::vector<std::string> cited_articles(const std::vector<Citation>& citations, const Xapian::Database& articles) {
  std::vector<std::string> out;
  for (const Citation& citation : citations) {
    for (std::string& id : ids_of(citation, articles)) {
      if (std::find(out.begin(), out.end(), id) == out.end()) out.push_back(std::move(id));
    }
    if (out.size() >= most_cited) break;
  }
  if (out.size() > most_cited) out.resize(most_cited);
  return out;
}

}  // namespace opendata::search
