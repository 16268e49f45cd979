#include "handlers/document_json.hpp"
#include "handlers/handlers.hpp"

namespace opendata::api {
namespace {

Answer document_answer(const search::Document& document) {
  JsonBody out;
  out.begin_object();
  write_document_head(out, document);
  out.text("body", document.body).end_object();
  return make_response(out);
}

}  // namespace

Answer show_document(const Call& call) {
  const auto searcher = call.searcher();
  if (!searcher) return refuse(searcher.error());
  const auto document = (*searcher)->get(call.arguments.text("id"));
  if (!document) return refuse(document.error());
  return document_answer(*document);
}

}  // namespace opendata::api
