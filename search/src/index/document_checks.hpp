#pragma once
#include <opendata/result.hpp>
#include <opendata/search/document.hpp>

namespace opendata::search {

/// Whether a document may stand in an index. Errors: bad_value (id), limit_exceeded.
[[nodiscard]] Result<void> check_document(const Document& document);

}  // namespace opendata::search
