#pragma once
#include <opendata/search/index_builder.hpp>

#include "index/generation.hpp"

namespace opendata::search {

/// Gives every law and every document that is not superseded to `sink`, as they were given to the index.
/// Errors: corrupt, io_failure, as the sink.
[[nodiscard]] Result<void> copy_documents(const Generation& generation, DocumentSink& sink);

}  // namespace opendata::search
