#pragma once
#include <opendata/search/searcher.hpp>
#include <string>

namespace opendata::search::faq {

/// The cited article; of a law that is cited as a whole its first one, which knows the law's day and force.
/// Errors: not_found; as Searcher::get().
[[nodiscard]] Result<Document> find_cited(const std::string& citation, const Searcher& searcher);

/// Whether the law of an article was changed after a day; never when no day is known.
[[nodiscard]] inline bool is_changed_since(const std::string& day, const Document& article) {
  return !day.empty() && day < article.modified;
}

}  // namespace opendata::search::faq
