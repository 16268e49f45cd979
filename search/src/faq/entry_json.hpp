#pragma once
#include <opendata/json.hpp>
#include <opendata/search/faq.hpp>

namespace opendata::search::faq {

/// An entry from its JSON object. Errors as parse_entry().
[[nodiscard]] Result<Entry> entry_from(const json::Value& object);

}  // namespace opendata::search::faq
