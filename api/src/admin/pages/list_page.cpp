#include <algorithm>
#include <array>

#include "admin/answers.hpp"
#include "admin/listing.hpp"
#include "admin/pages/frame.hpp"
#include "admin/pages/pages.hpp"
#include "admin/pages/widgets.hpp"
#include "conditional.hpp"
#include "encoding.hpp"

namespace opendata::api::admin {
namespace faq = search::faq;
using faq::State;
using web::Html;
using web::Markup;

namespace {

constexpr std::array all_states{State::draft, State::in_review, State::published, State::retired};

/// This list with one parameter changed; a changed filter begins at its start.
std::string with(const AdminCall& call, std::string_view name, std::string_view value) {
  std::string address = "/admin/faq?";
  for (const char* kept : {"state", "agency", "due_before", "q"})
    if (name != kept && !call.arguments.text(kept).empty()) address.append(kept).append("=").append(percent_encode(call.arguments.text(kept))).append("&");
  return address.append(name).append("=").append(percent_encode(value));
}

void write_option(Html& html, std::string_view value, std::string_view label, const std::string& chosen) {
  html.raw("<option value=\"").text(value).raw(value == chosen ? Markup("\" selected>") : Markup("\">")).text(label).raw("</option>");
}

void write_filter(Html& html, const AdminCall& call, const Listing& listing) {
  html.raw("<form class=\"filter\" method=\"get\" action=\"/admin/faq\" role=\"search\">\n<p class=\"field wide\"><label for=\"q\">").say({"Words", "文字"});
  html.raw("</label><input id=\"q\" name=\"q\" type=\"search\" maxlength=\"400\" value=\"").text(call.arguments.text("q")).raw("\"></p>\n<p class=\"field\"><label for=\"state\">");
  html.say({"State", "狀態"}).raw("</label><select id=\"state\" name=\"state\">");
  write_option(html, "", call.say({"Any", "全部"}), call.arguments.text("state"));
  for (const State state : all_states) write_option(html, faq::name(state), call.say(state_label(state)), call.arguments.text("state"));
  html.raw("</select></p>\n<p class=\"field\"><label for=\"agency\">").say({"Agency", "機關"}).raw("</label><select id=\"agency\" name=\"agency\">");
  write_option(html, "", call.say({"Any", "全部"}), call.arguments.text("agency"));
  for (const auto& agency : listing.agencies) write_option(html, agency, agency, call.arguments.text("agency"));
  html.raw("</select></p>\n<p class=\"field\"><label for=\"due_before\">").say({"Review due before", "檢視期限早於"});
  html.raw("</label><input id=\"due_before\" name=\"due_before\" type=\"date\" value=\"").text(call.arguments.text("due_before"));
  html.raw("\"></p>\n<p class=\"field\"><button type=\"submit\">").say({"Filter", "篩選"}).raw("</button></p></form>\n");
}

void write_counts(Html& html, const Listing& listing) {
  html.raw("<ul class=\"counts\">");
  for (const State state : all_states) {
    const auto found = listing.by_state.find(state);
    html.raw("<li><a href=\"/admin/faq?state=").text(faq::name(state)).raw("\">").say(state_label(state)).raw("</a> <span class=\"count\">");
    html.number(found == listing.by_state.end() ? 0 : found->second).raw("</span></li>");
  }
  html.raw("</ul>\n");
}

void write_row(Html& html, const faq::Stored& stored, const std::string& today) {
  const faq::Entry& entry = stored.entry;
  html.raw("<li><h2>");
  write_entry_link(html, entry.id, entry.question);
  html.raw("</h2><p class=\"source\">");
  write_state(html, stored);
  html.raw(" <span class=\"id\">").text(entry.id).raw("</span>");
  for (const auto& part : {entry.agency, entry.unit})
    if (!part.empty()) html.raw(" · ").text(part);
  if (!entry.review_due.empty()) html.raw(" · ").say({"review due ", "檢視期限 "}).text(entry.review_due);
  if (!entry.review_due.empty() && entry.review_due < today) html.raw(" <span class=\"state late\">").say({"overdue", "已逾期"}).raw("</span>");
  html.raw("</p></li>\n");
}

void write_paging(Html& html, const AdminCall& call, std::uint64_t total) {
  const auto offset = call.arguments.size("offset"), limit = call.arguments.size("limit");
  if (total <= limit && offset == 0) return;
  html.raw("<nav class=\"paging\" aria-label=\"").say({"Pages", "分頁"}).raw("\">");
  if (offset > 0) html.link(with(call, "offset", std::to_string(offset - std::min(limit, offset))), call.say({"← Previous", "← 上一頁"})).raw(" ");
  html.raw("<span>").number(offset + 1).raw("–").number(std::min<std::uint64_t>(offset + limit, total)).raw(" / ").number(total).raw("</span> ");
  if (offset + limit < total) html.link(with(call, "offset", std::to_string(offset + limit)), call.say({"Next →", "下一頁 →"}));
  html.raw("</nav>\n");
}

void write_backup_button(Html& html, const AdminCall& call) {
  if (call.holder.role < Role::admin) return;
  html.raw("<section class=\"backup\"><h2>").say({"Backup", "備份"}).raw("</h2>\n");
  begin_form(html, call, "/admin/faq/backup");
  html.raw("<p><button type=\"submit\" class=\"quiet\">").say({"Write a backup now", "立即備份"}).raw("</button> ");
  html.say({"The newest ten stay.", "保留最新十份。"}).raw("</p></form></section>\n");
}

}  // namespace

Answer list_page(FaqDesk& desk, AdminCall& call) {
  const auto listing = list_store(desk, list_wish(call.arguments));
  if (!listing) return refuse(listing.error());
  Html html(call.language);
  write_done(html, call);
  write_counts(html, *listing);
  write_filter(html, call, *listing);
  html.raw("<p class=\"status\" role=\"status\">").number(listing->total).say(listing->total == 1 ? Message{" entry", " 則"} : Message{" entries", " 則"}).raw("</p>\n<ol class=\"hits\">\n");
  const auto today = today_in_taiwan();
  for (const faq::Stored& stored : listing->shown) write_row(html, stored, today);
  html.raw("</ol>\n");
  write_paging(html, call, listing->total);
  write_backup_button(html, call);
  return admin_page(call, call.say({"Entries", "問答清單"}), html);
}

Answer write_backup_from_page(FaqDesk& desk, AdminCall& call) {
  const auto name = write_backup(desk);
  if (!name) return refuse(name.error());
  call.subject = *name;
  return see_other("/admin/faq?done=backup");
}

}  // namespace opendata::api::admin
