#include "index/bridge.hpp"

#include <cmath>
#include <string>

#include "index/citation_count.hpp"
#include "index/document_codec.hpp"
#include "index/lift.hpp"
#include "index/matcher.hpp"
#include "index/terms.hpp"

namespace opendata::search {
namespace {

/// A text that gets all that the query's terms can give at best would lift what it cites by whole shares (measured: 10 to
/// 80 texts are nearly alike). Nearness is absolute: when even the nearest text is far, little is learnt from it.
constexpr double nearness_power = 1.5;
constexpr Xapian::doccount nearest_texts = 20;

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

}  // namespace

Xapian::Query cited_in_answers(const PlanInput& input, double possible) {
  if (&input.database == &input.handle.texts || input.handle.texts.size() == 0) return {};
  auto terms = lookup_terms(input.handle.segmenter.segment(input.query.text), input, Corpus::texts);
  mark_asides(terms, input.query.text);
  if (terms.empty()) return {};
  return lifted(lift_of(find_nearest(input, terms), possible_weight(terms), input), possible);
}

}  // namespace opendata::search
