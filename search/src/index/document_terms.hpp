#pragma once
#include <xapian.h>

#include <opendata/search/document.hpp>
#include <opendata/search/segmenter.hpp>

namespace opendata::search {

/// The kind of documents that are articles of laws; they have a database of their own.
inline constexpr const char* article_kind = "article";

/// What stands in the index for a document: weighted terms of title, chapter and body, filter terms, values and the
/// stored fields.
[[nodiscard]] Xapian::Document to_xapian(const Document& document, Segmenter& segmenter);

}  // namespace opendata::search
