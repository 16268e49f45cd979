#include <algorithm>
#include <opendata/search/help.hpp>

#include "web/labels.hpp"
#include "web/layout.hpp"
#include "web/pager.hpp"
#include "web/pages.hpp"
#include "web/search.hpp"

namespace opendata::api::web {
namespace {

std::string_view mode_title(const Call& call, search::Mode mode) {
  const auto& all = search::mode_help();
  const auto found = std::find_if(all.begin(), all.end(), [&](const auto& help) { return help.mode == mode; });
  return found == all.end() ? std::string_view() : call.say(found->title);
}

void write_count(Html& html, const Call& call, const SearchAnswer& answer) {
  html.raw("<p class=\"status\" role=\"status\" id=\"count\" tabindex=\"-1\">");
  if (answer.result.total == 0 && answer.cited.empty()) {
    html.say({"Nothing was found.", "查無結果。"});
  } else {
    if (!answer.result.total_is_exact) html.say({"About ", "約 "});
    html.number(answer.result.total);
    html.say(answer.result.total == 1 ? Message{" result", " 筆結果"} : Message{" results", " 筆結果"});
  }
  if (!call.arguments.text("q").empty())
    html.raw(" <span class=\"part\">").say({"Way of searching: ", "檢索方式："}).text(mode_title(call, answer.result.mode)).raw("</span>");
  html.raw("</p>\n");
}

void write_pages(Html& html, const Call& call, const SearchAnswer& answer) {
  const auto offset = call.arguments.size("offset"), limit = call.arguments.size("limit");
  const auto total = answer.result.total_is_exact ? std::optional(answer.result.total) : std::nullopt;
  Pager pager{.place = page_place(call.language, offset, limit, total), .turning = Pager::Turning::in_place};
  if (offset > 0) pager.previous = search_address(call, {{"offset", offset_before(offset, limit)}});
  if (answer.has_next) pager.next = search_address(call, {{"offset", std::to_string(offset + limit)}});
  write_pager(html, pager);
}

void write_hits(Html& html, const Call& call, const SearchAnswer& answer) {
  const auto is_cited = [&](const search::Hit& hit) {
    return std::any_of(answer.cited.begin(), answer.cited.end(), [&](const auto& document) { return document.id == hit.document.id; });
  };
  if (call.arguments.size("offset") == 0) {
    for (const auto& law : answer.result.laws) write_named_law(html, call, law);
    for (const auto& document : answer.cited) write_cited(html, call, document);
  }
  if (answer.result.hits.empty()) return;
  html.raw("<ol class=\"hits\">\n");
  for (const auto& hit : answer.result.hits)
    if (!is_cited(hit)) write_hit(html, call, hit);
  html.raw("</ol>\n");
}

/// The part of the page that site.js exchanges when a filter is chosen.
void write_results(Html& html, const Call& call, const SearchAnswer& answer) {
  Html side(call.language);
  write_facets(side, call, answer);
  html.raw("<div class=\"columns\" id=\"results\"><div class=\"results\">\n");
  write_count(html, call, answer);
  if (!side.str().empty()) write_way_to_side(html, "narrow", {"Narrow the results", "縮小範圍"});
  write_hints(html, call, answer);
  write_hits(html, call, answer);
  if (answer.result.total == 0 && answer.cited.empty()) write_no_results(html, call, answer);
  write_pages(html, call, answer);
  html.raw("</div>\n").append(side).raw("</div>\n");
}

/// What the page is called: the words, else the filter that was chosen.
std::string title_of(const Call& call) {
  if (const auto& words = call.arguments.text("q"); !words.empty()) return words;
  for (const char* name : {"category", "theme", "administration", "service", "agency"})
    if (const auto& value = call.arguments.text(name); !value.empty()) return value_label(call, name, value);
  return std::string(kind_label(call, call.arguments.text("kind")));
}

}  // namespace

Answer results_page(const Call& call) {
  Html html(call.language);
  const auto title = title_of(call);
  html.raw("<h1>").say({"Results: ", "檢索結果："}).text(title).raw("</h1>\n");
  write_search_form(html, call, FormSize::compact);
  const auto answer = run_search(call);
  if (answer) {
    write_results(html, call, *answer);
  } else if (status_of(answer.error().kind) < 500) {
    html.raw("<p class=\"notice warn\" role=\"alert\">").text(describe(answer.error(), call.language)).raw("</p>\n");
  } else {
    return refuse(answer.error());
  }
  return page(call, {.title = title, .indexing = Indexing::unwanted}, html);
}

}  // namespace opendata::api::web
