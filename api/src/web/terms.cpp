#include "web/terms.hpp"

namespace opendata::api::web {

void write_named_term(Html& html, std::string_view term, std::string_view value) {
  if (!value.empty()) html.raw("<dt>").text(term).raw("</dt><dd>").text(value).raw("</dd>\n");
}

void write_term(Html& html, Message term, std::string_view value) { write_named_term(html, term.in(html.language()), value); }

bool is_web_address(std::string_view address) { return address.starts_with("https://") || address.starts_with("http://"); }

void write_web_link(Html& html, std::string_view address, std::string_view label) {
  is_web_address(address) ? html.link(address, label) : html.text(label);
}

}  // namespace opendata::api::web
