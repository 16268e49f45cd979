#pragma once
#include <opendata/search/searcher.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "call.hpp"
#include "web/html.hpp"

/// Articles that a text rests on, and texts that rest on an article.
namespace opendata::api::web {

/// Ids of articles and laws: those that an answer names itself ("M0060027/12;M0060027/12-1"), then those that its text
/// cites; each once.
[[nodiscard]] std::vector<std::string> cited_ids(std::string_view named, const search::CitationLinks& links);
/// The articles by title, each with its text to unfold; a law, or what the index does not have, as a line.
void write_law_basis(Html& html, const Call& call, const std::vector<std::string>& ids);
/// Says that laws of the answer were amended or ended after its last review, and which. Nothing when none was.
void write_changed_laws(Html& html, const Call& call, const search::Document& answer);
/// A list of places under a heading that unfolds it. Nothing when the list is empty.
void write_places(Html& html, const Call& call, Message title, const std::vector<search::CitationLink>& places);
/// Entries like the one with this id, of any kind.
void write_related(Html& html, const Call& call, std::string_view id);

}  // namespace opendata::api::web
