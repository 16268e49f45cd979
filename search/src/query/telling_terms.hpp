#pragma once
#include <opendata/search/document.hpp>
#include <vector>

#include "query/reach.hpp"

namespace opendata::search {

/// The terms that say most about a document among those of a corpus: frequent in it, rare elsewhere; at most 40, rarest
/// first. Only the first 5,000 bytes of a text are looked at. Throws what Xapian throws.
[[nodiscard]] std::vector<QueryTerm> telling_terms(const Document& document, const Reach& reach, Corpus corpus);

}  // namespace opendata::search
