#pragma once
#include <cstdint>
#include <opendata/search/citation.hpp>
#include <optional>
#include <span>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "index/handle_pool.hpp"

namespace opendata::search {

/// An article of a law by its place.
struct ArticlePlace {
  std::uint32_t order = 0;  ///< N·1000 + M
  Location at;
};

/// The articles of every law in numeric order, in memory. Thread safety: const after load().
class LawArticles {
 public:
  void load(const std::vector<Part>& parts);
  /// Empty when the index has none.
  [[nodiscard]] std::span<const ArticlePlace> of(const std::string& law_id) const;

 private:
  std::unordered_map<std::string, std::vector<ArticlePlace>> by_law_;
};

/// The document with this id in a corpus; superseded ones do not count. Throws what Xapian throws.
[[nodiscard]] std::optional<Location> find_document(const Handle& handle, const std::vector<Part>& parts, Corpus corpus,
                                                    std::string_view id);

/// Ids of the articles before and after one in its law; empty at the ends. Throws what Xapian throws.
[[nodiscard]] std::pair<std::string, std::string> neighbours_of(std::span<const ArticlePlace> law, const Location& at,
                                                                const Handle& handle);

/// Ids of the articles in the index that the citations name, in their order, each once; a range gives each of its
/// articles. At most 50.
[[nodiscard]] std::vector<std::string> cited_articles(const std::vector<Citation>& citations,
                                                      const LawArticles& articles, const Handle& handle);

}  // namespace opendata::search
