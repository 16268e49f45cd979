#include <opendata/search/help.hpp>

#include "handlers/links.hpp"
#include "web/layout.hpp"
#include "web/search.hpp"

/// What helps when something was written wrongly, or little was found.
namespace opendata::api::web {
namespace {

void write_corrections(Html& html, const Call& call, const std::vector<search::Correction>& corrections) {
  if (corrections.empty()) return;
  html.raw("<p class=\"notice\">").say({"Did you mean: ", "您是不是要找："});
  for (const auto& correction : corrections) {
    if (&correction != &corrections.front()) html.raw(" · ");
    html.link(search_address(call, {{"q", correction.text}}), correction.text);
  }
  html.raw("</p>\n");
}

void write_missing(Html& html, const Call& call, const std::vector<search::MissingCitation>& missing) {
  for (const auto& citation : missing) {
    html.raw("<p class=\"notice warn\">").say({"Not in this index: ", "本站索引中沒有："}).text(citation.text);
    if (!citation.law_id.empty()) {
      html.raw(" · ").say({"the law itself: ", "該法規："});
      html.link(keep_language(call.request, law_path("", citation.law_id)), citation.law_name);
    }
    html.raw("</p>\n");
  }
}

void write_expansions(Html& html, const Call& call, const std::vector<search::Expansion>& expansions) {
  if (expansions.empty()) return;
  html.raw("<details class=\"expansions\"><summary>").say({"Other words for the same were looked for too", "已同時檢索同義詞"});
  html.raw("</summary>\n<ul>\n");
  for (const auto& expansion : expansions) {
    html.raw("<li>").text(expansion.word).raw("：");
    for (const auto& synonym : expansion.synonyms) {
      if (&synonym != &expansion.synonyms.front()) html.raw("、");
      html.text(synonym);
    }
    html.raw("</li>\n");
  }
  html.raw("</ul>\n<p>").link(search_address(call, {{"synonyms", "false"}}), call.say({"Search for my own words only", "只檢索我輸入的字詞"}));
  html.raw("</p></details>\n");
}

bool is_filtered(const Call& call) {
  for (const char* name : {"kind", "agency", "category", "theme", "administration", "service", "modified_from", "modified_until"})
    if (!call.arguments.text(name).empty()) return true;
  return false;
}

void write_advice(Html& html, const Call& call, const std::vector<search::Advice>& advice) {
  html.raw("<ul>\n");
  if (is_filtered(call))
    html.raw("<li>").link(question_address(call.request, call.arguments.text("q")), call.say({"Search everywhere, without filters", "取消所有篩選，改查全部"})).raw("</li>\n");
  for (const auto& one : advice) html.raw("<li>").say(one.message).raw("</li>\n");
  if (advice.empty())
    for (const auto& message : search::search_advice()) html.raw("<li>").say(message).raw("</li>\n");
  html.raw("</ul>\n<p>").link(keep_language(call.request, "/help"), call.say({"How to search, with examples", "檢索說明與範例"})).raw("</p>\n");
}

}  // namespace

void write_hints(Html& html, const Call& call, const SearchAnswer& answer) {
  const auto& result = answer.result;
  write_corrections(html, call, result.corrections);
  write_missing(html, call, result.missing);
  if (result.relaxed)
    html.raw("<p class=\"notice relaxed\">").say({"No document has all of the words; the closest are shown.", "沒有同時符合所有詞的結果，以下為最接近者。"}).raw("</p>\n");
  write_expansions(html, call, result.expansions);
}

void write_no_results(Html& html, const Call& call, const SearchAnswer& answer) {
  html.raw("<section class=\"panel advice\"><h2>").say({"What you can do", "您可以這樣做"}).raw("</h2>\n");
  write_advice(html, call, answer.result.advice);
  html.raw("</section>\n");
}

}  // namespace opendata::api::web
