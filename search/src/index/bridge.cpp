#include "index/bridge.hpp"

#include <map>
#include <string>

#include "index/document_codec.hpp"
#include "index/matcher.hpp"
#include "index/terms.hpp"

namespace opendata::search {
namespace {

/// What the nearest text adds to each article of a law that it cites, and besides to the article itself, as shares of
/// what the query's terms can give at best (measured; .05 to .1 are nearly alike).
constexpr double law_share = 0.07;
constexpr double article_share = 0.07;
constexpr Xapian::doccount nearest_texts = 10;

/// Shares by the term of the law or article that they lift.
using Lift = std::map<std::string, double>;

Xapian::MSet find_nearest(const PlanInput& input, const std::vector<QueryTerm>& terms) {
  Xapian::Enquire enquire(input.handle.texts);
  enquire.set_query(without(best_match(terms), input.query.excluded));
  enquire.set_weighting_scheme(relevance_weight());
  return enquire.get_mset(0, nearest_texts);
}

/// What one text cites, each once however often it says so.
Lift cited_in(const Document& text, const LawNames& names) {
  Lift cited;
  for (const Citation& citation : parse_citations(text.body, names)) {
    if (citation.law.empty()) continue;
    cited[terms::make(terms::law, citation.law)] = law_share;
    if (!citation.article) continue;
    cited[terms::make(terms::id, citation.law + "/" + format_article_number(*citation.article))] = article_share;
  }
  return cited;
}

Lift lift_of(const Xapian::MSet& texts, const LawNames& names) {
  Lift lift;
  for (auto it = texts.begin(); it != texts.end(); ++it) {
    const auto text = decode_document(it.get_document().get_data());
    if (!text) continue;
    const double nearness = it.get_weight() / texts.get_max_attained();
    for (const auto& [term, share] : cited_in(*text, names)) lift[term] += share * nearness;
  }
  return lift;
}

}  // namespace

Xapian::Query cited_in_answers(const PlanInput& input, double possible) {
  if (&input.database == &input.handle.texts) return {};
  const auto terms = lookup_terms(input.handle.segmenter.segment(input.query.text), input.handle.texts);
  if (terms.empty()) return {};
  std::vector<Xapian::Query> parts;
  for (const auto& [term, share] : lift_of(find_nearest(input, terms), input.generation.names)) {
    auto* weight = (new Xapian::FixedWeightPostingSource(share * possible))->release();
    const Xapian::Query where(Xapian::Query::OP_SCALE_WEIGHT, Xapian::Query(term), 0.0);
    parts.emplace_back(Xapian::Query::OP_AND, where, Xapian::Query(weight));
  }
  return {Xapian::Query::OP_OR, parts.begin(), parts.end()};
}

}  // namespace opendata::search
