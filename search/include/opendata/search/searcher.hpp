#pragma once
#include <chrono>
#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <opendata/result.hpp>
#include <opendata/search/citation.hpp>
#include <opendata/search/document.hpp>
#include <opendata/search/law.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace opendata::search {

/// How a query is understood. help.hpp has each mode's name, explanation and examples for people.
enum class Mode {
  automatic,  ///< "auto": citation when the text is one or names a law and nothing else; boolean when it has an operator
              ///< or a field; wildcard when it has * or ?; reading when it is written in Zhuyin; full text otherwise
  full_text,  ///< "full-text": a natural question: best match first, no word is demanded
  keyword,    ///< "keyword": all words
  any_word,   ///< "any": any of the words, the most and rarest first
  phrase,     ///< "phrase": the words side by side, in order
  boolean,    ///< "boolean": AND, OR, NOT (且 或 非), brackets and fields
  fields,     ///< "fields": title:… body:… agency:… category:… date:…, combined; the language is that of boolean
  citation,   ///< "citation": a law and article number: 動保法第12條第1項; a law alone gives its articles in order
  law_title,  ///< "law-title": laws by words of their names; the best law's articles in order
  category,   ///< "category": browse: everything in a category, newest first; the text is the path, as 主題:… or 服務:…
              ///< of one of the three classifications
  wildcard,   ///< "wildcard": * stands for any characters of a sentence, ? for one: 動物*所, 寵物登?, covid*
  fuzzy,      ///< "fuzzy": all words, each with a wrong character or letter allowed
  reading,    ///< "reading": Zhuyin or Pinyin: ㄎㄨㄤˊ ㄑㄩㄢˇ, kuangquan
  similar,    ///< "similar": documents like the one whose id is the text
};

/// Which laws are searched. Documents that are no articles always are.
enum class Validity {
  in_force,   ///< not abolished
  abolished,  ///< only abolished ones
  future,     ///< only those of which a change, or a part of one, takes effect after the day of the query
  any,        ///< all
};
[[nodiscard]] std::string_view name(Validity validity);  ///< "in-force", "abolished", "future", "any"
[[nodiscard]] std::optional<Validity> parse_validity(std::string_view name);
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
  std::string theme = {};               ///< 主題分類, exact or a prefix of levels
  std::string administration = {};      ///< 施政分類
  std::string service = {};             ///< 服務分類
  std::string modified_from = {};       ///< changed on this day or later, in any form of text::parse_date
  std::string modified_until = {};      ///< changed on this day or earlier
  bool include_abolished = false;       ///< the same as Validity::any
  Validity validity = Validity::in_force;
  /// The state of law on this day: only laws enacted by then and not abolished yet count as in force. Their text is
  /// today's: see Hit::changed_since. Empty = today.
  std::string as_of = {};
  std::size_t offset = 0;
  std::size_t limit = 10;
  /// Ids of documents that are neither shown nor learnt from, as for measuring with a question whose own answer is in
  /// the index; at most 100.
  std::vector<std::string> excluded = {};
  bool facets = true;
  bool snippets = true;
  bool synonyms = true;  ///< and subjects: false for only the words as written
  bool help = true;  ///< look for corrections and advice
  bool explain = false;  ///< what each hit's score is made of
  std::chrono::milliseconds time_limit{2'000};  ///< of matching, on this machine; then the search is limit_exceeded
};

/// A piece of text with the ranges that matched.
struct Highlighted {
  std::string text;                                        ///< plain UTF-8, not escaped
  std::vector<std::pair<std::size_t, std::size_t>> marks;  ///< byte ranges in `text`, ascending, not overlapping
};

