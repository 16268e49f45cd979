#include "handlers/document_json.hpp"

#include "handlers/links.hpp"

namespace opendata::api {
namespace {

void write_part(JsonBody& out, std::string_view text, bool mark) {
  if (!text.empty()) out.begin_object().text("text", text).key("mark").boolean(mark).end_object();
}

void write_article_members(JsonBody& out, const search::Document& document) {
  out.text("law_id", document.law_id)
      .text("law_name", document.law_name)
      .text("article_number", document.article_number);
  out.text("chapter", document.chapter).key("in_force").boolean(document.in_force);
}

}  // namespace

void write_document_head(JsonBody& out, const search::Document& document) {
  out.text("id", document.id).text("kind", document.kind).text("title", document.title);
  out.text("href", document_path(api_base, document)).text("url", document.url);
  out.text("agency", document.agency).text("category", document.category).text("modified", document.modified);
  if (document.kind == "article") write_article_members(out, document);
  if (document.facets.empty()) return;
  out.key("facets").begin_object();
  for (const auto& [name, value] : document.facets) out.text(name, value);
  out.end_object();
}

void write_highlighted(JsonBody& out, const search::Highlighted& text) {
  out.begin_array();
  const std::string_view whole = text.text;
  std::size_t done = 0;
  for (const auto& [begin, end] : text.marks) {
    write_part(out, whole.substr(done, begin - done), false);
    write_part(out, whole.substr(begin, end - begin), true);
    done = end;
  }
  write_part(out, whole.substr(done), false);
  out.end_array();
}

}  // namespace opendata::api
