#pragma once
#include <opendata/search/searcher.hpp>

#include "query/reach.hpp"

namespace opendata::search {

/// What else belongs to a document: beside an answer the articles that it cites, beside an article the answers that
/// cite it, then the nearest texts of the other sort, then of its own. Throws what Xapian throws.
[[nodiscard]] std::vector<Hit> find_related(const Document& document, std::size_t limit, const Reach& reach);

}  // namespace opendata::search
