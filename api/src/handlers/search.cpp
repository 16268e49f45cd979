#include "handlers/document_json.hpp"
#include "handlers/handlers.hpp"
#include "handlers/links.hpp"
#include "handlers/paging.hpp"
#include "handlers/run_search.hpp"

namespace opendata::api {
namespace {

void write_hit(JsonBody& out, const search::Hit& hit) {
  out.begin_object();
  write_document_head(out, hit.document);
  out.key("title_parts");
  write_highlighted(out, hit.title);
  out.key("snippet");
  write_highlighted(out, hit.snippet);
  out.key("changed_since").boolean(hit.changed_since).end_object();
}

void write_cited(JsonBody& out, const std::vector<search::Document>& cited) {
  out.key("cited").begin_array();
  for (const auto& document : cited) {
    out.begin_object();
    write_document_head(out, document);
    out.text("body", document.body).end_object();
  }
  out.end_array();
}

void write_laws(JsonBody& out, const search::SearchResult& result) {
  out.key("laws").begin_array();
  for (const auto& law : result.laws) {
    out.begin_object().text("id", law.id).text("name", law.name).key("in_force").boolean(law.in_force);
    out.text("href", law_path(api_base, law.id)).end_object();
  }
  out.end_array();
}

void write_facets(JsonBody& out, const search::SearchResult& result) {
  out.key("facets").begin_object();
  for (const auto& [name, counts] : result.facets) {
    out.key(name).begin_array();
    for (const auto& entry : counts)
      out.begin_object().text("value", entry.value).number("count", entry.count).end_object();
    out.end_array();
  }
  out.end_object();
}

std::string_view name_of(search::Correction::Reason reason) {
  switch (reason) {
    case search::Correction::Reason::same_sound:
      return "same-sound";
    case search::Correction::Reason::look_alike:
      return "look-alike";
    case search::Correction::Reason::one_character:
      return "one-character";
    case search::Correction::Reason::reading:
      break;
  }
  return "reading";
}

/// What helps when little was found, or something was written wrongly.
void write_hints(JsonBody& out, const Call& call, const search::SearchResult& result) {
  out.key("corrections").begin_array();
  for (const auto& correction : result.corrections)
    out.begin_object().text("text", correction.text).text("reason", name_of(correction.reason)).end_object();
  out.end_array().key("missing").begin_array();
  for (const auto& citation : result.missing)
    out.begin_object().text("text", citation.text).text("law_id", citation.law_id).text("law_name", citation.law_name).end_object();
  out.end_array().key("expansions").begin_array();
  for (const auto& expansion : result.expansions) {
    out.begin_object().text("word", expansion.word).key("synonyms").begin_array();
    for (const auto& synonym : expansion.synonyms) out.text(synonym);
    out.end_array().end_object();
  }
  out.end_array().key("advice").begin_array();
  for (const auto& advice : result.advice)
    out.begin_object().text("code", advice.code).text("message", call.say(advice.message)).end_object();
  out.end_array();
}

}  // namespace

Answer search(const Call& call) {
  if (call.arguments.text("q").empty() && call.arguments.text("mode") != "category") {
    return refuse({ProblemKind::invalid_parameter, {"say what to search for", "請輸入檢索內容"}, "q"});
  }
  const auto answer = run_search(call);
  if (!answer) return refuse(answer.error());
  const auto& result = answer->result;
  const auto offset = call.arguments.size("offset"), limit = call.arguments.size("limit");
  JsonBody out;
  out.begin_object().text("mode", search::name(result.mode)).number("total", result.total);
  out.key("total_is_exact").boolean(result.total_is_exact).number("offset", offset).number("limit", limit);
  out.key("relaxed").boolean(result.relaxed);
  write_cited(out, answer->cited);
  write_laws(out, result);
  out.key("hits").begin_array();
  for (const auto& hit : result.hits) write_hit(out, hit);
  out.end_array();
  write_facets(out, result);
  write_hints(out, call, result);
  const bool more = answer->has_next;
  const std::string next = more ? page_address(call, offset + limit) : std::string();
  out.key("next");
  more ? out.text(next) : out.null();
  auto response = make_response(out.end_object());
  if (more) response.set_header("Link", "<" + next + ">; rel=\"next\"");
  return response;
}

Answer related_documents(const Call& call) {
  const auto document = call.document();
  if (!document) return refuse(document.error());
  const auto related = call.index.searcher->related(document->id, call.arguments.size("limit"));
  if (!related) return refuse(related.error());
  JsonBody out;
  out.begin_object().key("related").begin_array();
  for (const auto& hit : *related)
    if (call.may_show(hit.document)) write_hit(out, hit);
  return make_response(out.end_array().end_object());
}

namespace {

void write_links(JsonBody& out, std::string_view key, const std::vector<search::CitationLink>& links) {
  out.key(key).begin_array();
  for (const auto& link : links) out.begin_object().text("id", link.id).text("title", link.title).end_object();
  out.end_array();
}

}  // namespace

Answer citations(const Call& call) {
  const auto document = call.document();
  if (!document) return refuse(document.error());
  const auto links = call.index.searcher->links(document->id);
  if (!links) return refuse(links.error());
  JsonBody out;
  out.begin_object();
  write_links(out, "cites", links->cites);
  write_links(out, "cited_by", links->cited_by);
  return make_response(out.key("more").boolean(links->more).end_object());
}

Answer suggest(const Call& call) {
  const auto searcher = call.searcher();
  if (!searcher) return refuse(searcher.error());
  const auto suggestions = (*searcher)->suggest(call.arguments.text("q"), call.arguments.size("limit"));
  if (!suggestions) return refuse(suggestions.error());
  JsonBody out;
  out.begin_object().text("query", call.arguments.text("q")).key("suggestions").begin_array();
  for (const auto& text : *suggestions) out.text(text);
  return make_response(out.end_array().end_object());
}

}  // namespace opendata::api
