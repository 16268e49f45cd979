#pragma once
#include <opendata/search/document.hpp>
#include <optional>
#include <string>
#include <string_view>

/// How a document is stored in the index: every field as its length (4 bytes, little endian) and its bytes, in the
/// order of document_codec.cpp.
namespace opendata::search {

[[nodiscard]] std::string encode_document(const Document& document);
/// nullopt when the bytes are not what encode_document writes.
[[nodiscard]] std::optional<Document> decode_document(std::string_view bytes);

}  // namespace opendata::search
