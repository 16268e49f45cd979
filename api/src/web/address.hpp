#pragma once
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

#include "call.hpp"

namespace opendata::api::web {

/// This page's own address with parameters changed; an empty value takes one away. Always begins at the first page
/// again unless "offset" is among the changes. Example: {{"sort", "title"}} of "/datasets?q=x&offset=20" →
/// "/datasets?q=x&sort=title".
[[nodiscard]] std::string changed_address(const Request& request,
                                          std::initializer_list<std::pair<std::string_view, std::string_view>> changes);

}  // namespace opendata::api::web
