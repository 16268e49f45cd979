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
  const auto document = call.document();
  if (!document) return refuse(document.error());
  return document_answer(*document);
}

}  // namespace opendata::api
