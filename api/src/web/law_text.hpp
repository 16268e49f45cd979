#pragma once
#include <string>
#include <string_view>

#include "web/html.hpp"

namespace opendata::api::web {

/// The text of an article: a paragraph a line, those that begin with 一、 or （一） indented as 款 and 目. Lines drawn as a
/// table with ┌─│ stay as they are, monospaced, in a box that scrolls.
void write_law_text(Html& html, std::string_view text);
/// "Article 12-1", "第 12 條之 1".
[[nodiscard]] std::string article_label(Language language, std::string_view number);

}  // namespace opendata::api::web
