#include "admin/pages/widgets.hpp"

#include <algorithm>
#include <array>
#include <ctime>
#include <opendata/search/faq_cells.hpp>

#include "admin/pages/boxes.hpp"
#include "admin/workflow.hpp"
#include "conditional.hpp"
#include "encoding.hpp"

namespace opendata::api::admin {
namespace faq = search::faq;
using faq::State;
using web::Html;

namespace {

/// Every field that one of the two may have, fixed ones first.
std::vector<std::string> fields_of(const faq::Entry& before, const faq::Entry& after) {
  std::vector<std::string> fields = faq::entry_fields();
  const auto add = [&](const std::string& field) {
    if (std::find(fields.begin(), fields.end(), field) == fields.end()) fields.push_back(field);
  };
  for (const faq::Entry* entry : {&before, &after}) {
    for (const faq::Translation& of : entry->translations) add("question:" + of.language), add("answer:" + of.language);
    for (const auto& [name, value] : entry->extra) add(name);
  }
  return fields;
}

void write_diff_line(Html& html, std::string_view line) {
  const char mark = line.empty() ? ' ' : line[0];
  const auto text = line.substr(std::min<std::size_t>(2, line.size()));
  if (mark == '-') html.raw("<del><span class=\"mark\">− </span>").text(text).raw("</del>\n");
  else if (mark == '+') html.raw("<ins><span class=\"mark\">+ </span>").text(text).raw("</ins>\n");
  else html.raw("<span class=\"same\">  ").text(text).raw("</span>\n");
}

void write_diff(Html& html, std::string_view diff) {
  html.raw("<pre class=\"diff\">");
  while (!diff.empty()) {
    const auto end = std::min(diff.find('\n'), diff.size());
    write_diff_line(html, diff.substr(0, end));
    diff.remove_prefix(std::min(end + 1, diff.size()));
  }
  html.raw("</pre>");
}

}  // namespace

Message state_label(State state) {
  switch (state) {
    case State::draft: return {"Draft", "草稿"};
    case State::in_review: return {"In review", "審核中"};
    case State::published: return {"Published", "已發布"};
    case State::retired: break;
  }
  return {"Retired", "已下架"};
}

Message move_label(State to) {
  switch (to) {
    case State::draft: return {"Back to draft", "退回草稿"};
    case State::in_review: return {"Submit for review", "送審"};
    case State::published: return {"Publish", "發布"};
    case State::retired: break;
  }
  return {"Retire", "下架"};
}

void write_state(Html& html, const faq::Stored& stored) {
  html.raw("<span class=\"state ").text(faq::name(stored.state)).raw("\">").say(state_label(stored.state)).raw("</span>");
  const bool earlier = stored.published != 0 && stored.state != State::published;
  if (earlier) html.raw(" <span class=\"state live\">").say({"an earlier revision is published", "民眾看到較早版本"}).raw("</span>");
}

void write_time(Html& html, std::string_view at) {
  constexpr std::time_t taiwan = 8 * 3600;
  const auto time = parse_timestamp(at);
  if (!time) return void(html.text(at));
  const std::time_t there = *time + taiwan;
  std::tm parts{};
  ::gmtime_r(&there, &parts);
  std::array<char, 20> text{};
  const auto size = std::strftime(text.data(), text.size(), "%Y-%m-%d %H:%M", &parts);
  html.raw("<time datetime=\"").text(at).raw("\">").text({text.data(), size}).raw("</time>");
}

void begin_form(Html& html, const AdminCall& call, std::string_view action) {
  html.raw("<form method=\"post\" action=\"").text(action).raw("\">");
  write_hidden(html, "form_token", call.form_token);
}

void write_hidden(Html& html, std::string_view name, std::string_view value) {
  html.raw("<input type=\"hidden\" name=\"").text(name).raw("\" value=\"").text(value).raw("\">");
}

void write_done(Html& html, const AdminCall& call) {
  const auto& done = call.arguments.text("done");
  if (done.empty()) return;
  html.raw("<p class=\"notice\" role=\"status\">");
  if (done == "saved") html.say({"Saved as a draft.", "已儲存為草稿。"});
  if (done == "unchanged") html.say({"Nothing was different, so no revision was made.", "內容相同，未產生新版本。"});
  if (done == "moved") html.say({"The entry was moved on.", "狀態已變更。"});
  if (done == "backup") html.say({"A backup was written beside the store.", "已於資料檔旁寫入備份。"});
  html.raw("</p>\n");
}

std::string room_address(std::string_view room, const std::string& id) { return "/admin/faq/" + std::string(room) + "?id=" + percent_encode(id); }

void write_entry_link(Html& html, const std::string& id, std::string_view question) { html.link(room_address("edit", id), question); }

void write_moves(Html& html, const AdminCall& call, const faq::Stored& stored, std::string_view back) {
  const auto next = next_states(stored.state, call.holder.role);
  if (next.empty()) return;
  begin_form(html, call, "/admin/faq/move");
  write_hidden(html, "id", stored.entry.id);
  write_hidden(html, "revision", std::to_string(stored.revision));
  write_hidden(html, "back", back);
  html.raw("<p class=\"field\"><label>").say({"Reason or remark", "理由或意見"}).raw("<input type=\"text\" name=\"why\" maxlength=\"500\"></label></p><p class=\"buttons\">");
  for (const State to : next) {
    const bool main = to == State::published || to == State::in_review;
    html.raw("<button type=\"submit\" name=\"to\" value=\"").text(faq::name(to)).raw(main ? web::Markup("\">") : web::Markup("\" class=\"quiet\">"));
    html.say(move_label(to)).raw("<span class=\"visually-hidden\"> ").text(stored.entry.question).raw("</span></button> ");
  }
  html.raw("</p></form>\n");
}

void write_differences(Html& html, const AdminCall& call, const faq::Entry& before, const faq::Entry& after) {
  bool any = false;
  for (const auto& field : fields_of(before, after)) {
    const auto old_text = faq::cell_of(before, field), new_text = faq::cell_of(after, field);
    if (old_text == new_text) continue;
    if (!any) html.raw("<dl class=\"differences\">");
    any = true;
    html.raw("<dt>").text(field_label(field, call.language)).raw("</dt><dd>");
    write_diff(html, faq::diff_lines(old_text, new_text));
    html.raw("</dd>\n");
  }
  if (any) html.raw("</dl>\n");
  else html.raw("<p>").say({"The content is the same.", "內容相同。"}).raw("</p>\n");
}

}  // namespace opendata::api::admin
