#pragma once
#include <opendata/search/document.hpp>
#include <optional>
#include <string_view>
#include <vector>

#include "index/matcher.hpp"

/// Documents of an open index for what stands beside a search: links, related documents, spelling. Everything throws
/// what Xapian throws.
namespace opendata::search {

/// An open index and who reads it.
struct Reach {
  const Generation& generation;
  Handle& handle;
};

/// The document with this id; nullopt when there is none or it is damaged.
[[nodiscard]] std::optional<Document> find_document(const Reach& reach, std::string_view id);

/// A document that matched, with its score.
struct Reached {
  Document document;
  double score = 0;
};
/// The best matches of a query whatever the state of their law, at most `most`.
[[nodiscard]] std::vector<Reached> best_documents(const Reach& reach, Corpus corpus, const Xapian::Query& query,
                                                  std::size_t most);

}  // namespace opendata::search
