#include "admin/pages/typed_text.hpp"

#include <string>
#include <vector>

#include "admin/form.hpp"
#include "admin/pages/boxes.hpp"

namespace opendata::api::admin {
namespace {

using web::Html;

/// Behind a TLS proxy the browser's scheme is not ours.
bool is_of_this_site(const Request& request) {
  const auto &origin = request.header("origin"), &host = request.header("host");
  return !host.empty() && (origin == "https://" + host || origin == "http://" + host);
}

/// Fields that people type, as they stand on the page.
std::vector<std::string> typed_fields(const Form& form) {
  std::vector<std::string> fields{"id"};
  for (const BoxGroup& group : box_groups())
    for (const Box& box : group.boxes) fields.emplace_back(box.field);
  for (const auto& [name, text] : form.fields())
    if (name.starts_with("question:") || name.starts_with("answer:")) fields.push_back(name);
  for (const char* field : {"language", "why"}) fields.emplace_back(field);
  std::erase_if(fields, [&](const std::string& field) { return form.text(field).empty(); });
  return fields;
}

}  // namespace

void write_typed_text(Html& html, const Request& request) {
  if (!is_of_this_site(request)) return;
  const auto form = Form::parse(request);
  if (!form) return;
  const auto fields = typed_fields(*form);
  if (fields.empty()) return;
  html.raw("<h2>").say({"What you typed, to be copied", "您輸入的內容，請複製保存"}).raw("</h2>\n<dl class=\"differences\">");
  for (const auto& field : fields)
    html.raw("<dt>").text(field_label(field, html.language())).raw("</dt><dd><pre class=\"diff\">").text(form->text(field)).raw("</pre></dd>\n");
  html.raw("</dl>\n");
}

}  // namespace opendata::api::admin
