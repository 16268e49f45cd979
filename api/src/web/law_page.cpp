#include "handlers/law_lookup.hpp"
#include "handlers/links.hpp"
#include "web/layout.hpp"
#include "web/pages.hpp"

namespace opendata::api::web {
namespace {

void write_status(Html& html, const search::Document& article) {
  html.raw("<p class=\"source\">").text(article.law_id);
  for (const auto& part : {article.category, article.modified})
    if (!part.empty()) html.raw(" · ").text(part);
  if (!article.in_force) html.raw(" · <strong>").say({"no longer in force", "已廢止"}).raw("</strong>");
  html.raw("</p>\n");
}

std::string article_label(const Call& call, const std::string& number) {
  const auto dash = number.find('-');
  if (call.english()) return "Article " + number;
  if (dash == std::string::npos) return "第 " + number + " 條";
  return "第 " + number.substr(0, dash) + " 條之 " + number.substr(dash + 1);
}

void write_neighbour(Html& html, const Call& call, const search::Document& article, const std::string& neighbour,
                     Markup before, Markup after) {
  if (neighbour.empty()) return;
  const auto number = number_of(neighbour);
  html.raw("<a href=\"").text(keep_language(call.request, article_path("", article.law_id, number))).raw("\">");
  html.raw(before).text(article_label(call, number)).raw(after).raw("</a> ");
}

/// Opens the list of a chapter's articles. The text of laws is Chinese on a page of any language.
void write_chapter(Html& html, std::string_view chapter) {
  if (!chapter.empty()) html.raw("<h2 lang=\"zh-Hant-TW\">").text(chapter).raw("</h2>\n");
  html.raw("<ol class=\"articles\">");
}

}  // namespace

Answer law_page(const Call& call) {
  const auto law = find_law(call);
  if (!law) return refuse(law.error());
  Html html(call.language);
  html.raw("<h1 lang=\"zh-Hant-TW\">").text(law->first.law_name).raw("</h1>\n");
  write_status(html, law->first);
  std::string_view chapter = law->articles.front().chapter;
  write_chapter(html, chapter);
  for (const auto& article : law->articles) {
    if (article.chapter != chapter && !article.chapter.empty()) {
      html.raw("</ol>\n");
      write_chapter(html, chapter = article.chapter);
    }
    const auto number = number_of(article.id);
    html.raw("<li>")
        .link(keep_language(call.request, article_path("", law->id, number)), article_label(call, number))
        .raw("</li>");
  }
  html.raw("</ol>\n");
  return page(call, law->first.law_name, html);
}

Answer article_page(const Call& call) {
  const auto article = find_article(call);
  if (!article) return refuse(article.error());
  const search::Document& document = article->document;
  Html html(call.language);
  html.raw("<article><p class=\"up\">")
      .link(keep_language(call.request, law_path("", document.law_id)), document.law_name)
      .raw("</p>\n<h1 lang=\"zh-Hant-TW\">")
      .text(document.title)
      .raw("</h1>\n");
  if (!document.chapter.empty()) html.raw("<p class=\"source\">").text(document.chapter).raw("</p>\n");
  html.raw("<div class=\"body law\" lang=\"zh-Hant-TW\">").paragraphs(document.body).raw("</div>\n");
  write_status(html, document);
  html.raw("</article>\n<nav class=\"paging\" aria-label=\"").say({"Articles", "前後條文"}).raw("\">");
  write_neighbour(html, call, document, article->previous, "← ", "");
  write_neighbour(html, call, document, article->next, "", " →");
  html.raw("</nav>\n");
  return page(call, document.title, html);
}

}  // namespace opendata::api::web
