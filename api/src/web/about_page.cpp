#include "web/layout.hpp"
#include "web/pages.hpp"

namespace opendata::api::web {

/// What the address in a problem's "type" leads to.
Answer problem_kind_page(const Call& call) {
  for (const auto kind : all_problem_kinds()) {
    if (name(kind) != call.arguments.text("name")) continue;
    Html html(call.language);
    html.raw("<h1>").text(title(kind, call.language)).raw("</h1>\n<p>HTTP ").number(static_cast<std::uint64_t>(status_of(kind))).raw(" · <code>");
    html.text(name(kind)).raw("</code></p>\n<p>");
    html.say({"The answer's \"detail\" says what was wrong and what may be used instead.", "回應中的 detail 說明原因與可用的值。"}).raw("</p>\n");
    return page(call, title(kind, call.language), html);
  }
  return refuse({ProblemKind::not_found, {"there is no such kind of problem", "沒有這種問題類型"}});
}

}  // namespace opendata::api::web
