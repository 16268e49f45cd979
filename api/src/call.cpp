#include "call.hpp"

namespace opendata::api {

Outcome<const search::Searcher*> Call::searcher() const {
  if (index.searcher) return index.searcher.get();
  return refuse({ProblemKind::not_available, {"this server has no search index", "本服務未設定檢索索引"}});
}

Outcome<const ServedDataset*> Call::dataset() const {
  if (const ServedDataset* found = catalog.find(arguments.text("id"))) return found;
  if (catalog.is_withdrawn(arguments.text("id"), "current")) return refuse_withdrawn();
  return refuse(catalog.absence(arguments.text("id")));
}

namespace {

Outcome<search::Document> indexed_document(const Call& call) {
  const auto asked = call.searcher();
  if (!asked) return refuse(asked.error());
  auto found = (*asked)->get(call.arguments.text("id"));
  if (!found) return refuse(found.error());
  return std::move(*found);
}

}  // namespace

Outcome<search::Document> Call::document() const {
  const std::string id = arguments.text("id");
  auto found = indexed_document(*this);
  if (found && may_show(*found)) return found;
  // The catalogue knows why, also after the index was built again without it.
  if (catalog.is_withdrawn(id, "current")) return refuse_withdrawn();
  if (catalog.unavailable.contains(id)) return refuse(catalog.absence(id));
  if (!found) return found;
  return refuse({ProblemKind::not_found, {"there is nothing under this name", "沒有這個名稱的資料"}});
}

tl::unexpected<Problem> refuse_withdrawn() {
  return refuse({ProblemKind::withdrawn,
                 {"the agency has taken this back; please do not use or pass on copies of it",
                  "本機關已將此內容下架；請勿使用或散布先前取得的副本"}});
}

constexpr std::size_t usual_headers = 16;

Response make_response(std::string body, std::string_view media_type) {
  Response response;
  response.headers.reserve(usual_headers);
  response.body = std::move(body);
  response.set_header("Content-Type", std::string(media_type));
  response.set_header("Cache-Control", "public, max-age=60, stale-while-revalidate=600");
  return response;
}

}  // namespace opendata::api
