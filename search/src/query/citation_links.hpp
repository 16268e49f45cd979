#pragma once
#include <opendata/search/searcher.hpp>

#include "query/reach.hpp"

namespace opendata::search {

/// What a document cites and who cites it. Both are read from the texts themselves when they are asked for, so that
/// they are always those of the index that is open. Cost: one parse of the text, and of at most 600 texts that may cite
/// it. Throws what Xapian throws.
[[nodiscard]] CitationLinks find_links(const Document& document, const Reach& reach);

/// The law that a law carries out: the first that its first article names as its ground (依動物保護法第七條訂定之);
/// empty when it names none. Throws what Xapian throws.
[[nodiscard]] std::string parent_of_law(const std::string& law_id, const Reach& reach);

}  // namespace opendata::search
