#pragma once
#include <opendata/search/searcher.hpp>
#include <vector>

#include "query/reach.hpp"

namespace opendata::search {

/// What somebody may have meant: a word of the index that sounds or looks like a stretch of the query that the index
/// does not know. Nothing for a text whose stretches all stand in the index, nor for a stretch that nothing in the
/// index resembles. Costs a look into memory a stretch, and a look into the index a pair of characters; texts of more
/// than 60 characters are not looked at. Throws what Xapian throws.
[[nodiscard]] std::vector<Correction> find_corrections(std::string_view text, const std::vector<Term>& terms,
                                                       const Reach& reach);

}  // namespace opendata::search
