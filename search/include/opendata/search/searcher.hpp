#pragma once
#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <opendata/result.hpp>
#include <opendata/search/document.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace opendata::search {

/// How a query is understood. Names in the command line and API: "full-text", "keyword", "phrase", "citation",
/// "category", "boolean", "auto".
enum class Mode {
  automatic,  ///< citation when the text is one or names a law and nothing else; boolean when it has AND/OR/NOT; full
              ///< text otherwise
  full_text,  ///< a natural question: best match first, no word is demanded
  keyword,    ///< all words
  phrase,     ///< the words side by side, in order
  boolean,    ///< AND, OR, NOT (且 或 非) and brackets
  citation,   ///< a law and article number: 動保法第12條第1項; a law alone gives its articles in order
  category,   ///< browse: everything in a category, newest first; the text is the category path
};
[[nodiscard]] std::string_view name(Mode mode);
[[nodiscard]] std::optional<Mode> parse_mode(std::string_view name);
[[nodiscard]] const std::vector<Mode>& all_modes();

/// One search. Limits: text ≤ 1,000 code points (longer is limit_exceeded); offset + limit ≤ 10,000; limit ≤ 100 (1,000
/// with snippets = false).
struct Query {
  std::string text = {};
  Mode mode = Mode::automatic;
  std::vector<std::string> kinds = {};  ///< empty = all
  std::string agency = {};              ///< exact; empty = all
  std::string category = {};            ///< exact or a prefix of levels; empty = all
  bool include_abolished = false;       ///< also articles no longer in force
  std::size_t offset = 0;
  std::size_t limit = 10;
  /// Ids of documents that are neither shown nor learnt from, as for measuring with a question whose own answer is in
  /// the index; at most 100.
  std::vector<std::string> excluded = {};
  bool facets = true;
  bool snippets = true;
};

/// A piece of text with the ranges that matched.
struct Highlighted {
  std::string text;                                        ///< plain UTF-8, not escaped
  std::vector<std::pair<std::size_t, std::size_t>> marks;  ///< byte ranges in `text`, ascending, not overlapping
};

struct Hit {
  Document document;  ///< as indexed; body complete
  double score = 0;
  Highlighted title;
  Highlighted snippet;
};

struct FacetCount {
  std::string value;
  std::uint64_t count = 0;
};

/// A law that a query names as a whole, without an article.
struct NamedLaw {
  std::string id;
  std::string name;  ///< in full, also where the query has a short name
  bool in_force = true;
};

struct SearchResult {
  Mode mode = Mode::full_text;  ///< the mode that was used
  std::vector<Hit> hits;        ///< best first; ties by document id
  std::uint64_t total = 0;
  bool total_is_exact = true;
  std::map<std::string, std::vector<FacetCount>>
      facets;  ///< "kind", "agency", "category"; most frequent first, then by value
  std::vector<std::string>
      cited;  ///< document ids that the query cites by number, also in full-text mode; shown above the hits
  std::vector<NamedLaw> laws;  ///< laws that the query names without an article, each once; shown above the hits
  /// No document met the demands of a keyword, phrase or boolean query without NOT; the hits are the best matches of
  /// its words instead, as in full text.
  bool relaxed = false;
};

/// An article and the ids of the articles around it in its law; empty at the ends.
struct PlacedArticle {
  Document document;
  std::string previous = {}, next = {};
};

/// Counts of an index, for `stats`.
struct IndexStats {
  std::uint64_t documents = 0;
  std::map<std::string, std::uint64_t> by_kind;
  std::uint64_t laws = 0;
  std::uint64_t bytes_on_disk = 0;
  std::string generation;
  std::string segmenter_version;
};

/// Answers queries from an index. Safe to use from many threads at once: each thread gets its own database handle
/// inside. Guarantees: hostile text costs bounded time and memory; a reader sees one generation for the whole of a
/// search.
class Searcher {
 public:
  /// Errors: not_found (no index), corrupt, not_supported (built by another segmenter version: rebuild).
  [[nodiscard]] static Result<Searcher> open(const std::filesystem::path& directory);
  Searcher(Searcher&&) noexcept;
  Searcher& operator=(Searcher&&) noexcept;
  ~Searcher();

  /// Errors: limit_exceeded (text, window, more than 64 demanded words), bad_value (unbalanced brackets, not a
  /// citation), corrupt, io_failure, conflict (the files changed underneath; try again). No hits is not an error.
  [[nodiscard]] Result<SearchResult> search(const Query& query) const;
  /// The document with this id. Errors: not_found.
  [[nodiscard]] Result<Document> get(std::string_view id) const;
  /// Articles of one law in order: id and title only are filled, with chapter. Errors: not_found.
  [[nodiscard]] Result<std::vector<Document>> articles(std::string_view law_id) const;
  /// The article with this id and its neighbours, without reading the rest of the law. Errors: not_found.
  [[nodiscard]] Result<PlacedArticle> article(std::string_view id) const;
  /// The id of the law with this id, name or short name. Errors: not_found.
  [[nodiscard]] Result<std::string> find_law(std::string_view name_or_id) const;
  /// Up to `limit` (≤ 20) titles, law names and categories that begin with or contain `prefix`, best first.
  [[nodiscard]] Result<std::vector<std::string>> suggest(std::string_view prefix, std::size_t limit) const;
  [[nodiscard]] Result<IndexStats> stats() const;
  /// Looks whether a newer generation is current and switches to it; running searches finish on the old one.
  [[nodiscard]] Result<bool> refresh();

 private:
  struct Impl;
  explicit Searcher(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace opendata::search
