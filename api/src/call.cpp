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

Outcome<search::Document> Call::document() const {
  const auto asked = searcher();
  if (!asked) return refuse(asked.error());
  auto found = (*asked)->get(arguments.text("id"));
  if (!found) return refuse(found.error());
  if (may_show(*found)) return std::move(*found);
  if (catalog.is_withdrawn(found->id, "current")) return refuse_withdrawn();
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
