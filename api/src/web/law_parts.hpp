#pragma once
#include <opendata/search/law.hpp>

#include "handlers/law_lookup.hpp"
#include "web/html.hpp"
#include "web/layout.hpp"

/// Parts that the page of a law and that of an article share.
namespace opendata::api::web {

/// 法規, where all laws can be searched.
[[nodiscard]] Crumb law_crumb(const Call& call);
/// Whether a law, or an article's law, is in force or not yet, as marks behind a heading.
void write_law_state(Html& html, const search::Document& article);
/// Name, state, days, history and attachments of a law.
void write_law_head(Html& html, const LawView& law, const search::LawInfo& info);

}  // namespace opendata::api::web
