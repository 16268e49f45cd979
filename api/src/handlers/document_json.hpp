#pragma once
#include <opendata/search/searcher.hpp>

#include "json_body.hpp"

namespace opendata::api {

/// The members of a document that lists and single answers share.
void write_document_head(JsonBody& out, const search::Document& document);
/// Text as parts: [{"text":"…","mark":true}, …]; a client escapes each part as plain text.
void write_highlighted(JsonBody& out, const search::Highlighted& text);

}  // namespace opendata::api
