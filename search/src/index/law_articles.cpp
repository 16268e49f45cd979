#include "index/law_articles.hpp"

#include <algorithm>

#include "index/terms.hpp"

namespace opendata::search {
namespace {

constexpr std::size_t most_cited = 50;

std::string id_at(const ArticlePlace& place, const Handle& handle) {
  return handle.document(place.at).get_value(terms::slot_id);
}

/// Ids of the articles of a citation: one, or those of a range 第6條至第8條, to which articles inserted since (7-1)
/// belong.
std::vector<std::string> ids_of(const Citation& citation, const LawArticles& articles, const Handle& handle) {
  std::vector<std::string> ids;
  if (!citation.article) return ids;
  const std::uint32_t first = article_order(*citation.article);
  const std::uint32_t last = citation.last ? article_order(*citation.last) : first;
  for (const ArticlePlace& place : articles.of(citation.law)) {
    if (place.order < first || place.order > last) continue;
    if (!handle.parts[place.at.part].size()) continue;  // its shard does not answer
    ids.push_back(id_at(place, handle));
    if (ids.size() == most_cited || !citation.last) break;
  }
  return ids;
}

}  // namespace

void LawArticles::load(const std::vector<Part>& parts) {
  by_law_.clear();
  for (std::size_t part = 0; part < parts.size(); ++part) {
    if (parts[part].kind == 0) continue;
    const DocumentTable& table = parts[part].table;
    for (std::uint32_t at = 1; at <= table.size(); ++at)
      if (table.law.code(at) != 0 && !parts[part].is_superseded(at))
        by_law_[table.law.value(at)].push_back({table.order[at], {part, at}});
  }
  for (auto& [law, places] : by_law_)
    std::stable_sort(places.begin(), places.end(),
                     [](const ArticlePlace& a, const ArticlePlace& b) { return a.order < b.order; });
}

std::span<const ArticlePlace> LawArticles::of(const std::string& law_id) const {
  const auto found = by_law_.find(law_id);
  return found == by_law_.end() ? std::span<const ArticlePlace>() : found->second;
}

std::optional<Location> find_document(const Handle& handle, const std::vector<Part>& parts, Corpus corpus,
                                      std::string_view id) {
  const Xapian::Database& database = handle.database(corpus);
  const std::string term = terms::make(terms::id, id);
  if (database.size() == 0) return std::nullopt;
  for (auto it = database.postlist_begin(term); it != database.postlist_end(term); ++it) {
    const Location at = handle.locate(corpus, *it);
    if (!parts[at.part].is_superseded(at.document)) return at;
  }
  return std::nullopt;
}

std::pair<std::string, std::string> neighbours_of(std::span<const ArticlePlace> law, const Location& at,
                                                  const Handle& handle) {
  const auto here = std::find_if(law.begin(), law.end(), [&](const ArticlePlace& place) {
    return place.at.part == at.part && place.at.document == at.document;
  });
  std::pair<std::string, std::string> ids;
  if (here == law.end()) return ids;
  if (here != law.begin()) ids.first = id_at(*std::prev(here), handle);
  if (std::next(here) != law.end()) ids.second = id_at(*std::next(here), handle);
  return ids;
}

std::vector<std::string> cited_articles(const std::vector<Citation>& citations, const LawArticles& articles,
                                        const Handle& handle) {
  std::vector<std::string> out;
  for (const Citation& citation : citations) {
    for (std::string& id : ids_of(citation, articles, handle)) {
      if (std::find(out.begin(), out.end(), id) == out.end()) out.push_back(std::move(id));
    }
    if (out.size() >= most_cited) break;
  }
  if (out.size() > most_cited) out.resize(most_cited);
  return out;
}

}  // namespace opendata::search
