#include "web/feedback.hpp"

#include "handlers/feedback.hpp"
#include "handlers/links.hpp"
#include "usage/counting.hpp"
#include "web/layout.hpp"
#include "web/pages.hpp"
#include "web/wording.hpp"

namespace opendata::api::web {
namespace {

using search::usage::Counted;

constexpr std::size_t popular_shown = 8;

std::string feedback_address(std::string_view faq_id) { return faq_path("", faq_id) + "/feedback"; }

void write_reasons(Html& html) {
  html.raw("<select id=\"reason\" name=\"reason\"><option value=\"\">").say({"(choose, if you like)", "（可選填）"}).raw("</option>");
  for (const auto reason : search::usage::reasons())
    html.raw("<option value=\"").text(search::usage::name(reason)).raw("\">").say(search::usage::describe(reason)).raw("</option>");
  html.raw("</select>");
}

void write_form(Html& html, const Call& call, std::string_view faq_id) {
  html.raw("<form class=\"feedback\" method=\"post\" action=\"").text(keep_language(call.request, feedback_address(faq_id)));
  html.raw("\">\n<p><button type=\"submit\" name=\"helpful\" value=\"yes\">").say({"Yes", "有幫助"}).raw("</button></p>\n<p><label for=\"reason\">");
  html.say({"No, because", "沒有幫助，因為"}).raw("</label> ");
  write_reasons(html);
  html.raw(" <button type=\"submit\" name=\"helpful\" value=\"no\" class=\"quiet\">").say({"No", "沒有幫助"}).raw("</button></p>\n</form>\n");
}

/// Browsers say where a form stood; one of another site does not count.
Outcome<void> check_origin(const Call& call) {
  const auto& origin = call.request.header("origin");
  if (origin.empty() || origin == call.origin) return {};
  return refuse({ProblemKind::refused, {"this form was sent from another site", "此表單由其他網站送出"}});
}

}  // namespace

void write_feedback(Html& html, const Call& call, std::string_view faq_id) {
  // An id with a slash would be another address with "/feedback" behind it.
  if (call.recorder == nullptr || faq_id.find('/') != std::string_view::npos) return;
  html.raw("<section class=\"helpful\" aria-labelledby=\"helpful\"><h2 id=\"helpful\">").say({"Was this helpful?", "這個回答有幫助嗎？"}).raw("</h2>\n");
  write_form(html, call, faq_id);
  if (const auto times = usage::times_opened(call, Counted::faq_opened, faq_id); times > 0)
    html.raw("<p class=\"source\">").say({"Opened ", "瀏覽 "}).number(times).say({" times", " 次"}).raw("</p>\n");
  html.raw("</section>\n");
}

void write_popular(Html& html, const Call& call) {
  const auto questions = usage::popular_questions(call, popular_shown);
  if (questions.empty()) return;
  html.raw("<section aria-labelledby=\"popular\"><h2 id=\"popular\">").say({"Often read", "熱門問答"}).raw("</h2>\n<ol class=\"latest\">\n");
  for (const auto& question : questions)
    html.raw("<li>").link(keep_language(call.request, document_path("", question)), wording_of(question, call.language).title).raw("</li>\n");
  html.raw("</ol></section>\n");
}

/// POST counts and leads back here with GET, so that loading the page again does not send the form again.
Answer feedback_page(const Call& call) {
  const auto& id = call.arguments.text("id");
  if (call.request.method == "POST") {
    if (auto own = check_origin(call); !own) return refuse(std::move(own.error()));
    if (const auto taken = take_feedback(call); !taken) return refuse(taken.error());
    Response response;
    response.status = 303;
    response.set_header("Location", keep_language(call.request, feedback_address(id)));
    response.set_header("Cache-Control", "no-store");
    return response;
  }
  Html html(call.language);
  html.raw("<h1>").say({"Thank you", "謝謝您的意見"}).raw("</h1>\n<p>");
  html.say({"Only the answer is counted, nothing about you. The office in charge sees how often an entry helped and why not.",
            "系統只計次數，不記錄任何與您有關的資料；承辦單位會依統計改善內容。"});
  html.raw("</p>\n<p>").link(keep_language(call.request, faq_path("", id)), call.say({"Back to the question", "回到問答"})).raw("</p>\n");
  return page(call, call.say({"Thank you", "謝謝您的意見"}), html);
}

}  // namespace opendata::api::web
