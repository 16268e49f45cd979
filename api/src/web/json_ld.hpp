#pragma once
#include "call.hpp"
#include "web/html.hpp"
#include "web/wording.hpp"

/// What a page says to search engines: schema.org as JSON-LD, in a data block that no browser runs.
namespace opendata::api::web {

/// FAQPage with the one question that the page shows.
void write_faq_json_ld(Html& html, const Wording& wording);
void write_dataset_json_ld(Html& html, const Call& call, const ServedDataset& dataset);

}  // namespace opendata::api::web
