#pragma once
#include <string_view>

namespace opendata::search::faq {

/// Whether a page may link to it: http, https, mailto or tel, something behind the scheme, no blanks, quotes or controls.
[[nodiscard]] bool is_safe_address(std::string_view url);

}  // namespace opendata::search::faq
