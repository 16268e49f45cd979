#include "query/reach.hpp"

#include "index/document_codec.hpp"

namespace opendata::search {

std::optional<Document> find_document(const Reach& reach, std::string_view id) {
  const auto at = find_document(reach.handle, reach.generation.parts, Corpus::both, id);
  return at ? decode_document(reach.handle.document(*at).get_data()) : std::nullopt;
}

std::vector<Reached> best_documents(const Reach& reach, Corpus corpus, const Xapian::Query& query, std::size_t most) {
  Plan plan;
  plan.query = query;
  const Query page{.include_abolished = true, .limit = most, .facets = false};
  std::vector<Reached> documents;
  for (const Match& match : match(page, plan, {reach.generation, reach.handle, corpus}).best) {
    if (documents.size() == most) break;
    auto document = decode_document(reach.handle.document(match.at).get_data());
    if (document) documents.push_back({std::move(*document), match.score});
  }
  return documents;
}

}  // namespace opendata::search
