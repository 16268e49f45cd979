#include "http/refusal.hpp"
#include "web/layout.hpp"
#include "web/pages.hpp"

namespace opendata::api::web {
namespace {

Answer kind_page(const Call& call, std::string_view heading, int status) {
  Html html(call.language);
  html.raw("<h1>").text(heading).raw("</h1>\n<p>HTTP ").number(static_cast<std::uint64_t>(status)).raw(" · <code>");
  html.text(call.arguments.text("name")).raw("</code></p>\n<p>");
  html.say({"The answer's \"detail\" says what was wrong and what may be used instead.",
            "回應中的 detail 說明原因與可用的值。"})
      .raw("</p>\n");
  return page(call, heading, html);
}

}  // namespace

/// What the address in a problem's "type" leads to.
Answer problem_kind_page(const Call& call) {
  const auto& wanted = call.arguments.text("name");
  for (const auto kind : all_problem_kinds())
    if (name(kind) == wanted) return kind_page(call, title(kind, call.language), status_of(kind));
  for (const auto* refusal : http::refusals::all)
    if (refusal->type == wanted) return kind_page(call, refusal->message.in(call.language), refusal->status);
  return refuse({ProblemKind::not_found, {"there is no such kind of problem", "沒有這種問題類型"}});
}

}  // namespace opendata::api::web
