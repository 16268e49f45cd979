#include "web/citations.hpp"

#include <algorithm>
#include <opendata/search/faq_check.hpp>
#include <utility>

#include "handlers/links.hpp"
#include "web/labels.hpp"
#include "web/law_text.hpp"
#include "web/layout.hpp"
#include "web/wording.hpp"

namespace opendata::api::web {
namespace {

constexpr std::size_t related_shown = 5;

void add_once(std::vector<std::string>& ids, std::string id) {
  if (!id.empty() && std::find(ids.begin(), ids.end(), id) == ids.end()) ids.push_back(std::move(id));
}

void write_article(Html& html, const Call& call, const search::Document& article) {
  html.raw("<details class=\"basis\"><summary>").text(article.title);
  if (!article.in_force) html.raw(" <strong class=\"tag warn\">").say({"no longer in force", "已廢止"}).raw("</strong>");
  html.raw("</summary>\n<div class=\"body law\" lang=\"zh-Hant-TW\">");
  write_law_text(html, article.body);
  html.raw("</div>\n<p>").link(keep_language(call.request, document_path("", article)), call.say({"This article's page", "條文頁"}));
  html.raw("</p></details>\n");
}

/// A law as a whole, or an article that the index does not have: the law by its name, else by its number.
void write_law_or_id(Html& html, const Call& call, const std::string& id) {
  const auto slash = std::min(id.find('/'), id.size());
  const auto law_id = id.substr(0, slash);
  html.raw("<p>");
  if (const auto law = call.index.searcher->law(law_id)) {
    html.link(keep_language(call.request, law_path("", law->id)), law->name);
  } else {
    html.say({"Law ", "法規代碼 "}).text(law_id);
  }
  if (slash < id.size()) html.raw(" ").text(article_label(call.language, id.substr(slash + 1)));
  html.raw("</p>\n");
}

/// A citation leads to an article or an answer, or to a law as a whole.
std::string address_of(const Call& call, const std::string& id) {
  const auto document = call.index.searcher->get(id);
  return keep_language(call.request, document ? document_path("", *document) : law_path("", id));
}

}  // namespace

std::vector<std::string> cited_ids(std::string_view named, const search::CitationLinks& links) {
  std::vector<std::string> ids;
  while (!named.empty()) {
    const auto end = std::min(named.find(';'), named.size());
    add_once(ids, std::string(named.substr(0, end)));
    named.remove_prefix(std::min(end + 1, named.size()));
  }
  for (const auto& link : links.cites) add_once(ids, link.id);
  return ids;
}

void write_law_basis(Html& html, const Call& call, const std::vector<std::string>& ids) {
  if (ids.empty()) return;
  html.raw("<section class=\"law-basis\"><h2>").say({"Legal basis", "相關法規"}).raw("</h2>\n");
  for (const auto& id : ids) {
    const auto article = call.index.searcher->get(id);
    article ? write_article(html, call, *article) : write_law_or_id(html, call, id);
  }
  html.raw("</section>\n");
}

void write_changed_laws(Html& html, const Call& call, const search::Document& answer) {
  const auto changed = search::faq::changed_laws(answer, *call.index.searcher);
  if (!changed || changed->empty()) return;
  html.raw("<p class=\"notice warn\">")
      .say({"Laws that this answer rests on were amended or ended after it was last reviewed; the law is what counts: ",
            "本問答引用的法規於上次檢視後修正或廢止，內容可能尚未更新，請以法規為準："});
  bool first = true;
  for (const auto& law : *changed) {
    if (!std::exchange(first, false)) html.raw("；");
    html.link(address_of(call, law.id), law.law_name).text(" " + law.modified);
    if (!law.in_force) html.raw(" ").say({"(no longer in force)", "（已廢止）"});
  }
  html.raw("</p>\n");
}

void write_places(Html& html, const Call& call, Message title, const std::vector<search::CitationLink>& places) {
  if (places.empty()) return;
  html.raw("<details class=\"places\"><summary>").say(title).raw(" <span class=\"count\">").number(places.size());
  html.raw("</span></summary>\n<ul>\n");
  for (const auto& place : places) html.raw("<li>").link(address_of(call, place.id), place.title).raw("</li>\n");
  html.raw("</ul></details>\n");
}

void write_related(Html& html, const Call& call, std::string_view id) {
  const auto related = call.index.searcher->related(id, related_shown);
  if (!related || related->empty()) return;
  html.raw("<section class=\"related\"><h2>").say({"Related", "相關內容"}).raw("</h2>\n<ul>\n");
  for (const auto& hit : *related) {
    if (!call.may_show(hit.document)) continue;
    html.raw("<li>").link(keep_language(call.request, document_path("", hit.document)), wording_of(hit.document, call.language).title);
    html.raw(" <span class=\"tag\">").text(kind_label(call, hit.document.kind)).raw("</span></li>\n");
  }
  html.raw("</ul></section>\n");
}

}  // namespace opendata::api::web
