#include "handlers/handlers.hpp"
#include "handlers/links.hpp"
#include "usage/counting.hpp"
#include "usage/recorder.hpp"

namespace opendata::api {

Answer popular(const Call& call) {
  const auto limit = call.arguments.size("limit");
  JsonBody out;
  out.begin_object().key("questions").begin_array();
  for (const auto& document : usage::popular_questions(call, limit))
    out.begin_object().text("id", document.id).text("title", document.title).text("href", document_path(api_base, document)).end_object();
  out.end_array().key("searches").begin_array();
  const auto known = call.recorder == nullptr ? std::make_shared<const usage::Popular>() : call.recorder->popular();
  for (std::size_t i = 0; i < std::min(limit, known->searches.size()); ++i) out.text(known->searches[i].key);
  return make_response(out.end_array().end_object());
}

}  // namespace opendata::api
