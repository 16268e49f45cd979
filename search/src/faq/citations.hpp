#pragma once
#include <opendata/search/faq_files.hpp>
#include <string>
#include <utility>
#include <vector>

namespace opendata::search::faq {

/// What add_citations() did.
struct AddedCitations {
  std::uint64_t count = 0;
  std::vector<std::pair<std::string, std::string>> unresolved;  ///< field, text
};

/// Adds what the texts of an entry cite to its citations, each once, up to the limit of a list. Citations that are
/// written out become the ids that they mean; those that mean none stay and are told. Errors: as `find`.
[[nodiscard]] Result<AddedCitations> add_citations(Entry& entry, const FindCitations& find);

}  // namespace opendata::search::faq
