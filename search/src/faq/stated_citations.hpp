#pragma once
#include <opendata/search/faq_citations.hpp>

namespace opendata::search::faq {

/// Citations that somebody stated, and what they mean.
struct StatedCitations {
  std::vector<std::string> ids;         ///< each once; what is written out and means nothing stays as it is
  std::vector<std::string> unresolved;  ///< the latter
};

/// Ids are ASCII; what people write out is not.
[[nodiscard]] bool is_written_out(const std::string& citation);

[[nodiscard]] bool holds(const std::vector<std::string>& items, const std::string& item);

/// Adds each that is not there. A range may mean more articles than a list may have; what an editor states one by one is
/// for validate() to refuse.
void add_found(std::vector<std::string>& items, std::vector<std::string>&& found);

/// What is written out as ids. Errors: as `find`.
[[nodiscard]] Result<StatedCitations> stated_ids(const std::vector<std::string>& citations, const FindCitations& find);

}  // namespace opendata::search::faq
