#include "web/dataset/parts.hpp"
#include "web/table.hpp"

namespace opendata::api::web {
namespace {

Message type_name(FieldType type) {
  switch (type) {
    case FieldType::string:
      return {"text", "文字"};
    case FieldType::integer:
      return {"whole number", "整數"};
    case FieldType::decimal:
      return {"decimal number", "小數"};
    case FieldType::boolean:
      return {"true or false", "是／否"};
    case FieldType::date:
      return {"date", "日期"};
    case FieldType::datetime:
      return {"date and time", "日期時間"};
  }
  return {"", ""};
}

/// A text in the page's language; the other language too, where the agency gave both.
void write_both(Html& html, const LocalizedText& text) {
  html.text(text.in(html.language()));
  const auto& other = html.english() ? text.zh_tw : text.en;
  if (other.empty() || other == text.in(html.language())) return;
  html.raw("<span class=\"other\" lang=\"").raw(html.english() ? Markup("zh-Hant-TW") : Markup("en")).raw("\">");
  html.text(other).raw("</span>");
}

}  // namespace

void write_fields(Html& html, const DatasetView& view) {
  write_heading(html, "fields", {"Fields", "欄位說明"});
  begin_table(html, Message{"Fields", "欄位說明"}.in(html.language()), "field-list",
              {{{"Name", "欄位"}}, {{"Title", "名稱"}}, {{"Type", "型別"}}, {{"Description", "說明"}}});
  for (const Field& field : view.schema().fields) {
    html.raw("<tr><th scope=\"row\"><code>").text(field.name).raw("</code></th><td>");
    write_both(html, field.title);
    html.raw("</td><td>").say(type_name(field.type)).raw(" <code>").text(name(field.type)).raw("</code></td><td>");
    write_both(html, field.description);
    html.raw("</td></tr>\n");
  }
  end_table(html);
}

}  // namespace opendata::api::web
