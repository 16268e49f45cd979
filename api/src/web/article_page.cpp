#include "handlers/law_lookup.hpp"
#include "handlers/links.hpp"
#include "web/citations.hpp"
#include "web/law_parts.hpp"
#include "web/law_text.hpp"
#include "web/layout.hpp"
#include "web/pages.hpp"

namespace opendata::api::web {
namespace {

void write_neighbour(Html& html, const Call& call, const search::Document& article, const std::string& neighbour,
                     Markup before, Markup after, Markup relation) {
  if (neighbour.empty()) return;
  const auto number = number_of(neighbour);
  html.raw("<a class=\"button quiet\" rel=\"").raw(relation).raw("\" href=\"");
  html.text(keep_language(call.request, article_path("", article.law_id, number))).raw("\">");
  html.raw(before).text(article_label(call.language, number)).raw(after).raw("</a>\n");
}

void write_facts(Html& html, const search::Document& article) {
  html.raw("<p class=\"source\"><span class=\"tag\">").text(article.law_id).raw("</span>");
  if (!article.chapter.empty()) html.raw(" <span class=\"part\" lang=\"zh-Hant-TW\">").text(article.chapter).raw("</span>");
  if (!article.modified.empty())
    html.raw(" <span class=\"part\">").say({"law changed on ", "法規修正日期 "}).text(article.modified).raw("</span>");
  html.raw("</p>\n");
}

}  // namespace

Answer article_page(const Call& call) {
  const auto placed = find_article(call);
  if (!placed) return refuse(placed.error());
  const search::Document& article = placed->document;
  Html html(call.language);
  html.raw("<article class=\"entry\">\n<h1 lang=\"zh-Hant-TW\">").text(article.title);
  write_law_state(html, article);
  html.raw("</h1>\n");
  write_facts(html, article);
  html.raw("<div class=\"body law\" lang=\"zh-Hant-TW\">");
  write_law_text(html, article.body.empty() ? std::string_view("（刪除）") : std::string_view(article.body));
  html.raw("</div>\n</article>\n");
  if (const auto links = call.index.searcher->links(article.id)) {
    write_places(html, call, {"Articles cited here", "本條引用"}, links->cites);
    write_places(html, call, {"Cited by", "引用本條的條文與問答"}, links->cited_by);
  }
  html.raw("<nav class=\"pager\" aria-label=\"").say({"Articles", "前後條文"}).raw("\">\n");
  write_neighbour(html, call, article, placed->previous, "← ", "", "prev");
  write_neighbour(html, call, article, placed->next, "", " →", "next");
  html.raw("</nav>\n");
  write_related(html, call, article.id);
  PageInfo info{.title = article.title, .path = {law_crumb(call), {article.law_name, law_path("", article.law_id)}}};
  info.modified = article.modified;
  return page(call, info, html);
}

}  // namespace opendata::api::web
