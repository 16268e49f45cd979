#include "admin/pages/frame.hpp"

#include <array>

#include "admin/pages/typed_text.hpp"
#include "call.hpp"
#include "encoding.hpp"

namespace opendata::api::admin {
namespace {

using web::Html;

constexpr Message product{"FAQ management", "常見問答管理"};

struct Room {
  std::string_view path;
  Message label;
  Role least = Role::viewer;
};
constexpr std::array rooms{Room{"/admin/faq", {"All entries", "問答清單"}},
                           Room{"/admin/faq/review", {"To review", "待審與待檢視"}},
                           Room{"/admin/faq/decay", {"Out of date", "可能過時"}},
                           Room{"/admin/faq/duplicates", {"Alike", "內容相近"}},
                           Room{"/admin/faq/candidates", {"From cases", "案件常見提問"}, Role::editor},
                           Room{"/admin/faq/new", {"New entry", "新增問答"}, Role::editor}};

void write_head(Html& html, std::string_view title) {
  html.raw("<!DOCTYPE html>\n<html lang=\"").text(html.english() ? "en" : "zh-Hant-TW").raw("\">\n<head>\n<meta charset=\"utf-8\">\n");
  html.raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"robots\" content=\"noindex\">\n<title>");
  html.text(title).raw(" – ").say(product).raw("</title>\n<link rel=\"stylesheet\" href=\"/assets/site.css\">\n<link rel=\"stylesheet\" href=\"/assets/admin.css\">\n</head>\n<body>\n");
  html.raw("<a class=\"skip\" href=\"#main\">").say({"Skip to content", "跳到主要內容"}).raw("</a>\n");
}

/// This page's own address in the other language.
std::string other_language_address(const AdminCall& call) {
  std::string address = percent_encode_path(call.request.path) + "?";
  for (const auto& [name, value] : call.request.query)
    if (name != "lang") address.append(percent_encode(name)).append("=").append(percent_encode(value)).append("&");
  return address + "lang=" + (call.language == Language::en ? "zh-TW" : "en");
}

void write_language_link(Html& html, const AdminCall& call) {
  const std::string_view other = html.english() ? "zh-Hant-TW" : "en";
  html.raw("<a class=\"language\" href=\"").text(other_language_address(call)).raw("\" lang=\"").text(other).raw("\" hreflang=\"").text(other);
  html.raw("\">").text(html.english() ? "中文" : "English").raw("</a>");
}

void write_rooms(Html& html, const AdminCall& call) {
  html.raw("<div class=\"rooms\"><div class=\"wrap\"><nav class=\"main-nav\" aria-label=\"").say({"Main", "主選單"}).raw("\"><ul>\n");
  for (const Room& room : rooms) {
    if (call.holder.role < room.least) continue;
    html.raw("<li><a href=\"").text(room.path).raw(call.request.path == room.path ? web::Markup("\" aria-current=\"page\">") : web::Markup("\">"));
    html.say(room.label).raw("</a></li>\n");
  }
  html.raw("</ul></nav></div></div>\n");
}

void write_holder(Html& html, const AdminCall& call) {
  html.raw("<form class=\"holder\" method=\"post\" action=\"/admin/sign-out\"><input type=\"hidden\" name=\"form_token\" value=\"").text(call.form_token);
  html.raw("\"><span>").text(call.holder.name).raw(" (").text(name(call.holder.role)).raw(")</span>");
  html.raw("<button type=\"submit\" class=\"quiet\">").say({"Sign out", "登出"}).raw("</button></form>\n");
}

void write_brand(Html& html) {
  html.raw("<header class=\"banner\">\n<div class=\"wrap top\"><a class=\"brand\" href=\"/admin/faq\"><span class=\"site-name\">").say(product).raw("</span></a>\n");
}

void write_banner(Html& html, const AdminCall& call) {
  const bool known = !call.holder.name.empty();
  write_brand(html);
  if (known) write_holder(html, call);
  if (call.request.method != "POST") write_language_link(html, call);
  html.raw("</div>\n");
  if (known) write_rooms(html, call);
  html.raw("</header>\n");
}

Response finished(const Html& html) { return make_response(html.str(), html_type); }

void write_foot(Html& html) {
  html.raw("<footer class=\"footer\"><div class=\"wrap\"><p>").say({"What you do here is recorded in the audit log.", "您於此處的操作均記入稽核紀錄。"});
  html.raw("</p></div></footer>\n</body>\n</html>\n");
}

void write_note(Html& html, SignInNote note) {
  if (note == SignInNote::signed_out)
    html.raw("<p class=\"notice\" role=\"status\">").say({"You are signed out.", "您已登出。"}).raw("</p>\n");
  if (note != SignInNote::wrong_token) return;
  html.raw("<div class=\"errors\" role=\"alert\"><h2>").say({"You were not signed in", "登入未成功"}).raw("</h2><ul><li><a href=\"#token\">");
  html.say({"This token is not known. Copy the whole of it, from oda_ to its end.", "查無此權杖；請複製完整的權杖（自 oda_ 至結尾）。"}).raw("</a></li></ul></div>\n");
}

}  // namespace

Response admin_page(const AdminCall& call, std::string_view title, const Html& content) {
  Html html(call.language);
  write_head(html, title);
  write_banner(html, call);
  html.raw("<main id=\"main\" class=\"wrap\" tabindex=\"-1\">\n<h1>").text(title).raw("</h1>\n").append(content).raw("</main>\n");
  write_foot(html);
  return finished(html);
}

Response problem_page(const Problem& problem, Language language, const Request* form) {
  Html html(language);
  write_head(html, title(problem.kind, language));
  write_brand(html);
  html.raw("</div>\n</header>\n");
  html.raw("<main id=\"main\" class=\"wrap\" tabindex=\"-1\">\n<h1>").text(title(problem.kind, language)).raw("</h1>\n<p>");
  html.text(describe(problem, language)).raw("</p>\n<p>");
  html.link("/admin/faq", Message{"To the list of entries", "回問答清單"}.in(language)).raw("</p>\n");
  if (form != nullptr) write_typed_text(html, *form);
  html.raw("</main>\n");
  write_foot(html);
  auto response = finished(html);
  response.status = status_of(problem.kind);
  for (const auto& [name, value] : problem.headers) response.set_header(name, value);
  return response;
}

Response sign_in_page(const AdminCall& call, const SignInState& state) {
  Html html(call.language);
  write_note(html, state.note);
  const bool wrong = state.note == SignInNote::wrong_token;
  html.raw("<form class=\"sign-in\" method=\"post\" action=\"/admin/sign-in\"><input type=\"hidden\" name=\"form_token\" value=\"").text(call.form_token);
  html.raw("\"><input type=\"hidden\" name=\"next\" value=\"").text(state.next).raw("\">\n<p class=\"field\"><label for=\"token\">");
  html.say({"Token", "權杖"}).raw("</label><span class=\"hint\" id=\"token-hint\">");
  html.say({"Given to you by whoever runs this server; it begins with oda_", "由系統管理者核發，以 oda_ 開頭"});
  html.raw("</span><input id=\"token\" name=\"token\" type=\"password\" autocomplete=\"current-password\" required aria-describedby=\"token-hint\"");
  html.raw(wrong ? web::Markup(" aria-invalid=\"true\">") : web::Markup(">")).raw("</p>\n<p><button type=\"submit\">").say({"Sign in", "登入"}).raw("</button></p></form>\n");
  auto response = admin_page(call, call.say({"Sign in", "登入"}), html);
  if (wrong) response.status = status_of(ProblemKind::unauthorized);
  return response;
}

}  // namespace opendata::api::admin
