#pragma once
#include <opendata/search/searcher.hpp>

#include "index/generation.hpp"

namespace opendata::search {

/// What somebody can do next, most useful first, when there are few hits or a cited place is missing; empty otherwise.
[[nodiscard]] std::vector<Advice> advice_for(const Query& query, const SearchResult& result);

/// The places that citations name and the index does not have: of laws that it has, or behind a name that ends as a
/// law's does. Throws what Xapian throws.
[[nodiscard]] std::vector<MissingCitation> find_missing(const Query& query, const std::vector<Citation>& citations,
                                                        const Generation& generation, const Handle& handle);

}  // namespace opendata::search
