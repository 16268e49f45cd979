#pragma once
#include "index/plans.hpp"

/// Synonyms in a query's plan.
namespace opendata::search {

/// The words of the query that have synonyms; none when the query does not want any.
[[nodiscard]] std::vector<SynonymMatch> find_synonyms(const PlanInput& input, const std::vector<Term>& terms);

/// The same as demands: every synonym's words, side by side or not, instead of the word.
[[nodiscard]] std::vector<Alternative> as_alternatives(const std::vector<SynonymMatch>& matches, Segmenter& segmenter);

/// The query as it would stand with synonyms in the place of its words, in every combination; the first is the query
/// itself. At most 32.
[[nodiscard]] std::vector<std::string> rewritings(const PlanInput& input, const std::vector<SynonymMatch>& matches);

/// For showing what else was looked for.
[[nodiscard]] std::vector<Expansion> as_expansions(const std::vector<SynonymMatch>& matches);

}  // namespace opendata::search
