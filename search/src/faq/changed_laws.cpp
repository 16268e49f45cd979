#include <opendata/search/faq_check.hpp>

#include <sstream>

#include "faq/cited_law.hpp"

namespace opendata::search::faq {
namespace {

/// When somebody last said that the answer holds.
const std::string& last_review(const Document& answer) {
  const auto reviewed = answer.facets.find("reviewed");
  return reviewed == answer.facets.end() ? answer.modified : reviewed->second;
}

std::vector<std::string> citations_of(const Document& answer) {
  const auto facet = answer.facets.find("cited_articles");
  std::vector<std::string> ids;
  if (facet == answer.facets.end()) return ids;
  std::istringstream in(facet->second);
  for (std::string id; std::getline(in, id, ';');)
    if (!id.empty()) ids.push_back(id);
  return ids;
}

}  // namespace

Result<Document> find_cited(const std::string& citation, const Searcher& searcher) {
  if (citation.find('/') != std::string::npos) return searcher.get(citation);
  const auto articles = searcher.articles(citation);
  if (!articles) return failure(articles.error());
  return searcher.get(articles->front().id);
}

Result<std::vector<ChangedLaw>> changed_laws(const Document& answer, const Searcher& searcher) {
  std::vector<ChangedLaw> out;
  for (const std::string& citation : citations_of(answer)) {
    const auto cited = find_cited(citation, searcher);
    if (!cited && cited.error().code() != Errc::not_found) return failure(cited.error());
    if (cited && (!cited->in_force || is_changed_since(last_review(answer), *cited)))
      out.push_back({citation, cited->law_name, cited->modified, cited->in_force});
  }
  return out;
}

}  // namespace opendata::search::faq
