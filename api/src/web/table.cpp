#include "web/table.hpp"

namespace opendata::api::web {

void begin_table(Html& html, std::string_view name, Markup kind, std::initializer_list<Column> columns) {
  html.raw("<section class=\"scroll\" tabindex=\"0\" aria-label=\"").text(name);
  html.raw("\"><table class=\"").raw(kind).raw("\"><thead><tr>");
  for (const Column& column : columns) {
    const bool number = column.align == Column::Align::number;
    html.raw(number ? Markup("<th scope=\"col\" class=\"number\">") : Markup("<th scope=\"col\">")).say(column.title).raw("</th>");
  }
  html.raw("</tr></thead><tbody>\n");
}

void end_table(Html& html) { html.raw("</tbody></table></section>\n"); }

}  // namespace opendata::api::web
