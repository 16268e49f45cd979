#include "web/dataset/service_items.hpp"

#include <algorithm>

#include "encoding.hpp"
#include "web/layout.hpp"
#include "web/terms.hpp"

namespace opendata::api::web {
namespace {

/// One card's cells by the names of the type.
class Item {
 public:
  Item(const Schema& schema, const Row& row) : schema_(schema), row_(row) {}
  [[nodiscard]] std::string_view text(std::string_view name) const {
    const auto place = schema_.index_of(name);
    if (!place || !row_.cells[*place]) return {};
    return *row_.cells[*place];
  }
  /// The heading that the agency gave the field.
  [[nodiscard]] std::string_view title(std::string_view name, Language language) const {
    const auto place = schema_.index_of(name);
    return place ? std::string_view(schema_.fields[*place].title.in(language)) : name;
  }
  [[nodiscard]] std::int64_t id() const { return row_.id; }

 private:
  const Schema& schema_;
  const Row& row_;
};

void begin_term(Html& html, const Item& item, std::string_view name) {
  html.raw("<dt>").text(item.title(name, html.language())).raw("</dt><dd>");
}

void write_term(Html& html, const Item& item, std::string_view name) {
  const auto value = item.text(name);
  if (value.empty()) return;
  begin_term(html, item, name);
  html.text(value).raw("</dd>");
}

std::vector<std::string_view> split(std::string_view text, std::string_view separator) {
  std::vector<std::string_view> parts;
  while (!text.empty()) {
    const auto end = std::min(text.find(separator), text.size());
    if (end > 0) parts.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + separator.size(), text.size()));
  }
  return parts;
}

/// "申請→查核→發證" and "證明；照片" as lists.
void write_list(Html& html, const Item& item, std::string_view name, std::string_view separator, bool numbered) {
  const auto parts = split(item.text(name), separator);
  if (parts.size() < 2) return write_term(html, item, name);
  begin_term(html, item, name);
  html.raw(numbered ? Markup("<ol>") : Markup("<ul>"));
  for (const auto part : parts) html.raw("<li>").text(part).raw("</li>");
  html.raw(numbered ? Markup("</ol></dd>") : Markup("</ul></dd>"));
}

void write_days(Html& html, const Item& item) {
  const auto days = item.text("days");
  if (days.empty()) return;
  begin_term(html, item, "days");
  if (days == "0")
    html.say({"while you wait", "隨到隨辦"});
  else
    html.text(days).say(days == "1" ? Message{" working day", " 個工作天"} : Message{" working days", " 個工作天"});
  html.raw("</dd>");
}

/// The search understands citations, and finds the article.
void write_law(Html& html, const Call& call, const Item& item) {
  const auto laws = split(item.text("law"), "；");
  if (laws.empty()) return;
  begin_term(html, item, "law");
  for (const auto law : laws)
    html.raw("<div>").link(keep_language(call.request, "/?q=" + percent_encode(law)), law).raw("</div>");
  html.raw("</dd>");
}

void write_forms(Html& html, const Item& item) {
  const auto forms = split(item.text("forms"), " ");
  if (forms.empty()) return;
  begin_term(html, item, "forms");
  for (const auto form : forms) {
    const auto name = form.substr(form.rfind('/') + 1);
    html.raw("<div>");
    write_web_link(html, form, is_web_address(form) && !name.empty() ? name : form);
    html.raw("</div>");
  }
  html.raw("</dd>");
}

void write_item(Html& html, const Call& call, const Item& item) {
  html.raw("<article class=\"service\" id=\"item-")
      .text(std::to_string(item.id()))
      .raw("\"><h3>")
      .text(item.text("item_name"));
  html.raw("</h3>\n");
  if (!item.text("description").empty()) html.raw("<p>").text(item.text("description")).raw("</p>\n");
  html.raw("<dl class=\"particulars\">");
  for (const char* name : {"channel", "window", "phone"}) write_term(html, item, name);
  write_list(html, item, "procedure", "→", true);
  write_list(html, item, "documents", "；", false);
  write_days(html, item);
  write_term(html, item, "fee");
  write_forms(html, item);
  write_law(html, call, item);
  html.raw("</dl></article>\n");
}

}  // namespace

bool is_service_items(const Release& release) { return release.metadata.type == "service-items"; }

void write_service_items(Html& html, const Call& call, const Schema& schema, const RowsPage& rows) {
  html.raw("<div class=\"services\">\n");
  for (const Row& row : rows.rows) write_item(html, call, Item(schema, row));
  html.raw("</div>\n");
}

}  // namespace opendata::api::web
