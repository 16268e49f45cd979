#include "admin/faq_api.hpp"
#include "admin/listing.hpp"
#include "admin/workflow.hpp"
#include "call.hpp"
#include "encoding.hpp"

/// Entries of the store as JSON. The body of a change is the entry itself, as `opendata-index faq show` prints it.
namespace opendata::api::admin {
namespace faq = search::faq;

namespace {

std::string entry_path(std::string_view room, const std::string& id) {
  return "/admin/api/v1/faq/" + std::string(room) + "/" + percent_encode_path(id);
}

void write_head(JsonBody& out, const faq::Stored& stored) {
  out.text("id", stored.entry.id).number("revision", stored.revision).key("published");
  stored.published == 0 ? out.null() : out.number(stored.published);
  out.text("state", faq::name(stored.state)).text("href", entry_path("entries", stored.entry.id));
}

/// An entry with its revision as entity tag; the audit log gets both.
Response entry_response(AdminCall& call, const faq::Stored& stored) {
  call.subject = stored.entry.id + " " + std::to_string(stored.revision);
  JsonBody out;
  out.begin_object();
  write_head(out, stored);
  out.key("entry").document(faq::format_entry(stored.entry)).text("answer_html", faq::render_answer(stored.entry.answer));
  out.text("history", entry_path("history", stored.entry.id));
  auto response = make_response(out.end_object());
  response.set_header("ETag", "\"" + std::to_string(stored.revision) + "\"");
  return response;
}

/// The revision that the client saw: If-Match: "12".
Outcome<std::uint64_t> seen_revision(const Request& request) {
  const std::string_view tag = request.header("if-match");
  if (tag.empty())
    return refuse({ProblemKind::precondition_required,
                   {"send the ETag of the revision that you saw: If-Match: \"12\"", "請以 If-Match 附上您所見版本的 ETag，例如 If-Match: \"12\""}});
  const bool quoted = tag.size() > 2 && tag.size() < 20 && tag.front() == '"' && tag.back() == '"';
  const auto digits = quoted ? tag.substr(1, tag.size() - 2) : std::string_view();
  const bool number = !digits.empty() && digits[0] != '0' && digits.find_first_not_of("0123456789") == std::string_view::npos;
  if (!number)
    return refuse({ProblemKind::precondition_failed, {"If-Match names no revision of this entry", "If-Match 不是此問答的版本"}});
  return std::stoull(std::string(digits));
}

Outcome<faq::Entry> entry_of_body(const AdminCall& call) {
  if (!call.request.header("content-type").starts_with("application/json"))
    return refuse({ProblemKind::unsupported_media_type, {"send the entry as application/json", "請以 application/json 送出問答"}});
  auto entry = faq::parse_entry(call.request.body);
  if (!entry) return refuse_entry(entry.error(), call.language);
  return std::move(*entry);
}

faq::Edit edit_of(const AdminCall& call, std::uint64_t based_on) {
  return {call.holder.name, call.arguments.text("why"), based_on};
}

void write_change(JsonBody& out, const faq::Change& change, const faq::Change* before) {
  const auto text_of = [](const faq::Change* of) { return of == nullptr ? std::string() : of->entry.question + "\n" + of->entry.answer; };
  out.begin_object().number("revision", change.revision).text("at", change.at).text("who", change.who).text("why", change.why);
  out.text("state", faq::name(change.state)).text("diff", faq::diff_lines(text_of(before), text_of(&change)));
  out.key("entry").document(faq::format_entry(change.entry)).end_object();
}

}  // namespace

Answer list_entries(FaqDesk& desk, AdminCall& call) {
  const auto wish = list_wish(call.arguments);
  const auto listing = list_store(desk, wish);
  if (!listing) return refuse(listing.error());
  JsonBody out;
  out.begin_object().number("total", listing->total).number("offset", wish.offset).key("entries").begin_array();
  for (const faq::Stored& stored : listing->shown) {
    out.begin_object();
    write_head(out, stored);
    out.text("question", stored.entry.question).text("agency", stored.entry.agency).text("owner", stored.entry.owner);
    out.text("review_due", stored.entry.review_due).end_object();
  }
  return make_response(out.end_array().end_object());
}

Answer show_entry(FaqDesk& desk, AdminCall& call) {
  auto store = desk.store();
  if (!store) return refuse(store.error());
  const auto stored = (*store)->find(call.arguments.text("id"));
  if (!stored) return refuse(stored.error());
  return entry_response(call, *stored);
}

Answer create_entry(FaqDesk& desk, AdminCall& call) {
  const auto entry = entry_of_body(call);
  if (!entry) return refuse(entry.error());
  call.subject = entry->id;
  auto store = desk.store();
  if (!store) return refuse(store.error());
  const auto stored = save_entry(desk, **store, *entry, edit_of(call, 0), call.language);
  if (!stored) return refuse(stored.error());
  auto response = entry_response(call, *stored);
  response.status = 201;
  response.set_header("Location", entry_path("entries", stored->entry.id));
  return response;
}

Answer change_entry(FaqDesk& desk, AdminCall& call) {
  const auto seen = seen_revision(call.request);
  if (!seen) return refuse(seen.error());
  const auto entry = entry_of_body(call);
  if (!entry) return refuse(entry.error());
  if (entry->id != call.arguments.text("id"))
    return refuse({ProblemKind::invalid_parameter, {"the entry's id is not that of the address", "問答編號與網址不符"}, "id"});
  auto store = desk.store();
  if (!store) return refuse(store.error());
  const auto stored = save_entry(desk, **store, *entry, edit_of(call, *seen), call.language);
  if (!stored) return refuse(stored.error());
  return entry_response(call, *stored);
}

Answer show_history(FaqDesk& desk, AdminCall& call) {
  auto store = desk.store();
  if (!store) return refuse(store.error());
  const auto history = (*store)->history(call.arguments.text("id"));
  if (!history) return refuse(history.error());
  JsonBody out;
  out.begin_object().text("id", call.arguments.text("id")).key("changes").begin_array();
  const faq::Change* before = nullptr;
  for (const faq::Change& change : *history) write_change(out, change, before), before = &change;
  return make_response(out.end_array().end_object());
}

Answer move_entry_on(FaqDesk& desk, AdminCall& call) {
  const auto seen = seen_revision(call.request);
  if (!seen) return refuse(seen.error());
  auto store = desk.store();
  if (!store) return refuse(store.error());
  const auto to = faq::parse_state(call.arguments.text("to"));
  if (!to) return refuse({ProblemKind::invalid_parameter, {"say to which state", "請指定狀態"}, "to", {}, {"draft", "in-review", "published", "retired"}});
  const auto stored = move_entry(desk, **store, call.arguments.text("id"), *to, edit_of(call, *seen), call.holder.role, call.language);
  if (!stored) return refuse(stored.error());
  return entry_response(call, *stored);
}

}  // namespace opendata::api::admin
