#pragma once
#include <opendata/search/document.hpp>
#include <opendata/search/faq.hpp>
#include <string>

namespace opendata::search {

/// The document under which an entry is found.
[[nodiscard]] Document document_of(const faq::Entry& entry);
/// Whether the day lies between the first and the last day of the entry, if it has them.
[[nodiscard]] bool is_valid_on(const faq::Entry& entry, const std::string& day);

}  // namespace opendata::search