/// A part of a hit's score.
struct ScorePart {
  std::string name;  ///< a term of the query as it stands in the index, or one of score_parts
  double value = 0;
};
/// Names of the parts that are no terms.
namespace score_parts {
inline constexpr std::string_view preferred = "preferred kind";     ///< for the public, or of a statute
inline constexpr std::string_view named_law = "named law";          ///< the query names its law
inline constexpr std::string_view whole_title = "whole title";      ///< the query is the title, word for word
inline constexpr std::string_view cited = "cited article";          ///< the query cites it
inline constexpr std::string_view answers = "cited in answers";     ///< what the nearest answers cite
inline constexpr std::string_view subject = "law of the subject";    ///< where the subject dictionary leads
inline constexpr std::string_view law_authority = "law cited by laws";
inline constexpr std::string_view article_authority = "article cited";
inline constexpr std::string_view mode = "mode";  ///< what the mode itself adds, such as the order of articles
}  // namespace score_parts

struct Hit {
  Document document;  ///< as indexed; body complete
  double score = 0;
  Highlighted title;
  Highlighted snippet;  ///< （刪除） for an article of which the law leaves only the number
  bool changed_since = false;  ///< the law was changed after Query::as_of: the text of that day may have been another
  std::vector<ScorePart> explanation = {};  ///< adds up to the score; largest first; only with Query::explain
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

/// A place that a query cites and the index does not have.
struct MissingCitation {
  std::string text;      ///< as the query writes it
  std::string law_id;    ///< empty: the law itself is not in the index
  std::string law_name;  ///< in full, when the law is known
};

/// What to ask instead.
struct Correction {
  std::string text;  ///< the whole query with the correction
  enum class Reason { same_sound, look_alike, one_character, reading } reason = Reason::same_sound;
};

/// What somebody who finds little can do next.
struct Advice {
  std::string_view code;  ///< stable: "fewer-words", "check-spelling", "law-not-indexed", "include-abolished", …
  Message message;
};

/// A word of the query and what else was looked for.
struct Expansion {
  std::string word;
  std::vector<std::string> synonyms;
};

struct SearchResult {
  Mode mode = Mode::full_text;  ///< the mode that was used
  std::vector<Hit> hits;        ///< best first; ties by document id
  std::uint64_t total = 0;
  bool total_is_exact = true;
  std::map<std::string, std::vector<FacetCount>>
      facets;  ///< "kind", "agency", "category"; most frequent first, then by value
  std::vector<std::string>
      cited;  ///< document ids that the query cites by number, also in full-text mode; at most 50; first among
              ///< the hits too
  std::vector<MissingCitation> missing;  ///< cited places that the index does not have, each once
  std::vector<Correction> corrections;   ///< did you mean; best first, at most three; empty when nothing looks wrong
  std::vector<Expansion> expansions;     ///< synonyms that were looked for too
  std::vector<Advice> advice;            ///< when there are few hits
  std::vector<NamedLaw> laws;  ///< laws that the query names without an article, each once; shown above the hits
  /// No document met the demands of a keyword, phrase or boolean query without NOT, or in automatic mode of one in which
  /// nothing but a minus before a word was an operator; the hits are the best matches of its words instead, as in full text.
  bool relaxed = false;
  /// Shards on other machines that did not answer, "10.0.0.2:7001" each: their documents are not among the hits and
  /// totals. Always empty with MissingShards::error.
  std::vector<std::string> missing_shards = {};
};

/// An article and the ids of the articles around it in its law; empty at the ends.
struct PlacedArticle {
  Document document;
  std::string previous = {}, next = {};
};

/// A citation in a text, resolved.
struct CitationLink {
  std::string id;                  ///< of the article that is cited, or that cites; a law's id when no article is named
  std::string title;               ///< 動物保護法 第 12 條
  std::size_t begin = 0, end = 0;  ///< bytes of the citing text's body
};

/// Where a document points to and what points to it.
struct CitationLinks {
  std::vector<CitationLink> cites;     ///< in the order of the text; what the index does not have is left out
  std::vector<CitationLink> cited_by;  ///< articles and answers that cite this one; at most 200
  bool more = false;                   ///< there are more than that
};

/// Counts of an index, for `stats`.
struct IndexStats {
  std::uint64_t documents = 0;
  std::map<std::string, std::uint64_t> by_kind;
  std::uint64_t laws = 0;
  std::uint64_t updates = 0;  ///< documents changed since the generation was built
  std::uint64_t bytes_on_disk = 0;
  std::string generation;
  std::string segmenter_version;
};

/// Something of the index by its id, with the day of its last change; empty when that is unknown.
struct Listed {
  std::string id;
  std::string modified;
};

/// What to do when a shard on another machine does not answer.
enum class MissingShards {
  error,           ///< the search fails and names the shard
  partial_answer,  ///< the others answer, and the result says which are missing
};
struct SearcherOptions {
  MissingShards missing_shards = MissingShards::error;
};

/// Answers queries from an index. Safe to use from many threads at once: each thread gets its own database handle
/// inside. Guarantees: hostile text costs bounded time and memory; a reader sees one generation for the whole of a
/// search.
class Searcher {
 public:
  /// Compares every file of the index with its checksum first. Errors: not_found (no index), corrupt (naming the file),
  /// not_supported (built by another segmenter version: rebuild), io_failure (a shard on another machine does not
  /// answer).
  [[nodiscard]] static Result<Searcher> open(const std::filesystem::path& directory,
                                             const SearcherOptions& options = {});
  Searcher(Searcher&&) noexcept;
  Searcher& operator=(Searcher&&) noexcept;
  ~Searcher();

