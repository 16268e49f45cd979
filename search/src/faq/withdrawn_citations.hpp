#pragma once
#include <opendata/search/faq_citations.hpp>
#include <opendata/search/faq_store.hpp>
#include <set>

namespace opendata::search::faq {

/// The ids of what an editor took out of an entry's citations: its texts cite them and an earlier revision has them, the
/// newest has not. Written-out citations count as the ids that they mean, in every revision.
/// Errors: as Store::history() and `find`.
[[nodiscard]] Result<std::set<std::string>> withdrawn_citations(const Store& store, const Stored& newest, const FindCitations& find);

/// `find` without some ids. It must outlive the result.
[[nodiscard]] FindCitations leaving_out(std::set<std::string> ids, const FindCitations& find);

}  // namespace opendata::search::faq
