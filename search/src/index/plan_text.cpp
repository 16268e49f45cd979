#include <opendata/text.hpp>

#include "index/bridge.hpp"
#include "index/folding.hpp"
#include "index/plans.hpp"
#include "index/terms.hpp"

namespace opendata::search {
namespace {

std::vector<Term> segment(const PlanInput& input) { return input.handle.segmenter.segment(input.query.text); }

/// A law named in the text lifts its articles by one term's weight.
Xapian::Query with_named_laws(Xapian::Query query, const PlanInput& input) {
  for (const Citation& citation : input.citations) {
    if (!citation.law.empty()) query |= Xapian::Query(terms::make(terms::law, citation.law));
  }
  return query;
}

}  // namespace

Result<Plan> plan_full_text(const PlanInput& input) {
  Plan plan;
  plan.highlighted = lookup_terms(segment(input), input.database);
  plan.query = with_named_laws(
      with_preference(best_match(plan.highlighted), plan.highlighted, input.generation.authority), input);
  const Xapian::Query bridge = cited_in_answers(input, possible_weight(plan.highlighted));
  if (!bridge.empty()) plan.query = Xapian::Query(Xapian::Query::OP_AND_MAYBE, plan.query, bridge);
  return plan;
}

Result<Plan> plan_keyword(const PlanInput& input) {
  const std::vector<Term> terms = segment(input);
  auto demanded = all_words(terms);
  if (!demanded) return failure(std::move(demanded.error()));
  Plan plan;
  plan.highlighted = lookup_terms(terms, input.database);
  plan.wider = closest_match(plan.highlighted);
  plan.query = ranked(*demanded, best_match(plan.highlighted));
  return plan;
}

Result<Plan> plan_phrase(const PlanInput& input) {
  const std::vector<Term> terms = segment(input);
  auto demanded = all_pairs(terms);
  if (!demanded) return failure(std::move(demanded.error()));
  Plan plan;
  plan.highlighted = lookup_terms(terms, input.database);
  plan.query = *demanded;
  plan.wider = closest_match(plan.highlighted);
  std::u32string phrase = phrase_form(text::to_utf32(input.query.text));
  constexpr std::u32string_view quotes = U"\"“”「」";
  while (!phrase.empty() && quotes.find(phrase.front()) != std::u32string_view::npos) phrase.erase(0, 1);
  while (!phrase.empty() && quotes.find(phrase.back()) != std::u32string_view::npos) phrase.pop_back();
  plan.phrases = {std::move(phrase)};
  return plan;
}

Result<Plan> plan_category(const PlanInput& input) {
  const std::string path(text::trim(input.query.text));
  Plan plan;
  plan.order = Plan::Order::newest;
  plan.query =
      path.empty() ? Xapian::Query(std::string()) : Xapian::Query(terms::make(terms::category, fold_for_search(path)));
  return plan;
}

}  // namespace opendata::search
