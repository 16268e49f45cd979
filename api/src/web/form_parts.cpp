#include "web/form_parts.hpp"

namespace opendata::api::web {

void write_option(Html& html, std::string_view value, std::string_view label, std::string_view chosen) {
  html.raw("<option value=\"").text(value);
  html.raw(value == chosen ? Markup("\" selected>") : Markup("\">")).text(label).raw("</option>\n");
}

void write_hidden(Html& html, std::string_view name, std::string_view value) {
  if (!value.empty()) html.raw("<input type=\"hidden\" name=\"").text(name).raw("\" value=\"").text(value).raw("\">\n");
}

void write_hidden_language(Html& html, const Call& call) {
  if (call.request.parameter("lang") != nullptr) write_hidden(html, "lang", call.english() ? "en" : "zh-TW");
}

void write_search_row(Html& html, const Call& call, const SearchRow& row, const Html& between) {
  html.raw("<div class=\"row\"><div class=\"combo\"><input id=\"").raw(row.id);
  html.raw("\" name=\"q\" type=\"search\" autocomplete=\"off\" maxlength=\"").raw(row.longest).raw("\" value=\"").text(call.arguments.text("q"));
  html.raw("\"></div>\n").append(between).raw("<button type=\"submit\">").say({"Search", "檢索"}).raw("</button></div>\n");
}

}  // namespace opendata::api::web
