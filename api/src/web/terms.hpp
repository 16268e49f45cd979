#pragma once
#include "web/html.hpp"

namespace opendata::api::web {

/// A term of a `<dl>` and its value; nothing when the value is empty.
void write_term(Html& html, Message term, std::string_view value);
/// The same of a term that data name.
void write_named_term(Html& html, std::string_view term, std::string_view value);

/// Whether a browser may follow an address from data without running anything.
[[nodiscard]] bool is_web_address(std::string_view address);
/// The label, as a link where the address is a web address.
void write_web_link(Html& html, std::string_view address, std::string_view label);

}  // namespace opendata::api::web
