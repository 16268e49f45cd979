#pragma once
#include <opendata/search/faq.hpp>
#include <string>
#include <vector>

#include "admin/faq_desk.hpp"

/// What entries cite, by the laws of the index that is served.
namespace opendata::api::admin {

/// As search::faq::update_citations(). Without an index, or while it cannot be read, the entry stays as it was written:
/// missing_citations() then shows it.
void look_up_citations(const FaqDesk& desk, search::faq::Entry& entry, const search::faq::Entry& before);
/// The citations of the entry that are no article and no law of the index; all of them without an index.
[[nodiscard]] std::vector<std::string> missing_citations(const FaqDesk& desk, const search::faq::Entry& entry);

}  // namespace opendata::api::admin
