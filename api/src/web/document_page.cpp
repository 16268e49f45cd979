#include <algorithm>
#include <array>

#include "encoding.hpp"
#include "handlers/links.hpp"
#include "web/citations.hpp"
#include "web/feedback.hpp"
#include "web/json_ld.hpp"
#include "web/labels.hpp"
#include "web/layout.hpp"
#include "web/pages.hpp"
#include "web/terms.hpp"
#include "web/wording.hpp"

namespace opendata::api::web {
namespace {

/// The facet in which an FAQ may name the articles that its answer rests on.
constexpr std::string_view cited_articles = "cited_articles";

/// Facets that stand elsewhere on the page, or say only to editors where an answer comes from.
constexpr std::array<std::string_view, 4> elsewhere{cited_articles, "related", "evidence_cases", "evidence_ids"};

/// What people call further facets; others keep their own name.
constexpr std::array further_labels{Label{"unit", {"Unit in charge", "承辦單位"}},
                                    Label{"audience", {"For", "適用對象"}},
                                    Label{"reviewed", {"Last reviewed", "最近檢視"}},
                                    Label{"review_due", {"Next review", "下次檢視"}},
                                    Label{"level", {"Level", "位階"}}};

/// A value that leads to everything else that has it.
void write_classified(Html& html, const Call& call, Message term, const std::string& facet, const std::string& value) {
  if (value.empty()) return;
  const auto address = "/?" + facet + "=" + percent_encode(value);
  html.raw("<dt>").say(term).raw("</dt><dd>").link(keep_language(call.request, address), category_label(value, call.language)).raw("</dd>\n");
}

void write_facet(Html& html, const Call& call, const std::string& name, const std::string& value) {
  if (std::find(elsewhere.begin(), elsewhere.end(), name) != elsewhere.end()) return;
  if (const auto* classified = find_label(classification_labels(), name)) return write_classified(html, call, classified->label, name, value);
  const auto* known = find_label(further_labels, name);
  write_named_term(html, known != nullptr ? call.say(known->label) : std::string_view(name), value);
}

void write_particulars(Html& html, const Call& call, const search::Document& document) {
  html.raw("<dl class=\"particulars\">\n");
  write_term(html, {"Agency", "機關"}, document.agency);
  write_classified(html, call, {"Category", "類別"}, "category", document.category);
  write_term(html, {"Last changed", "更新日期"}, document.modified);
  for (const auto& [name, value] : document.facets)
    if (name != "theme" || value != document.category) write_facet(html, call, name, value);
  if (is_web_address(document.url))
    html.raw("<dt>").say({"Source", "來源"}).raw("</dt><dd>").link(document.url, document.url).raw("</dd>\n");
  html.raw("</dl>\n");
}

std::string facet_of(const search::Document& document, std::string_view name) {
  const auto found = document.facets.find(std::string(name));
  return found == document.facets.end() ? std::string() : found->second;
}

/// The first characters of the answer, for search engines.
std::string beginning(std::string_view text) {
  constexpr std::size_t longest = 240;  // bytes
  std::size_t end = std::min(text.size(), longest);
  while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
  std::string out(text.substr(0, end));
  std::replace(out.begin(), out.end(), '\n', ' ');
  return out;
}

/// The categories above an entry, each leading to what it holds.
std::vector<Crumb> path_of(const Call& call, const search::Document& document) {
  std::vector<Crumb> path{{std::string(kind_label(call, document.kind)), "/?kind=" + percent_encode(document.kind)}};
  for (std::size_t end = 0; end < document.category.size(); ++end) {
    const auto begin = end;
    end = std::min(document.category.find('/', begin), document.category.size());
    path.push_back({category_label(document.category.substr(begin, end - begin), call.language), path.front().address + "&category=" + percent_encode(document.category.substr(0, end))});
  }
  return path;
}

Answer entry_page(const Call& call, std::string_view kind) {
  const auto document = call.document();
  if (!document) return refuse(document.error());
  if (!kind.empty() && document->kind != kind)
    return refuse({ProblemKind::not_found, {"there is no such entry", "查無此筆資料"}});
  const auto links = call.index.searcher->links(document->id);
  Html html(call.language);
  const auto wording = wording_of(*document, call.language);
  html.raw("<article class=\"entry\" lang=\"").text(wording.language).raw("\">\n<h1>").text(wording.title);
  html.raw("</h1>\n<div class=\"body answer\">\n").markdown(wording.body).raw("</div>\n</article>\n");
  write_changed_laws(html, call, *document);
  write_law_basis(html, call, cited_ids(facet_of(*document, cited_articles), links ? *links : search::CitationLinks()));
  write_particulars(html, call, *document);
  if (document->kind == "faq") write_feedback(html, call, document->id);
  write_related(html, call, document->id);
  if (document->kind == "faq") write_faq_json_ld(html, wording);
  PageInfo info{.title = wording.title, .description = beginning(wording.body), .path = path_of(call, *document)};
  info.modified = document->modified;
  info.publisher = document->agency;
  return page(call, info, html);
}

}  // namespace

Answer faq_page(const Call& call) { return entry_page(call, "faq"); }
Answer document_page(const Call& call) { return entry_page(call, {}); }

}  // namespace opendata::api::web
