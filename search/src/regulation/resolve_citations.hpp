#pragma once
#include <functional>
#include <opendata/search/citation.hpp>

namespace opendata::search {

/// Ids of the articles that a citation of a law means; empty when the law has none of them.
using ArticlesOf = std::function<std::vector<std::string>(const Citation&)>;

/// Reads the citations of a text and looks each up. A law that is named without an article counts only when no article
/// of it is cited. At most 100 ids and 100 unresolved places.
[[nodiscard]] TextCitations resolve_citations(std::string_view text, const LawNames& names, const ArticlesOf& articles_of);

}  // namespace opendata::search
