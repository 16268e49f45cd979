#include "query/reach.hpp"

#include "index/document_codec.hpp"
#include "index/terms.hpp"

namespace opendata::search {

std::optional<Document> find_document(const Reach& reach, std::string_view id) {
  const std::string term = terms::make(terms::id, id);
  for (const Xapian::Database* database : {&reach.handle.texts, &reach.handle.articles}) {
    const auto posting = database->postlist_begin(term);
    if (posting != database->postlist_end(term)) return decode_document(database->get_document(*posting).get_data());
  }
  return std::nullopt;
}

std::vector<Reached> best_documents(const Reach& reach, Corpus corpus, const Xapian::Query& query, std::size_t most) {
  const Xapian::Database& database = database_of(reach.handle, corpus);
  Plan plan;
  plan.query = query;
  const Query page{.include_abolished = true, .limit = most, .facets = false};
  std::vector<Reached> documents;
  for (const Match& match : match(page, plan, database).best) {
    if (documents.size() == most) break;
    auto document = decode_document(database.get_document(match.document).get_data());
    if (document) documents.push_back({std::move(*document), match.score});
  }
  return documents;
}

}  // namespace opendata::search
