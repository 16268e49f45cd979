#pragma once
#include "index/plans.hpp"

/// Synonyms in a query's plan.
namespace opendata::search {

/// The words of the query that have synonyms; none when the query does not want any.
[[nodiscard]] std::vector<SynonymMatch> find_synonyms(const PlanInput& input, const std::vector<Term>& terms);

/// The same as demands: every synonym's words, side by side or not, instead of the word.
[[nodiscard]] std::vector<Alternative> as_alternatives(const std::vector<SynonymMatch>& matches, Segmenter& segmenter);

/// For showing what else was looked for.
[[nodiscard]] std::vector<Expansion> as_expansions(const std::vector<SynonymMatch>& matches);

}  // namespace opendata::search
