#pragma once
#include <opendata/search/citation.hpp>
#include <opendata/search/searcher.hpp>

#include "index/generation.hpp"
#include "index/query_terms.hpp"
#include "query/passage.hpp"

namespace opendata::search {

/// A part of a plan's query by itself, for explaining scores.
struct PlanPart {
  std::string name;
  Xapian::Query query;
};

/// What a mode makes of a query.
struct Plan {
  enum class Order { relevance, newest };
  Xapian::Query query{};  ///< empty: nothing can match
  Xapian::Query wider{};  ///< asked instead when `query` finds nothing: the same words, none demanded; empty where that
                          ///< would be another question
  Order order = Order::relevance;
  double law_authority = 0;      ///< what each factor e of citations of an article's law adds to its score
  double article_authority = 0;  ///< the same for citations of the article itself
  std::vector<QueryTerm> highlighted{};
  std::vector<Passage> passages{};         ///< hits must hold each
  std::u32string phrase{};                 ///< in phrase_form(): marked alone in hits that hold it
  std::vector<Expansion> expansions{};     ///< synonyms that are looked for too
  std::vector<NamedLaw> laws{};            ///< that the mode found by name
  std::string understood{};                ///< a query written in sounds, in characters
  std::vector<PlanPart> parts{};           ///< besides the terms
  bool shows_abolished = false;           ///< the query names articles: they are shown whether in force or not
};

/// What a mode may use.
struct PlanInput {
  const Query& query;
  const std::vector<Citation>& citations;  ///< of the query's text
  const Generation& generation;
  Handle& handle;
  const Xapian::Database& database;  ///< the one that will be searched
  Corpus corpus;                     ///< whose database that is
};

/// lookup_terms() in a corpus of the input's generation.
[[nodiscard]] inline std::vector<QueryTerm> lookup_terms(const std::vector<Term>& terms, const PlanInput& input,
                                                         Corpus corpus) {
  return lookup_terms(terms, input.handle.database(corpus), [&](const std::string& term) {
    return input.generation.frequent.frequency(term, corpus);
  });
}

/// The same in the database that the input names.
[[nodiscard]] inline std::vector<QueryTerm> lookup_terms(const std::vector<Term>& terms, const PlanInput& input) {
  return lookup_terms(terms, input, input.corpus);
}

/// best_match() in the database that the input names.
[[nodiscard]] inline Xapian::Query best_match(const std::vector<QueryTerm>& terms, const PlanInput& input) {
  return best_match(terms, input.generation.frequent, input.database);
}

/// Errors of all: bad_value (the text is not what the mode reads), limit_exceeded. Throws what Xapian throws.
[[nodiscard]] Result<Plan> plan_full_text(const PlanInput& input);
[[nodiscard]] Result<Plan> plan_keyword(const PlanInput& input);
[[nodiscard]] Result<Plan> plan_phrase(const PlanInput& input);
[[nodiscard]] Result<Plan> plan_boolean(const PlanInput& input);
[[nodiscard]] Result<Plan> plan_citation(const PlanInput& input);
[[nodiscard]] Result<Plan> plan_category(const PlanInput& input);
[[nodiscard]] Result<Plan> plan_any_word(const PlanInput& input);
[[nodiscard]] Result<Plan> plan_law_title(const PlanInput& input);
[[nodiscard]] Result<Plan> plan_wildcard(const PlanInput& input);
[[nodiscard]] Result<Plan> plan_fuzzy(const PlanInput& input);
[[nodiscard]] Result<Plan> plan_reading(const PlanInput& input);
[[nodiscard]] Result<Plan> plan_similar(const PlanInput& input);

/// Whether somebody who writes this means a pattern: * inside or beside a word.
[[nodiscard]] bool has_wildcard(std::string_view text);

}  // namespace opendata::search
