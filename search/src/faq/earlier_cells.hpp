#pragma once
#include <opendata/search/faq_citations.hpp>

namespace opendata::search::faq {

/// Whether a revision may have come of a row with this cell of citations: it has what the cell states, and besides only
/// what its own texts cite. Without `find` nobody can tell what texts cite, nor which ids a written-out citation means:
/// then the revision has the same, or ids where the cell has something written out. Errors: as `find`.
[[nodiscard]] Result<bool> may_come_of(const std::vector<std::string>& cell, const Entry& revision, const FindCitations& find);

}  // namespace opendata::search::faq
