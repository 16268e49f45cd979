#include <opendata/text.hpp>
#include <set>

#include "index/bridge.hpp"
#include "index/cited_places.hpp"
#include "index/folding.hpp"
#include "index/lift.hpp"
#include "index/plans.hpp"
#include "index/subject_lift.hpp"
#include "index/terms.hpp"
#include "query/expand.hpp"
#include "query/field.hpp"

namespace opendata::search {
namespace {

std::vector<Term> segment(const PlanInput& input) { return input.handle.segmenter.segment(input.query.text); }

/// What each factor e of citations of an article's law by other laws, and of the article itself, adds, as shares of what
/// the query's terms can give at best (measured; half or twice as much is nearly alike).
constexpr double cited_law_share = 0.01;
constexpr double cited_article_share = 0.03;

/// More than a document can have that only matches the query. The words give it `words` at most; the answers that cite it
/// up to sixteen times that, if twenty hold nothing but the query; the subjects, the authority and the preference less
/// than three times.
double above_matches(double words) {
  constexpr double words_and_shares = 20;
  constexpr double term_of_law = 100;  ///< no term weighs that much in four thousand million documents
  return words_and_shares * words + term_of_law;
}

/// A text whose title the query is, word for word, stands above all others, also above the first of the most articles
/// that a query may cite, each a step above the next. What somebody reads as a question in a list, or is offered as he
/// types, is found when he asks it.
Xapian::Query texts_of_title(std::string_view text, double step) {
  const std::string title = terms::whole_title_of(text);
  return title.empty() ? Xapian::Query() : lifted({{title, 1.0}}, step * (most_cited_places + 2));
}

/// A law named in the text lifts its articles by one term's weight, however often it is named.
Xapian::Query articles_of_named_laws(const PlanInput& input) {
  std::set<std::string> laws;
  for (const Citation& citation : input.citations)
    if (!citation.law.empty()) laws.insert(terms::make(terms::law, citation.law));
  return {Xapian::Query::OP_OR, laws.begin(), laws.end()};
}

/// The OR of the parts that there are.
Xapian::Query any_of(std::vector<PlanPart>::const_iterator first, std::vector<PlanPart>::const_iterator last) {
  std::vector<Xapian::Query> queries;
  for (; first != last; ++first)
    if (!first->query.empty()) queries.push_back(first->query);
  return {Xapian::Query::OP_OR, queries.begin(), queries.end()};
}

/// 服務:動物保護/登記 asks one classification, a path alone the category.
std::pair<Field, std::string> named_value(std::string_view utf8) {
  const std::u32string text = text::to_utf32(utf8);
  const auto prefix = read_field(text);
  const bool classified = prefix && !facet_name(prefix->field).empty();
  const std::string value = text::to_utf8(std::u32string_view(text).substr(classified ? prefix->length : 0));
  return {classified ? prefix->field : Field::category, std::string(text::trim(value))};
}

}  // namespace

Result<Plan> plan_full_text(const PlanInput& input) {
  const std::vector<Term> terms = segment(input);
  const std::vector<SynonymMatch> synonyms = find_synonyms(input, terms);
  Plan plan;
  plan.highlighted = lookup_terms(terms, input);
  add_synonyms(plan.highlighted, synonyms, input.handle.segmenter, input.database);
  plan.expansions = as_expansions(synonyms);
  mark_asides(plan.highlighted, input.query.text);
  const double possible = possible_weight(plan.highlighted);
  plan.law_authority = possible * cited_law_share;
  plan.article_authority = possible * cited_article_share;
  const double step = above_matches(greatest_weight(plan.highlighted, input.database));
  plan.parts = {{std::string(score_parts::whole_title), texts_of_title(input.query.text, step)},
                {std::string(score_parts::cited), cited_places(input, step, step)},
                {std::string(score_parts::named_law), with_text(articles_of_named_laws(input))},
                {std::string(score_parts::subject), with_text(governing_law(input, terms, synonyms, possible))},
                {std::string(score_parts::preferred), preference(plan.highlighted, input.generation.frequent)},
                {std::string(score_parts::answers), cited_in_answers(input, possible)}};
  // What the query names opens candidates, because the law may say it in other words; the other two only weigh those
  // that there are.
  const auto weighing = plan.parts.begin() + 4;
  const Xapian::Query opening = any_of(plan.parts.begin(), weighing);
  const Xapian::Query lifts = any_of(weighing, plan.parts.end());
  plan.query = candidates(plan.highlighted, input.generation.frequent, input.database);
  if (!opening.empty()) plan.query |= opening;
  if (!plan.query.empty() && !lifts.empty())
    plan.query = Xapian::Query(Xapian::Query::OP_AND_MAYBE, plan.query, lifts);
  return plan;
}

Result<Plan> plan_keyword(const PlanInput& input) {
  const std::vector<Term> terms = segment(input);
  const std::vector<SynonymMatch> synonyms = find_synonyms(input, terms);
  auto demanded = all_words(terms, as_alternatives(synonyms, input.handle.segmenter));
  if (!demanded) return failure(std::move(demanded.error()));
  Plan plan;
  plan.highlighted = lookup_terms(terms, input);
  add_synonyms(plan.highlighted, synonyms, input.handle.segmenter, input.database);
  plan.expansions = as_expansions(synonyms);
  plan.wider = closest_match(plan.highlighted);
  plan.query = ranked(*demanded, best_match(plan.highlighted, input));
  return plan;
}

Result<Plan> plan_any_word(const PlanInput& input) {
  const std::vector<Term> terms = segment(input);
  auto wanted = any_word(terms);
  if (!wanted) return failure(std::move(wanted.error()));
  Plan plan;
  plan.highlighted = lookup_terms(terms, input);
  plan.query = ranked(*wanted, best_match(plan.highlighted, input));
  return plan;
}

Result<Plan> plan_phrase(const PlanInput& input) {
  const std::vector<Term> terms = segment(input);
  auto demanded = all_pairs(terms);
  if (!demanded) return failure(std::move(demanded.error()));
  Plan plan;
  plan.highlighted = lookup_terms(terms, input);
  plan.query = *demanded;
  plan.wider = closest_match(plan.highlighted);
  std::u32string phrase = phrase_form(text::to_utf32(input.query.text));
  constexpr std::u32string_view quotes = U"\"“”「」";
  while (!phrase.empty() && quotes.find(phrase.front()) != std::u32string_view::npos) phrase.erase(0, 1);
  while (!phrase.empty() && quotes.find(phrase.back()) != std::u32string_view::npos) phrase.pop_back();
  plan.phrase = phrase;
  plan.passages = {{std::move(phrase)}};
  return plan;
}

Result<Plan> plan_category(const PlanInput& input) {
  Plan plan;
  plan.order = Plan::Order::newest;
  const auto named = named_value(input.query.text);
  if (named.second.empty())
    plan.query = Xapian::Query(std::string());
  else if (named.first == Field::category)
    plan.query = Xapian::Query(terms::make(terms::category, fold_for_search(named.second)));
  else
    plan.query = Xapian::Query(terms::of_facet(facet_name(named.first), named.second));
  plan.query = with_text(plan.query);
  return plan;
}

}  // namespace opendata::search
