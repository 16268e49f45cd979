#pragma once
#include <xapian.h>

#include <cstdint>
#include <opendata/search/citation.hpp>
#include <string>
#include <utility>
#include <vector>

namespace opendata::search {

/// An article of a law by its place in the articles database.
struct ArticlePlace {
  std::uint32_t order = 0;  ///< N·1000 + M
  Xapian::docid document = 0;
};
/// The articles of a law in numeric order; empty when the database has none. Throws what Xapian throws.
[[nodiscard]] std::vector<ArticlePlace> articles_of_law(const Xapian::Database& articles, const std::string& law_id);

/// Ids of the articles before and after `document` in its law; empty at the ends. Throws what Xapian throws.
[[nodiscard]] std::pair<std::string, std::string> neighbours_of(const Xapian::Database& articles,
                                                                const std::string& law_id, Xapian::docid document);

/// Ids of the articles in the database that the citations name, in their order, each once; a range gives each of its
/// articles. At most 50.
[[nodiscard]] std::vector<std::string> cited_articles(const std::vector<Citation>& citations,
                                                      const Xapian::Database& articles);

}  // namespace opendata::search
