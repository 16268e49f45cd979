#pragma once
#include "call.hpp"
#include "web/html.hpp"

namespace opendata::api::web {

/// "Was this helpful?" under an entry, as a form that works without JavaScript, and how often the entry was opened;
/// nothing when this server does not count.
void write_feedback(Html& html, const Call& call, std::string_view faq_id);
/// The questions that are opened most, as a section of the first page; nothing when there are none.
void write_popular(Html& html, const Call& call);

}  // namespace opendata::api::web
