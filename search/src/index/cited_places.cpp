#include "index/cited_places.hpp"

#include "index/terms.hpp"

namespace opendata::search {
namespace {

/// The article of a citation, or those of a range 第6條至第8條, to which articles inserted since (7-1) belong.
Xapian::Query articles_of(const Citation& citation) {
  const std::uint32_t first = article_order(*citation.article);
  const std::uint32_t last = citation.last ? article_order(*citation.last) : first;
  const Xapian::Query within(Xapian::Query::OP_VALUE_RANGE, terms::slot_article_order,
                             Xapian::sortable_serialise(first), Xapian::sortable_serialise(last));
  return {Xapian::Query::OP_FILTER, Xapian::Query(terms::make(terms::law, citation.law)), within};
}

std::vector<Citation> citations_of_articles(const std::vector<Citation>& all) {
  std::vector<Citation> cited;
  for (const Citation& citation : all)
    if (!citation.law.empty() && citation.article && cited.size() < most_cited_places) cited.push_back(citation);
  return cited;
}

}  // namespace

Xapian::Query cited_places(const PlanInput& input, double weight, double step) {
  const std::vector<Citation> cited = citations_of_articles(input.citations);
  std::vector<Xapian::Query> places;
  for (std::size_t i = 0; i < cited.size(); ++i)
    places.push_back(in_numeric_order(articles_of(cited[i]), weight + step * static_cast<double>(cited.size() - 1 - i)));
  return {Xapian::Query::OP_MAX, places.begin(), places.end()};
}

}  // namespace opendata::search
