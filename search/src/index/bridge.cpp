#include "index/bridge.hpp"

#include <cmath>
#include <map>
#include <string>

#include "index/citation_count.hpp"
#include "index/document_codec.hpp"
#include "index/matcher.hpp"
#include "index/terms.hpp"

namespace opendata::search {
namespace {

/// What a text adds to each article of a law that it cites, and besides to the article itself, as shares of what the
/// query's terms can give at best, were it as near as that (measured: half or twice as much, and 10 to 80 texts, are
/// nearly alike). Nearness is absolute: when even the nearest text is far, little is learnt from it.
constexpr double law_share = 0.065;
constexpr double article_share = 0.2;
constexpr double nearness_power = 1.5;
constexpr Xapian::doccount nearest_texts = 20;

/// Shares by the term of the law or article that they lift.
using Lift = std::map<std::string, double>;

Xapian::MSet find_nearest(const PlanInput& input, const std::vector<QueryTerm>& terms) {
  Xapian::Enquire enquire(input.handle.texts);
  enquire.set_query(without(candidates(terms, input.generation.frequent, input.handle.texts), input.query.excluded));
  enquire.set_weighting_scheme(relevance_weight());
  return enquire.get_mset(0, nearest_texts + 1);
}

/// The laws and articles that a text cites: of a generation they are known, of an update they are read off the text.
std::vector<std::string> cited_in(const Location& at, const PlanInput& input) {
  const Part& part = input.generation.parts[at.part];
  std::vector<std::string> targets;
  if (part.revision == 0) {
    for (const auto& [document, target] : DocumentTable::of(part.table.citations, at.document)) targets.push_back(target);
    return targets;
  }
  const auto text = decode_document(input.handle.document(at).get_data());
  return text ? targets_of(*text, input.generation.names) : targets;
}

/// `possible`: what the query's terms can give a text at best.
Lift lift_of(const Xapian::MSet& texts, double possible, const PlanInput& input) {
  Lift lift;
  for (auto it = texts.begin(); it != texts.end(); ++it) {
    // What is as near as the first one that is too many may come in any order: none of them counts.
    if (texts.size() > nearest_texts && it.get_weight() <= texts.back().get_weight() + 1e-9) break;
    const Location at = input.handle.locate(Corpus::texts, *it);
    if (input.generation.parts[at.part].is_superseded(at.document)) continue;
    const double weight = std::pow(it.get_weight() / possible, nearness_power);
    for (const std::string& target : cited_in(at, input)) {
      const bool is_article = target.find('/') != std::string::npos;
      lift[terms::make(is_article ? terms::id : terms::law, target)] +=
          weight * (is_article ? article_share : law_share);
    }
  }
  return lift;
}

/// What has `term` weighs so much.
Xapian::Query lifted(const std::string& term, double weight) {
  auto* constant = (new Xapian::FixedWeightPostingSource(weight))->release();
  const Xapian::Query where(Xapian::Query::OP_SCALE_WEIGHT, Xapian::Query(term), 0.0);
  return {Xapian::Query::OP_AND, where, Xapian::Query(constant)};
}

/// A document is one article of one law: said by OP_MAX, Xapian knows how little these can add at most.
Xapian::Query one_of(const std::vector<Xapian::Query>& lifts) {
  return {Xapian::Query::OP_MAX, lifts.begin(), lifts.end()};
}

}  // namespace

Xapian::Query cited_in_answers(const PlanInput& input, double possible) {
  if (&input.database == &input.handle.texts || input.handle.texts.size() == 0) return {};
  auto terms = lookup_terms(input.handle.segmenter.segment(input.query.text), input, Corpus::texts);
  mark_asides(terms, input.query.text);
  if (terms.empty()) return {};
  std::vector<Xapian::Query> laws, articles;
  for (const auto& [term, share] : lift_of(find_nearest(input, terms), possible_weight(terms), input))
    (term.starts_with(terms::law) ? laws : articles).push_back(lifted(term, share * possible));
  return one_of(laws) | one_of(articles);
}

}  // namespace opendata::search
