#include <algorithm>
#include <charconv>

#include "admin/answers.hpp"
#include "admin/citations.hpp"
#include "admin/pages/edit_page.hpp"
#include "admin/pages/frame.hpp"
#include "admin/pages/pages.hpp"
#include "admin/pages/widgets.hpp"
#include "admin/workflow.hpp"

/// What the forms of the pages do.
namespace opendata::api::admin {
namespace faq = search::faq;
using web::Html;

namespace {

std::uint64_t revision_of(const Form& form) {
  const auto& text = form.text("revision");
  std::uint64_t number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

faq::Edit edit_of(const AdminCall& call) { return {call.holder.name, call.form.text("why"), revision_of(call.form)}; }

/// The entry as the editor saw it, and as it is now.
struct Seen {
  faq::Entry base;
  faq::Stored now;
  faq::Change last;  ///< what made it what it is now
};

Outcome<Seen> find_seen(const faq::Store& store, const AdminCall& call) {
  const auto revision = revision_of(call.form);
  if (revision == 0) return Seen{};
  const auto history = store.history(call.form.text("id"));
  if (!history) return refuse(history.error());
  const auto base = std::find_if(history->begin(), history->end(), [&](const faq::Change& of) { return of.revision == revision; });
  auto now = store.find(call.form.text("id"));
  if (!now) return refuse(now.error());
  if (base == history->end()) return refuse({ProblemKind::not_found, {"the entry has no such revision", "此問答沒有這個版本"}});
  return Seen{base->entry, std::move(*now), history->back()};
}

/// Both versions since the one that the editor began with, and the editor's own in the form, to be saved on top.
Response conflict_page(const AdminCall& call, const Seen& seen, EntryForm mine) {
  Html html(call.language);
  html.raw("<div class=\"errors\" role=\"alert\" tabindex=\"-1\" autofocus><h2>").say({"Not saved: somebody else was first", "尚未儲存：已有他人先儲存"}).raw("</h2><p>");
  html.text(seen.last.who).raw(" · ");
  write_time(html, seen.last.at);
  if (!seen.last.why.empty()) html.raw(" · ").text(seen.last.why);
  html.raw("</p><p>").say({"Compare the two, take over into your form below what has to stay, and save again.", "請比對雙方的修改，將應保留的內容併入下方表單後再儲存。"}).raw("</p></div>\n");
  html.raw("<section class=\"versions\"><h2>").say({"Their changes", "對方的修改"}).raw("</h2>\n");
  write_differences(html, call, seen.base, seen.now.entry);
  html.raw("</section>\n<section class=\"versions\"><h2>").say({"Your changes", "您的修改"}).raw("</h2>\n");
  write_differences(html, call, seen.base, mine.entry);
  html.raw("</section>\n<h2>").say({"Your version", "您的版本"}).raw("</h2>\n");
  mine.revision = seen.now.revision;
  write_entry_form(html, call, mine);
  auto response = admin_page(call, call.say({"Two editors at once", "兩人同時修改"}), html);
  response.status = status_of(ProblemKind::conflict);
  return response;
}

Response form_again(const AdminCall& call, const Seen& seen, const EntryForm& form, Preview preview) {
  const bool wrong = !form.errors.empty();
  auto response = form.revision == 0 ? new_entry_page(call, form, preview) : entry_page(call, seen.now, form, preview);
  if (wrong) response.status = status_of(ProblemKind::invalid_parameter);
  return response;
}

}  // namespace

Answer save_page(FaqDesk& desk, AdminCall& call) {
  auto store = desk.store();
  if (!store) return refuse(store.error());
  const auto seen = find_seen(**store, call);
  if (!seen) return refuse(seen.error());
  const auto read = read_entry_form(call, seen->base);
  auto known = known_values(desk);
  if (!known) return refuse(known.error());
  auto looked_up = read.entry;  // as saving would: words become ids
  look_up_citations(desk, looked_up, read.entry);
  EntryForm form{read.entry, revision_of(call.form), &call.form, read.errors, std::move(*known), missing_citations(desk, looked_up)};
  if (call.form.text("do") == "preview" || !read.errors.empty())
    return form_again(call, *seen, form, call.form.text("do") == "preview" ? Preview::shown : Preview::hidden);
  const auto stored = save_entry(desk, **store, read.entry, edit_of(call), call.language);
  if (stored) {
    call.subject = stored->entry.id + " " + std::to_string(stored->revision);
    const bool unchanged = stored->revision == form.revision;
    return see_other(room_address("edit", stored->entry.id) + (unchanged ? "&done=unchanged" : "&done=saved"));
  }
  const Problem& problem = stored.error();
  if (problem.kind == ProblemKind::precondition_failed) return conflict_page(call, *seen, std::move(form));
  if (problem.parameter.empty()) return refuse(problem);
  const auto reason = problem.reason.empty() ? problem.detail.in(call.language) : problem.reason;
  form.errors = {{problem.parameter, std::string(reason)}};
  return form_again(call, *seen, form, Preview::hidden);
}

Answer move_from_page(FaqDesk& desk, AdminCall& call) {
  const auto to = faq::parse_state(call.form.text("to"));
  if (!to) return refuse({ProblemKind::invalid_parameter, {"say to which state", "請指定狀態"}, "to"});
  auto store = desk.store();
  if (!store) return refuse(store.error());
  const auto moved = move_entry(desk, **store, call.form.text("id"), *to, edit_of(call), call.holder.role, call.language);
  if (!moved) return refuse(moved.error());
  call.subject = moved->entry.id + " " + std::to_string(moved->revision);
  auto back = own_address(call.form.text("back"));
  back += back.find('?') == std::string::npos ? "?done=moved" : "&done=moved";
  return see_other(std::move(back));
}

}  // namespace opendata::api::admin
