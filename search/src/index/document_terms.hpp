#pragma once
#include <xapian.h>

#include <opendata/search/document.hpp>
#include <opendata/search/segmenter.hpp>

namespace opendata::search {

/// The kind of documents that are articles of laws; they have a database of their own.
inline constexpr const char* article_kind = "article";

/// Whether it is an article of which the law leaves only the number: 第 5 條（刪除）.
[[nodiscard]] inline bool is_deleted(const Document& document) {
  return document.kind == article_kind && document.body.empty();
}

/// What stands in the index for a document: weighted terms of title, chapter and body, filter terms, values and the
/// stored fields. A deleted article is found by its law and number only.
[[nodiscard]] Xapian::Document to_xapian(const Document& document, Segmenter& segmenter);

}  // namespace opendata::search
