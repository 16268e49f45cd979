#include "handlers/links.hpp"
#include "web/labels.hpp"
#include "web/law_text.hpp"
#include "web/layout.hpp"
#include "web/search.hpp"
#include "web/texts.hpp"
#include "web/wording.hpp"

namespace opendata::api::web {
namespace {

void write_highlighted(Html& html, const search::Highlighted& text) {
  const std::string_view whole = text.text;
  std::size_t done = 0;
  for (const auto& [begin, end] : text.marks) {
    html.text(whole.substr(done, begin - done)).raw("<mark>").text(whole.substr(begin, end - begin)).raw("</mark>");
    done = end;
  }
  html.text(whole.substr(done));
}

void write_found(Html& html, const std::string& address, const search::Hit& hit) {
  const auto language = wording_of(hit.document, html.language()).language;
  html.raw("<li><h2");
  write_language(html, language);
  html.raw("><a href=\"").text(address).raw("\">");
  write_highlighted(html, hit.title);
  html.raw("</a></h2>\n<p class=\"snippet\"");
  write_language(html, language);
  html.raw(">");
  write_highlighted(html, hit.snippet);
  html.raw("</p>\n");
}

/// What matched is marked in the original only; a translation is shown from its beginning.
void write_translated(Html& html, const std::string& address, const search::Document& document) {
  constexpr std::size_t shown = 160;
  const auto wording = wording_of(document, html.language());
  html.raw("<li><h2>").link(address, wording.title).raw("</h2>\n<p class=\"snippet\">").text(shorten(wording.body, shown)).raw("</p>\n");
}

void write_source(Html& html, const Call& call, const search::Document& document) {
  html.raw("<p class=\"source\"><span class=\"tag\">").text(kind_label(call, document.kind)).raw("</span>");
  for (const auto& part : {document.agency, category_label(document.category, call.language), document.modified})
    if (!part.empty()) html.raw(" <span class=\"part\">").text(part).raw("</span>");
  if (!document.in_force) html.raw(" <strong class=\"tag warn\">").say({"no longer in force", "已廢止"}).raw("</strong>");
  html.raw("</p>\n");
}

}  // namespace

void write_hit(Html& html, const Call& call, const search::Hit& hit) {
  const auto address = keep_language(call.request, document_path("", hit.document));
  is_translated(hit.document, call.language) ? write_translated(html, address, hit.document) : write_found(html, address, hit);
  if (hit.changed_since)
    html.raw("<p class=\"source warn\">").say({"Changed after the chosen day: the text then may have been another.", "於所選日期之後曾修正，當時條文可能不同。"}).raw("</p>\n");
  write_source(html, call, hit.document);
  html.raw("</li>\n");
}

void write_cited(Html& html, const Call& call, const search::Document& document) {
  html.raw("<article class=\"cited\"><h2><a href=\"").text(keep_language(call.request, document_path("", document)));
  html.raw("\">").text(document.title).raw("</a></h2>\n<div class=\"body law\" lang=\"zh-Hant-TW\">");
  write_law_text(html, document.body);
  html.raw("</div>\n");
  write_source(html, call, document);
  html.raw("</article>\n");
}

void write_named_law(Html& html, const Call& call, const search::NamedLaw& law) {
  html.raw("<p class=\"cited\">").say({"The whole law: ", "法規全文："});
  html.link(keep_language(call.request, law_path("", law.id)), law.name);
  if (!law.in_force) html.raw(" <strong class=\"tag warn\">").say({"no longer in force", "已廢止"}).raw("</strong>");
  html.raw("</p>\n");
}

}  // namespace opendata::api::web
