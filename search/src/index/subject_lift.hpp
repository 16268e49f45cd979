#pragma once
#include <xapian.h>

#include "index/plans.hpp"

namespace opendata::search {

/// What governs a subject that the query names in everyday words: lifts the articles, and less the laws, to which the
/// subject dictionary leads; the first 64 subjects count. Where it names none as typed, its words' synonyms are put in their
/// places. `terms` is the segmented text, `synonyms` what find_synonyms() has of it, `possible` what the query's
/// terms can give at best. Empty without such a subject, where no articles are searched, and when only the words as
/// written are wanted.
[[nodiscard]] Xapian::Query governing_law(const PlanInput& input, const std::vector<Term>& terms,
                                          const std::vector<SynonymMatch>& synonyms, double possible);

}  // namespace opendata::search
