#pragma once
#include "call.hpp"
#include "web/html.hpp"

namespace opendata::api::web {

/// The whole page around `content`: head, skip link, navigation, footer.
[[nodiscard]] Response page(const Call& call, std::string_view title, const Html& content);
/// The page that tells a person about a problem. Needs no call, since a problem may come before one is made.
[[nodiscard]] Response problem_page(const Problem& problem, Language language, const Request& request);
/// An address of this site with the language that the reader chose, if any, so that a followed link keeps it.
[[nodiscard]] std::string keep_language(const Request& request, std::string address);

}  // namespace opendata::api::web