  /// Errors: limit_exceeded (text, window, time, more than 64 demanded words), bad_value (unbalanced brackets, not a
  /// citation), corrupt, io_failure, conflict (the files changed underneath; try again). No hits is not an error.
  [[nodiscard]] Result<SearchResult> search(const Query& query) const;
  /// The document with this id. Errors: not_found.
  [[nodiscard]] Result<Document> get(std::string_view id) const;
  /// What the document with this id cites (本法, 前條, 同法 and 第X條 read in context) and who cites it. Errors:
  /// not_found.
  [[nodiscard]] Result<CitationLinks> links(std::string_view id) const;
  /// What any text cites of the laws in the index, abolished ones too. At most 100 ids.
  [[nodiscard]] Result<TextCitations> citations(std::string_view text) const;
  /// Documents like the one with this id, of other kinds too: answers beside an article, articles beside an answer.
  /// `limit` ≤ 20. Errors: not_found.
  [[nodiscard]] Result<std::vector<Hit>> related(std::string_view id, std::size_t limit) const;
  /// A law as a whole: history, attachments, days. Errors: not_found.
  [[nodiscard]] Result<LawInfo> law(std::string_view law_id) const;
  /// Every law that has articles, each once, in the order of the index. Reads memory alone.
  [[nodiscard]] std::vector<Listed> laws() const;
  /// Documents of a kind in the order of the index, `limit` of them from `offset` on, however many there are. Fewer than
  /// `limit`, and not at the end, only where a shard does not answer.
  [[nodiscard]] Result<std::vector<Listed>> documents(std::string_view kind, std::size_t offset, std::size_t limit) const;
  /// Articles of one law in order: id and title only are filled, with chapter. Errors: not_found.
  [[nodiscard]] Result<std::vector<Document>> articles(std::string_view law_id) const;
  /// The article with this id and its neighbours, without reading the rest of the law. Errors: not_found.
  [[nodiscard]] Result<PlacedArticle> article(std::string_view id) const;
  /// The id of the law with this id, name or short name. Errors: not_found.
  [[nodiscard]] Result<std::string> find_law(std::string_view name_or_id) const;
  /// Up to `limit` (≤ 20) titles, law names and categories that begin with or contain `prefix`, best first; `prefix`
  /// may be written in Zhuyin or Pinyin (ㄉㄨㄥˋ, dongwu, dwbhf).
  [[nodiscard]] Result<std::vector<std::string>> suggest(std::string_view prefix, std::size_t limit) const;
  [[nodiscard]] Result<IndexStats> stats() const;
  /// Looks whether a newer generation or an update is there and switches to it, whether it did; running searches finish
  /// on the old one.
  [[nodiscard]] Result<bool> refresh();

 private:
  struct Impl;
  explicit Searcher(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace opendata::search
