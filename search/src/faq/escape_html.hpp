#pragma once
#include <string>
#include <string_view>

namespace opendata::search::faq {

/// Appends a character as it may stand in a text or an attribute.
void append_escaped(std::string& html, char c);
[[nodiscard]] std::string escape_html(std::string_view text);

}  // namespace opendata::search::faq
