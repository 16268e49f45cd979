#include <algorithm>
#include <array>

#include "encoding.hpp"
#include "handlers/faq_list.hpp"
#include "handlers/links.hpp"
#include "handlers/paging.hpp"
#include "web/form_parts.hpp"
#include "web/labels.hpp"
#include "web/layout.hpp"
#include "web/pager.hpp"
#include "web/pages.hpp"
#include "web/search.hpp"
#include "web/wording.hpp"

namespace opendata::api::web {
namespace {

constexpr std::array<const char*, 5> filters{"agency", "category", "theme", "administration", "service"};

/// The list with one filter; empty = without it. A changed filter begins at the first page again.
std::string with(const Call& call, std::string_view name, std::string_view value) {
  std::string address = "/faq?";
  for (const char* kept : {"q", "agency", "category", "theme", "administration", "service"})
    if (name != kept && !call.arguments.text(kept).empty())
      address.append(kept).append("=").append(percent_encode(call.arguments.text(kept))).append("&");
  if (!value.empty()) address.append(name).append("=").append(percent_encode(value)).append("&");
  address.pop_back();
  return keep_language(call.request, address);
}

void write_form(Html& html, const Call& call) {
  html.raw("<form class=\"search\" role=\"search\" action=\"/faq\" method=\"get\">\n<label for=\"q\">").say({"Search the questions", "檢索問答"});
  html.raw("</label>\n");
  write_search_row(html, call, {.id = "q", .longest = "1000"}, Html(call.language));
  for (const char* name : filters) write_hidden(html, name, call.arguments.text(name));
  write_hidden_language(html, call);
  html.raw("</form>\n");
}

/// The filters that are on, each with a way to take it off.
void write_chosen(Html& html, const Call& call) {
  bool any = false;
  for (const char* name : filters) {
    const auto& value = call.arguments.text(name);
    if (value.empty()) continue;
    const auto label = value_label(call, name, value);
    html.raw(any ? Markup("<li>") : Markup("<ul class=\"chosen-filters\"><li>")).text(label).raw(" <a href=\"").text(with(call, name, {})).raw("\">");
    html.say({"(remove", "（取消"}).raw("<span class=\"visually-hidden\"> ").text(label).raw("</span>").say({")", "）"}).raw("</a></li>");
    any = true;
  }
  if (any) html.raw("</ul>\n");
}

void write_nodes(Html& html, const Call& call, std::string_view name, const std::vector<CategoryNode>& nodes) {
  html.raw("<ul>\n");
  for (const CategoryNode& node : nodes) {
    const bool here = call.arguments.text(name) == node.path;
    html.raw("<li><a href=\"").text(with(call, name, node.path)).raw(here ? Markup("\" aria-current=\"true\">") : Markup("\">"));
    html.text(node.label).raw("</a> <span class=\"count\">").number(node.count).raw("</span>");
    if (!node.children.empty()) write_nodes(html, call, name, node.children);
    html.raw("</li>\n");
  }
  html.raw("</ul>\n");
}

void write_classifications(Html& html, const Call& call, const std::vector<Classification>& classifications) {
  if (classifications.empty()) return;
  html.raw("<nav class=\"tree\" id=\"classifications\" aria-label=\"").say({"Classifications", "分類瀏覽"}).raw("\">\n");
  for (const Classification& of : classifications) {
    const bool open = &of == &classifications.front() || !call.arguments.text(of.name).empty();
    html.raw(open ? Markup("<details open>") : Markup("<details>")).raw("<summary>").say(of.label).raw("</summary>\n");
    write_nodes(html, call, of.name, of.roots);
    html.raw("</details>\n");
  }
  html.raw("</nav>\n");
}

void write_question(Html& html, const Call& call, const search::Document& document) {
  const auto wording = wording_of(document, call.language);
  html.raw("<li><h2");
  write_language(html, wording.language);
  html.raw(">").link(keep_language(call.request, document_path("", document)), wording.title).raw("</h2>\n<p class=\"source\">");
  const char* between = "";
  for (const auto& part : {document.agency, category_label(document.category, call.language)})
    if (!part.empty()) html.text(between).text(part), between = " · ";
  if (!document.modified.empty()) html.text(between).raw("<time>").text(document.modified).raw("</time>");
  html.raw("</p></li>\n");
}

void write_pages(Html& html, const Call& call, const search::SearchResult& result) {
  const auto offset = call.arguments.size("offset"), limit = call.arguments.size("limit");
  Pager pager{.place = page_place(call.language, offset, limit)};
  if (offset > 0) pager.previous = page_address(call, offset - std::min(offset, limit));
  if (has_next_page(call, result)) pager.next = page_address(call, offset + limit);
  write_pager(html, pager);
}

/// Where to look when no question fits.
void write_no_questions(Html& html, const Call& call) {
  const auto& words = call.arguments.text("q");
  html.raw("<p>");
  if (words.empty())
    html.link(keep_language(call.request, "/faq"), call.say({"All questions", "所有問答"}));
  else
    html.link(question_address(call.request, words), call.say({"Look in regulations and datasets too", "改查法規與資料集"}));
  html.raw(" · ").link(keep_language(call.request, "/help"), call.say({"How to search", "檢索說明"})).raw("</p>\n");
}

void write_list(Html& html, const Call& call, const search::SearchResult& result) {
  html.raw("<p class=\"status\" role=\"status\">");
  if (!result.total_is_exact) html.say({"About ", "約 "});
  html.number(result.total).say(result.total == 1 ? Message{" question", " 則問答"} : Message{" questions", " 則問答"}).raw("</p>\n");
  if (result.hits.empty()) return write_no_questions(html, call);
  html.raw("<ol class=\"hits\">\n");
  for (const auto& hit : result.hits) write_question(html, call, hit.document);
  html.raw("</ol>\n");
  write_pages(html, call, result);
}

}  // namespace

Answer faq_list_page(const Call& call) {
  const auto result = find_faq(call);
  if (!result) return refuse(result.error());
  const auto classifications = faq_classifications(call);
  if (!classifications) return refuse(classifications.error());
  Html html(call.language);
  html.raw("<h1>").say({"Questions and answers", "常見問答"}).raw("</h1>\n");
  write_form(html, call);
  write_chosen(html, call);
  if (!classifications->empty()) write_way_to_side(html, "classifications", {"Browse by classification", "依分類瀏覽"});
  html.raw("<div class=\"columns\"><div class=\"results\">\n");
  write_list(html, call, *result);
  html.raw("</div>\n");
  write_classifications(html, call, *classifications);
  html.raw("</div>\n");
  const bool narrowed = !call.request.query.empty();
  return page(call, {.title = std::string(call.say({"Questions and answers", "常見問答"})), .styles = {"faq.css"}, .indexing = narrowed ? Indexing::unwanted : Indexing::wanted}, html);
}

}  // namespace opendata::api::web
