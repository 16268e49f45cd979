#include "index/search_run.hpp"

#include <algorithm>
#include <opendata/text.hpp>

#include "index/boolean_query.hpp"
#include "index/document_codec.hpp"
#include "index/document_terms.hpp"
#include "index/explanation.hpp"
#include "index/highlighter.hpp"
#include "index/law_articles.hpp"
#include "index/matcher.hpp"
#include "index/modes.hpp"
#include "query/advice.hpp"
#include "query/filters.hpp"
#include "query/sounds.hpp"
#include "query/spelling.hpp"

namespace opendata::search {
namespace {

/// What the law itself writes in the place of an article that was taken out.
constexpr std::string_view deleted_text = "（刪除）";
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
                                    const Searched& where) {
  const Highlighter highlighter(plan.highlighted, plan.phrase);
  const std::string as_of = day_of(query.as_of);
  std::vector<Hit> hits;
  for (std::size_t i = query.offset; i < std::min(matches.best.size(), query.offset + query.limit); ++i) {
    auto document = stored_document(where.handle.document(matches.best[i].at));
    if (!document) return failure(std::move(document.error()));
    Hit hit{std::move(*document), matches.best[i].score, {}, {}};
    hit.changed_since = !as_of.empty() && hit.document.modified > as_of && !hit.document.law_id.empty();
    if (query.snippets) {
      hit.title = highlighter.mark(hit.document.title);
      hit.snippet = is_deleted(hit.document) ? Highlighted{std::string(deleted_text), {}}
                                             : highlighter.snippet(hit.document.body);
    }
    if (query.explain) hit.explanation = explain(matches.best[i], plan, where);
    hits.push_back(std::move(hit));
  }
  return hits;
}

std::vector<Location> places_of(const Matches& matches) {
  std::vector<Location> places;
  for (const Match& match : matches.best) places.push_back(match.at);
  return places;
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
Matches match_or_relax(const Query& query, Plan& plan, const Searched& where, bool& relaxed) {
  Matches matches = match(query, plan, where);
  if (!matches.best.empty() || plan.wider.empty()) return matches;
  plan.query = plan.wider;
  plan.passages.clear();
  matches = match(query, plan, where);
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
  if (auto days = check_days(query); !days) return days;
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

namespace {

/// A plan and what it finds.
struct Found {
  Plan plan;
  Matches matches;
};

/// What only looked like another mode is a question like any other: `mode` is then full text.
Result<Plan> plan_for(const PlanInput& input, Mode& mode) {
  auto plan = mode_entry(mode).plan(input);
  if (plan || input.query.mode != Mode::automatic || plan.error().code() != Errc::bad_value) return plan;
  mode = Mode::full_text;
  return plan_full_text(input);
}

bool may_be_a_dash(const Query& query, Mode mode) {
  return query.mode == Mode::automatic && mode == Mode::boolean && has_minus_alone(query.text);
}

/// Where nothing is found without the words behind a minus, it was the dash of a title or a list.
Result<Found> find_matches(const PlanInput& input, SearchResult& result) {
  auto plan = plan_for(input, result.mode);
  if (!plan) return failure(std::move(plan.error()));
  Matches matches = match_or_relax(input.query, *plan, {input.generation, input.handle, input.corpus}, result.relaxed);
  if (!matches.best.empty() || !may_be_a_dash(input.query, result.mode)) return Found{std::move(*plan), std::move(matches)};
  result.mode = Mode::full_text;
  auto found = find_matches(input, result);
  if (found) result.relaxed = !found->matches.best.empty();
  return found;
}

Result<SearchResult> run_once(const Query& query, const Generation& generation, Handle& handle) {
  const std::vector<Citation> citations = parse_citations(query.text, generation.names);
  const Corpus corpus = corpus_of(query);
  const Xapian::Database& database = handle.database(corpus);
  SearchResult result;
  result.mode = resolve_mode(query, citations);
  const PlanInput input{query, citations, generation, handle, database, corpus};
  auto found = find_matches(input, result);
  if (!found) return failure(std::move(found.error()));
  auto& [plan, matches] = *found;
  auto hits = fetch_page(query, plan, matches, {generation, handle, corpus});
  if (!hits) return failure(std::move(hits.error()));
  result.hits = std::move(*hits);
  result.total = matches.total;
  result.total_is_exact = matches.exact;
  if (query.facets) result.facets = generation.facets.count(places_of(matches));
  result.cited = cited_articles(citations, generation.articles, handle);
  result.laws = plan.laws.empty() ? named_laws(citations, generation) : std::move(plan.laws);
  result.expansions = std::move(plan.expansions);
  if (!plan.understood.empty())
    result.corrections.push_back({std::move(plan.understood), Correction::Reason::reading});
  result.missing_shards = handle.missing;
  if (query.help) result.missing = find_missing(query, citations, generation, handle);
  return result;
}

/// A text of Latin letters that finds nothing may be a word typed by its sound.
void read_as_sounds(const Query& query, const Generation& generation, Handle& handle, SearchResult& result) {
  if (query.mode != Mode::automatic || !result.hits.empty() || !text_of_sounds(query.text, {generation, handle})) return;
  Query again = query;
  again.mode = Mode::reading;
  auto read = run_once(again, generation, handle);
  if (read && !read->hits.empty()) result = std::move(*read);
}

/// A Boolean query only where none of its operators and fields is in Latin letters, which would be words like any other.
bool is_written_in_words(Mode mode, std::string_view text) {
  if (mode == Mode::boolean) return !has_latin_operator(text);
  return mode == Mode::full_text || mode == Mode::keyword || mode == Mode::any_word || mode == Mode::phrase;
}

}  // namespace

Result<SearchResult> run_search(const Query& query, const Generation& generation, Handle& handle) {
  auto result = run_once(query, generation, handle);
  if (!result || !query.help) return result;
  read_as_sounds(query, generation, handle, *result);
  if (is_written_in_words(result->mode, query.text) && query.offset == 0)
    result->corrections = find_corrections(query.text, handle.segmenter.segment(query.text), {generation, handle});
  result->advice = advice_for(query, *result);
  return result;
}

}  // namespace opendata::search
