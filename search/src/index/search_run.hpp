#pragma once
#include <opendata/search/searcher.hpp>

#include "index/generation.hpp"

namespace opendata::search {

/// Errors: limit_exceeded, naming the limit.
[[nodiscard]] Result<void> check_limits(const Query& query);

/// One search on one generation. Throws what Xapian throws.
[[nodiscard]] Result<SearchResult> run_search(const Query& query, const Generation& generation, Handle& handle);

/// The stored fields. Errors: corrupt.
[[nodiscard]] Result<Document> stored_document(const Xapian::Document& document);

}  // namespace opendata::search
