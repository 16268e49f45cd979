#include <opendata/search/help.hpp>

#include "web/layout.hpp"
#include "web/pages.hpp"
#include "web/search.hpp"

namespace opendata::api::web {
namespace {

void write_example(Html& html, const Call& call, std::string_view mode, const search::HelpExample& example) {
  html.raw("<li><a class=\"example\" href=\"").text(question_address(call.request, example.query, mode)).raw("\">");
  html.text(example.query).raw("</a> <span class=\"source\">").say(example.meaning).raw("</span></li>\n");
}

void write_mode(Html& html, const Call& call, const search::ModeHelp& help) {
  const auto mode = search::name(help.mode);
  html.raw("<section class=\"panel\" id=\"").text(mode).raw("\"><h3>").say(help.title).raw("</h3>\n<p>").say(help.explanation);
  html.raw("</p>\n<ul class=\"examples\">\n");
  for (const auto& example : help.examples) write_example(html, call, mode, example);
  html.raw("</ul></section>\n");
}

void write_contents(Html& html) {
  html.raw("<nav class=\"contents\" aria-label=\"").say({"On this page", "本頁內容"}).raw("\"><ul>\n");
  for (const auto& help : search::mode_help())
    html.raw("<li><a href=\"#").text(search::name(help.mode)).raw("\">").say(help.title).raw("</a></li>\n");
  html.raw("</ul></nav>\n");
}

void write_advice(Html& html) {
  html.raw("<h2 id=\"advice\">").say({"Advice", "檢索建議"}).raw("</h2>\n<ul class=\"prose\">\n");
  for (const auto& advice : search::search_advice()) html.raw("<li>").say(advice).raw("</li>\n");
  html.raw("</ul>\n");
}

}  // namespace

/// 檢索功能說明、使用範例、檢索建議, from the tables that /api/v1/search/help gives.
Answer help_page(const Call& call) {
  Html html(call.language);
  html.raw("<h1>").say({"How to search", "檢索說明"}).raw("</h1>\n<p class=\"lead\">");
  html.say({"Write what you want to know as you would say it. For more, there are these ways; every example is a search that you can start.",
            "照平常說的話輸入即可。想查得更準，還有以下方式；每個範例都可以直接點選檢索。"});
  html.raw("</p>\n");
  write_search_form(html, call, FormSize::compact);
  write_advice(html);
  html.raw("<h2 id=\"ways\">").say({"Ways of searching", "檢索功能與使用範例"}).raw("</h2>\n");
  write_contents(html);
  html.raw("<div class=\"modes\">\n");
  for (const auto& help : search::mode_help()) write_mode(html, call, help);
  html.raw("</div>\n");
  return page(call, call.say({"How to search", "檢索說明"}), html);
}

}  // namespace opendata::api::web
