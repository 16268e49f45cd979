#include "admin/pages/frame.hpp"
#include "admin/pages/pages.hpp"
#include "admin/pages/widgets.hpp"

namespace opendata::api::admin {
namespace faq = search::faq;
using web::Html;

namespace {

void write_change(Html& html, const AdminCall& call, const faq::Change& change, const faq::Change* before) {
  html.raw("<li><h2>").say({"Revision ", "版本 "}).number(change.revision).raw(" <span class=\"state ").text(faq::name(change.state)).raw("\">");
  html.say(state_label(change.state)).raw("</span></h2>\n<p class=\"source\">");
  write_time(html, change.at);
  html.raw(" · ").text(change.who);
  if (!change.why.empty()) html.raw(" · ").text(change.why);
  html.raw("</p>\n");
  if (before == nullptr) html.raw("<p>").say({"The beginning: ", "首次建立："}).text(change.entry.question).raw("</p>\n");
  else write_differences(html, call, before->entry, change.entry);
  html.raw("</li>\n");
}

}  // namespace

Answer history_page(FaqDesk& desk, AdminCall& call) {
  const auto& id = call.arguments.text("id");
  auto store = desk.store();
  if (!store) return refuse(store.error());
  const auto history = (*store)->history(id);
  if (!history) return refuse(history.error());
  Html html(call.language);
  html.raw("<p>");
  write_entry_link(html, id, history->back().entry.question);
  html.raw(" <span class=\"id\">").text(id).raw("</span></p>\n<ol class=\"hits\" reversed>\n");
  for (std::size_t i = history->size(); i-- > 0;) write_change(html, call, (*history)[i], i == 0 ? nullptr : &(*history)[i - 1]);
  html.raw("</ol>\n");
  return admin_page(call, call.say({"History and differences", "修改歷程與差異"}), html);
}

}  // namespace opendata::api::admin
