#pragma once
#include <cstdint>
#include <opendata/search/searcher.hpp>
#include <opendata/text.hpp>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "index/query_terms.hpp"

namespace opendata::search {

/// Marks a query's terms in text and chooses the passage to show. Xapian's own snippets mark single characters only, or
/// nothing. Thread safety: const after construction.
class Highlighter {
 public:
  /// `phrase`, in phrase_form(): marked alone in a text that holds it; may be empty.
  explicit Highlighter(const std::vector<QueryTerm>& terms, std::u32string phrase = {});

  /// The whole text with its marks; line breaks become blanks.
  [[nodiscard]] Highlighted mark(std::string_view utf8) const;
  /// About 120 characters where the rarest terms stand together, begun and ended at a sentence where one is near; "…"
  /// where text is left out. The beginning when nothing matches. Only the first 20,000 characters of a text are looked
  /// at.
  [[nodiscard]] Highlighted snippet(std::string_view utf8) const;

 private:
  struct Match {
    std::size_t begin = 0, end = 0;  ///< code points of the original
    std::size_t term = 0;
    std::size_t at = 0;  ///< place in the folded text
  };
  /// A pair of characters that ends a word of the query, begins one, or both (婚登 of 結婚登記): by itself it is no word.
  struct Crossing {
    bool ends_word = false, begins_word = false;
  };
  struct Range {
    std::size_t begin = 0, end = 0;
  };
  void add_crossings(const std::vector<QueryTerm>& terms);
  [[nodiscard]] std::vector<Match> find(std::u32string_view original) const;
  [[nodiscard]] std::vector<Match> find_terms(const text::Folded& folded) const;
  [[nodiscard]] std::vector<Match> find_phrase(const text::Folded& folded) const;
  [[nodiscard]] std::vector<Match> without_lonely_crossings(const std::vector<Match>& matches) const;
  [[nodiscard]] Range best_window(const std::vector<Match>& matches, std::size_t size) const;
  [[nodiscard]] static Highlighted cut(std::u32string_view original, Range window, const std::vector<Match>& matches);

  std::unordered_map<std::u32string, std::size_t> terms_;  ///< folded text → place in weights_
  std::vector<double> weights_;
  std::vector<Crossing> crossings_;  ///< as weights_
  std::u32string phrase_;
  bool single_characters_ = false;  ///< the query has no longer term
};

}  // namespace opendata::search
