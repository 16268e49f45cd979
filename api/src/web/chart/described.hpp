#pragma once
#include "web/html.hpp"

namespace opendata::api::web {

/// Ends the start tag of an `<svg role="img">` with the names of its title and description, which follow: what somebody
/// hears who does not see the picture. `id` is unique on the page.
void write_described(Html& html, std::string_view id, std::string_view title, std::string_view description);

}  // namespace opendata::api::web
