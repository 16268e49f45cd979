#include <algorithm>

#include "handlers/links.hpp"
#include "web/json_ld.hpp"
#include "web/layout.hpp"
#include "web/pages.hpp"

namespace opendata::api::web {
namespace {

/// The facet in which an FAQ may name the articles that its answer rests on.
constexpr std::string_view cited_articles = "cited_articles";

/// Only addresses that a browser may follow without running anything.
bool is_web_address(std::string_view url) { return url.starts_with("https://") || url.starts_with("http://"); }

void write_term(Html& html, std::string_view term, std::string_view value) {
  if (!value.empty()) html.raw("<dt>").text(term).raw("</dt><dd>").text(value).raw("</dd>");
}

/// Articles that an FAQ names by id ("M0060027/12;M0060027/12-1"), as links where the index has them.
void write_cited_articles(Html& html, const Call& call, std::string_view ids) {
  html.raw("<dt>").say({"Regulations", "相關法規"}).raw("</dt><dd><ul class=\"downloads\">");
  while (!ids.empty()) {
    const auto end = std::min(ids.find(';'), ids.size());
    const auto id = ids.substr(0, end);
    ids.remove_prefix(std::min(end + 1, ids.size()));
    const auto article = call.index.searcher->get(id);
    html.raw("<li>");
    if (article) {
      html.link(keep_language(call.request, document_path("", *article)), article->title);
    } else {
      html.text(id);
    }
    html.raw("</li>");
  }
  html.raw("</ul></dd>");
}

void write_particulars(Html& html, const Call& call, const search::Document& document) {
  html.raw("<dl class=\"particulars\">");
  write_term(html, call.say({"Agency", "機關"}), document.agency);
  write_term(html, call.say({"Category", "類別"}), document.category);
  write_term(html, call.say({"Last reviewed", "更新日期"}), document.modified);
  for (const auto& [name, value] : document.facets) {
    if (name == cited_articles) {
      write_cited_articles(html, call, value);
    } else {
      write_term(html, name == "unit" ? call.say({"Unit", "承辦單位"}) : std::string_view(name), value);
    }
  }
  if (is_web_address(document.url))
    html.raw("<dt>").say({"Source", "來源"}).raw("</dt><dd>").link(document.url, document.url).raw("</dd>");
  html.raw("</dl>\n");
}

Answer entry_page(const Call& call, std::string_view kind) {
  const auto searcher = call.searcher();
  if (!searcher) return refuse(searcher.error());
  const auto document = (*searcher)->get(call.arguments.text("id"));
  if (!document) return refuse(document.error());
  if (!kind.empty() && document->kind != kind)
    return refuse({ProblemKind::not_found, {"there is no such entry", "查無此筆資料"}});
  Html html(call.language);
  html.raw("<article><h1>")
      .text(document->title)
      .raw("</h1>\n<div class=\"body\">")
      .paragraphs(document->body)
      .raw("</div>\n");
  write_particulars(html, call, *document);
  html.raw("</article>\n");
  if (document->kind == "faq") write_faq_json_ld(html, *document);
  return page(call, document->title, html);
}

}  // namespace

Answer faq_page(const Call& call) { return entry_page(call, "faq"); }
Answer document_page(const Call& call) { return entry_page(call, {}); }

}  // namespace opendata::api::web
