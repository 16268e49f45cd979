#include <opendata/search/faq.hpp>
#include <opendata/search/faq_check.hpp>

#include "handlers/document_json.hpp"
#include "handlers/faq_list.hpp"
#include "handlers/handlers.hpp"
#include "handlers/links.hpp"
#include "handlers/paging.hpp"

namespace opendata::api {
namespace {

void write_facet(JsonBody& out, const search::Document& document, const std::string& name) {
  const auto found = document.facets.find(name);
  out.text(name, found == document.facets.end() ? std::string_view() : found->second);
}

void write_links(JsonBody& out, std::string_view key, const std::vector<FaqLink>& links) {
  out.key(key).begin_array();
  for (const FaqLink& link : links) {
    out.begin_object().text("id", link.id).text("title", link.title).key("href");
    link.address.empty() ? out.null() : out.text(link.address);
    out.end_object();
  }
  out.end_array();
}

void write_translations(JsonBody& out, const search::Document& document) {
  out.key("translations").begin_array();
  for (const auto& [language, title, body] : document.translations) {
    out.begin_object().text("language", language).text("title", title).text("body", body);
    out.text("answer_html", search::faq::render_answer(body)).end_object();
  }
  out.end_array();
}

void write_changed_laws(JsonBody& out, const std::vector<search::faq::ChangedLaw>& laws) {
  out.key("law_changed").begin_array();
  for (const auto& law : laws) {
    out.begin_object().text("id", law.id).text("law_name", law.law_name).text("modified", law.modified);
    out.key("in_force").boolean(law.in_force).end_object();
  }
  out.end_array();
}

void write_nodes(JsonBody& out, std::string_view key, const std::vector<CategoryNode>& nodes) {
  out.key(key).begin_array();
  for (const CategoryNode& node : nodes) {
    out.begin_object().text("label", node.label).text("path", node.path).number("count", node.count);
    write_nodes(out, "children", node.children);
    out.end_object();
  }
  out.end_array();
}

}  // namespace

Answer list_faq(const Call& call) {
  const auto result = find_faq(call);
  if (!result) return refuse(result.error());
  JsonBody out;
  out.begin_object().number("total", result->total).key("total_is_exact").boolean(result->total_is_exact);
  out.number("offset", call.arguments.size("offset")).number("limit", call.arguments.size("limit")).key("entries").begin_array();
  for (const auto& hit : result->hits) {
    out.begin_object();
    write_document_head(out, hit.document);
    write_facet(out, hit.document, "review_due");
    out.end_object();
  }
  out.end_array().key("next");
  if (!has_next_page(call, *result)) return make_response(out.null().end_object());
  const auto next = page_address(call, call.arguments.size("offset") + call.arguments.size("limit"));
  auto response = make_response(out.text(next).end_object());
  response.set_header("Link", "<" + next + ">; rel=\"next\"");
  return response;
}

Answer faq_categories(const Call& call) {
  const auto classifications = faq_classifications(call);
  if (!classifications) return refuse(classifications.error());
  JsonBody out;
  out.begin_object().key("classifications").begin_array();
  for (const Classification& of : *classifications) {
    out.begin_object().text("parameter", of.name).text("label", call.say(of.label));
    write_nodes(out, "tree", of.roots);
    out.end_object();
  }
  return make_response(out.end_array().end_object());
}

Answer show_faq(const Call& call) {
  const auto searcher = call.searcher();
  if (!searcher) return refuse(searcher.error());
  const auto document = (*searcher)->get(call.arguments.text("id"));
  if (!document) return refuse(document.error());
  if (document->kind != "faq") return refuse({ProblemKind::not_found, {"there is no such entry", "查無此筆資料"}});
  const auto changed = search::faq::changed_laws(*document, **searcher);
  if (!changed) return refuse(changed.error());
  JsonBody out;
  out.begin_object();
  write_document_head(out, *document);
  out.text("body", document->body).text("answer_html", search::faq::render_answer(document->body));
  write_translations(out, *document);
  for (const char* day : {"reviewed", "review_due"}) write_facet(out, *document, day);
  write_links(out, "citations", faq_citations(**searcher, *document, api_base));
  write_changed_laws(out, *changed);
  write_links(out, "related", related_faq(**searcher, *document, api_base));
  return make_response(out.end_object());
}

}  // namespace opendata::api
