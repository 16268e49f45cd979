#include "admin/pages/edit_page.hpp"

#include <opendata/search/faq_cells.hpp>

#include "admin/citations.hpp"
#include "admin/pages/boxes.hpp"
#include "admin/pages/frame.hpp"
#include "admin/pages/pages.hpp"
#include "admin/pages/widgets.hpp"

namespace opendata::api::admin {
namespace faq = search::faq;
using web::Html;

namespace {

void write_fact(Html& html, const AdminCall& call, const faq::Entry& entry, std::string_view field) {
  const auto text = faq::cell_of(entry, field);
  if (!text.empty()) html.raw("<dt>").text(field_label(field, call.language)).raw("</dt><dd>").text(text).raw("</dd>");
}

void write_aside(Html& html, const AdminCall& call, const faq::Stored& stored) {
  html.raw("<aside class=\"standing\" aria-labelledby=\"standing\"><h2 id=\"standing\">").say({"Where it stands", "目前狀態"}).raw("</h2><p>");
  write_state(html, stored);
  html.raw("</p>\n<dl class=\"particulars\"><dt>").say({"Id", "編號"}).raw("</dt><dd>").text(stored.entry.id).raw("</dd><dt>").say({"Revision", "版本"});
  html.raw("</dt><dd>").number(stored.revision).raw("</dd>");
  if (stored.published != 0) html.raw("<dt>").say({"Published revision", "發布中版本"}).raw("</dt><dd>").number(stored.published).raw("</dd>");
  for (const char* field : {"reviewed", "modified"}) write_fact(html, call, stored.entry, field);
  for (const auto& [name, value] : stored.entry.extra) write_fact(html, call, stored.entry, name);
  html.raw("</dl>\n<p>").link(room_address("history", stored.entry.id), call.say({"History and differences", "修改歷程與差異"})).raw("</p>\n");
  write_moves(html, call, stored, room_address("edit", stored.entry.id));
  html.raw("</aside>\n");
}

void write_unsaved(Html& html, const faq::Entry& entry) {
  html.raw("<p class=\"notice\" role=\"status\">").say({"A preview: nothing is saved yet.", "以下為預覽，尚未儲存。"}).raw("</p>\n");
  write_preview(html, entry);
}

/// Who may only read sees every field as text.
void write_fields(Html& html, const AdminCall& call, const faq::Entry& entry) {
  html.raw("<dl class=\"particulars\">");
  for (const auto& field : faq::entry_fields())
    if (field != "question" && field != "answer") write_fact(html, call, entry, field);
  html.raw("</dl>\n");
}

}  // namespace

Response new_entry_page(const AdminCall& call, const EntryForm& form, Preview preview) {
  Html html(call.language);
  write_error_summary(html, call, form);
  if (preview == Preview::shown) write_unsaved(html, form.entry);
  write_entry_form(html, call, form);
  return admin_page(call, call.say({"New entry", "新增問答"}), html);
}

Response entry_page(const AdminCall& call, const faq::Stored& stored, const EntryForm& form, Preview preview) {
  const bool writes = call.holder.role >= Role::editor;
  Html html(call.language);
  write_done(html, call);
  write_error_summary(html, call, form);
  html.raw("<div class=\"columns with-standing\">\n");
  write_aside(html, call, stored);
  html.raw("<div>\n");
  if (preview == Preview::shown) write_unsaved(html, form.entry);
  else if (!writes) write_preview(html, form.entry);
  if (writes) write_entry_form(html, call, form);
  else write_fields(html, call, stored.entry);
  html.raw("</div></div>\n");
  return admin_page(call, stored.entry.question, html);
}

Answer new_page(FaqDesk& desk, AdminCall& call) {
  const auto& dataset = call.arguments.text("dataset");
  auto known = known_values(desk);
  if (!known) return refuse(known.error());
  if (dataset.empty()) return new_entry_page(call, {.known = std::move(*known)}, Preview::hidden);
  const auto candidates = desk.candidates({dataset, {}, call.arguments.size("least")});
  if (!candidates) return refuse(candidates.error());
  const auto place = call.arguments.size("candidate") - 1;
  if (place >= (*candidates)->found.size()) return refuse({ProblemKind::not_found, {"there is no such group of cases; make the list anew", "沒有這一組案件，請重新整理清單"}});
  return new_entry_page(call, {.entry = (*candidates)->found[place].draft, .known = std::move(*known)}, Preview::hidden);
}

Answer edit_page(FaqDesk& desk, AdminCall& call) {
  auto store = desk.store();
  if (!store) return refuse(store.error());
  const auto stored = (*store)->find(call.arguments.text("id"));
  if (!stored) return refuse(stored.error());
  auto known = known_values(desk);
  if (!known) return refuse(known.error());
  return entry_page(call, *stored, {.entry = stored->entry, .revision = stored->revision, .known = std::move(*known), .missing = missing_citations(desk, stored->entry)}, Preview::hidden);
}

}  // namespace opendata::api::admin
