#pragma once
#include <functional>
#include <opendata/result.hpp>
#include <string>

#include "raw_law.hpp"

namespace opendata::search {

/// Reads laws from the older XML layout: <法規> with 法規名稱, 法規內容, 條文 …, one alone or many below any root.
/// Input: UTF-8 with or without BOM. Each law goes to `take` when its end is read; memory is bounded by one law (64
/// MiB). Errors, each with file and line: bad_structure (not well formed; a document type declaration, which could make
/// a small file large; nothing that is a law), bad_encoding, limit_exceeded, io_failure, not_found; as `take`.
[[nodiscard]] Result<void> read_law_xml(const std::string& file, const std::function<Result<void>(RawLaw&&)>& take);

}  // namespace opendata::search
