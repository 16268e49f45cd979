#pragma once
#include "call.hpp"
#include "web/html.hpp"

/// Parts that the forms of the pages share.
namespace opendata::api::web {

void write_option(Html& html, std::string_view value, std::string_view label, std::string_view chosen);
/// What goes along with a form without being seen; nothing when the value is empty.
void write_hidden(Html& html, std::string_view name, std::string_view value);
/// The language that the reader chose, if any.
void write_hidden_language(Html& html, const Call& call);

/// A search in a row: a box called "q" with what was asked last, the button.
struct SearchRow {
  Markup id;       ///< of the box, which the caller's label names
  Markup longest;  ///< characters that the route takes
};
/// `between` stands between box and button.
void write_search_row(Html& html, const Call& call, const SearchRow& row, const Html& between);

}  // namespace opendata::api::web
