#include "index/search_run.hpp"

#include <algorithm>
#include <opendata/text.hpp>

#include "index/document_codec.hpp"
#include "index/document_terms.hpp"
#include "index/highlighter.hpp"
#include "index/law_articles.hpp"
#include "index/matcher.hpp"
#include "index/modes.hpp"

namespace opendata::search {
namespace {

constexpr std::size_t longest_text = 1'000;
constexpr std::size_t deepest_window = 10'000;
constexpr std::size_t most_hits = 100;
constexpr std::size_t most_excluded = 100;
constexpr std::size_t most_hits_of_batch = 1'000;

bool is_too_long(const std::string& text) {
  return text.size() > 4 * longest_text || text::to_utf32(text).size() > longest_text;
}

Corpus corpus_of(const Query& query) {
  const auto articles = static_cast<std::size_t>(std::count(query.kinds.begin(), query.kinds.end(), article_kind));
  if (query.kinds.empty()) return Corpus::both;
  if (articles == 0) return Corpus::texts;
  return articles == query.kinds.size() ? Corpus::articles : Corpus::both;
}

/// Fetches and marks the matches of the page.
Result<std::vector<Hit>> fetch_page(const Query& query, const Plan& plan, const Matches& matches,
                                    const Xapian::Database& database) {
  const Highlighter highlighter(plan.highlighted);
  std::vector<Hit> hits;
  for (std::size_t i = query.offset; i < std::min(matches.best.size(), query.offset + query.limit); ++i) {
    auto document = stored_document(database.get_document(matches.best[i].document));
    if (!document) return failure(std::move(document.error()));
    Hit hit{std::move(*document), matches.best[i].score, {}, {}};
    if (query.snippets) {
      hit.title = highlighter.mark(hit.document.title);
      hit.snippet = highlighter.snippet(hit.document.body);
    }
    hits.push_back(std::move(hit));
  }
  return hits;
}

std::vector<Xapian::docid> documents_of(const Matches& matches) {
  std::vector<Xapian::docid> ids;
  for (const Match& match : matches.best) ids.push_back(match.document);
  return ids;
}

std::vector<NamedLaw> named_laws(const std::vector<Citation>& citations, const Generation& generation) {
  std::vector<NamedLaw> named;
  for (const Citation& citation : citations) {
    const auto law = generation.law_by_id.find(citation.law);
    if (citation.article || law == generation.law_by_id.end()) continue;
    const auto is_this = [&](const NamedLaw& other) { return other.id == citation.law; };
    if (std::any_of(named.begin(), named.end(), is_this)) continue;
    const LawEntry& entry = generation.laws[law->second];
    named.push_back({entry.id, entry.name, entry.in_force});
  }
  return named;
}

/// Asks the plan, and where it finds nothing its wider form, which the plan then becomes.
Matches match_or_relax(const Query& query, Plan& plan, const Xapian::Database& database, bool& relaxed) {
  Matches matches = match(query, plan, database);
  if (!matches.best.empty() || plan.wider.empty()) return matches;
  plan.query = plan.wider;
  plan.phrases.clear();
  matches = match(query, plan, database);
  relaxed = !matches.best.empty();
  return matches;
}

}  // namespace

Result<void> check_limits(const Query& query) {
  if (is_too_long(query.text)) {
    return failure(Errc::limit_exceeded,
                   {"the query is longer than 1,000 characters; shorten it", "查詢文字超過 1,000 字；請縮短"});
  }
  if (query.excluded.size() > most_excluded)
    return failure(Errc::limit_exceeded, {"at most 100 documents can be left out", "至多排除 100 份文件"});
  if (query.limit > (query.snippets ? most_hits : most_hits_of_batch)) {
    return failure(Errc::limit_exceeded, {"a page holds at most 100 hits (1,000 without snippets)",
                                          "每頁至多 100 筆（不含摘要時 1,000 筆）"});
  }
  if (query.offset > deepest_window || query.offset + query.limit > deepest_window) {
    return failure(Errc::limit_exceeded, {"only the first 10,000 hits can be paged; narrow the search",
                                          "僅能瀏覽前 10,000 筆；請縮小查詢範圍"});
  }
  return {};
}

Result<Document> stored_document(const Xapian::Document& document) {
  if (auto decoded = decode_document(document.get_data())) return std::move(*decoded);
  return failure(Errc::corrupt,
                 {"a stored document is damaged; build the index again", "索引內的文件已損壞；請重新建立索引"});
}

Result<SearchResult> run_search(const Query& query, const Generation& generation, Handle& handle) {
  const std::vector<Citation> citations = parse_citations(query.text, generation.names);
  const Corpus corpus = corpus_of(query);
  const Xapian::Database& database = database_of(handle, corpus);
  SearchResult result;
  result.mode = resolve_mode(query, citations);
  auto plan = mode_entry(result.mode).plan({query, citations, generation, handle, database});
  if (!plan) return failure(plan.error());
  const Matches matches = match_or_relax(query, *plan, database, result.relaxed);
  auto hits = fetch_page(query, *plan, matches, database);
  if (!hits) return failure(std::move(hits.error()));
  result.hits = std::move(*hits);
  result.total = matches.total;
  result.total_is_exact = matches.exact;
  if (query.facets) result.facets = generation.facets.count(documents_of(matches), corpus);
  result.cited = cited_articles(citations, handle.articles);
  result.laws = named_laws(citations, generation);
  return result;
}

}  // namespace opendata::search
