#include "index/matcher.hpp"

#include <algorithm>

#include "index/document_codec.hpp"
#include "index/relevance.hpp"
#include "index/terms.hpp"
#include "query/filters.hpp"
#include "index/time_limit.hpp"

namespace opendata::search {
namespace {

/// Facets and totals are counted on the best so many matches; a phrase is looked for in as many.
constexpr Xapian::doccount counted_matches = 1'000;
/// Matches beyond the page, so that ties at its end are ordered by id too.
constexpr Xapian::doccount tie_margin = 20;

/// The query, which ends with an error after the query's time. On other machines nothing stops it: there a query is
/// bounded by its number of terms only.
Xapian::Query limited(const Xapian::Query& wanted, const Query& query, const Searched& where) {
  const auto& members = where.handle.members[static_cast<std::size_t>(where.corpus)];
  const bool remote = std::any_of(members.begin(), members.end(), [&](std::size_t part) {
    return where.generation.parts[part].place.is_remote();
  });
  if (remote) return wanted;
  auto* limit = (new TimeLimitSource(TimeLimitSource::Clock::now() + query.time_limit))->release();
  return {Xapian::Query::OP_FILTER, wanted, Xapian::Query(limit)};
}

bool has_authority(const Plan& plan) { return plan.law_authority > 0 || plan.article_authority > 0; }

Xapian::doccount wanted_matches(const Query& query, const Plan& plan) {
  const auto page = static_cast<Xapian::doccount>(query.offset + query.limit) + tie_margin;
  const bool all = query.facets || !plan.passages.empty() || has_authority(plan);
  return all ? std::max(page, counted_matches) : page;
}

/// Matches that an update has superseded are passed over.
Matches read(const Xapian::Enquire& enquire, Xapian::doccount wanted, const Searched& where) {
  const Xapian::MSet set = enquire.get_mset(0, wanted);
  Matches out;
  for (auto it = set.begin(); it != set.end(); ++it) {
    const Location at = where.handle.locate(where.corpus, *it);
    if (!where.generation.parts[at.part].is_superseded(at.document)) out.best.push_back({at, it.get_weight()});
  }
  out.exact = set.get_matches_lower_bound() == set.get_matches_upper_bound();
  out.total = set.get_matches_estimated() - (set.size() - static_cast<Xapian::doccount>(out.best.size()));
  return out;
}

Matches newest(Xapian::Enquire& enquire, Xapian::doccount wanted, const Searched& where) {
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  enquire.set_sort_by_value(terms::slot_newest, false);
  return read(enquire, wanted, where);
}

/// Adds what the law itself says of its articles to the best matches, and orders them by it.
void add_authority(std::vector<Match>& best, const Plan& plan, const Generation& generation) {
  if (!has_authority(plan)) return;
  const auto end = best.begin() + static_cast<std::ptrdiff_t>(std::min<std::size_t>(best.size(), counted_matches));
  for (auto it = best.begin(); it != end; ++it) {
    const DocumentTable& table = generation.parts[it->at.part].table;
    if (it->at.document > table.size()) continue;
    it->score += plan.law_authority * static_cast<double>(table.law_authority[it->at.document]) +
                 plan.article_authority * static_cast<double>(table.article_authority[it->at.document]);
  }
  std::stable_sort(best.begin(), end, [](const Match& a, const Match& b) { return a.score > b.score; });
}

Matches most_relevant(Xapian::Enquire& enquire, Xapian::doccount wanted, const Plan& plan, const Searched& where) {
  enquire.set_weighting_scheme(relevance_weight());
  Matches matches = read(enquire, wanted, where);
  add_authority(matches.best, plan, where.generation);
  return matches;
}

bool holds(const Xapian::Document& stored, const std::vector<Passage>& passages) {
  const auto document = decode_document(stored.get_data());
  if (!document) return false;
  const PhraseForms forms(*document);
  return std::all_of(passages.begin(), passages.end(), [&](const Passage& passage) { return forms.hold(passage); });
}

/// Keeps the matches that hold the passages themselves and not only their pairs of characters.
void verify_passages(Matches& matches, const std::vector<Passage>& passages, const Handle& handle) {
  const std::size_t candidates = matches.best.size();
  matches.exact = matches.exact && matches.total <= candidates;
  std::erase_if(matches.best, [&](const Match& m) { return !holds(handle.document(m.at), passages); });
  if (matches.exact)
    matches.total = matches.best.size();
  else
    matches.total = matches.total * matches.best.size() / candidates;  // as many of the others, presumably
}

bool tied(const Match& a, const Match& b) { return a.score - b.score < 1e-9 && b.score - a.score < 1e-9; }

/// Sorts ties that touch the page by the documents' own ids, which mean the same in every build.
void order_ties(std::vector<Match>& best, const Query& query, const Handle& handle) {
  const std::size_t page_end = std::min(best.size(), query.offset + query.limit);
  std::size_t first = std::min(query.offset, best.size());
  while (first > 0 && first < best.size() && tied(best[first - 1], best[first])) --first;
  while (first < page_end) {
    std::size_t last = first + 1;
    while (last < best.size() && tied(best[first], best[last])) ++last;
    if (last - first > 1) {
      std::vector<std::pair<std::string, Match>> group;
      for (std::size_t i = first; i < last; ++i)
        group.emplace_back(handle.document(best[i].at).get_value(terms::slot_id), best[i]);
      std::sort(group.begin(), group.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
      for (std::size_t i = first; i < last; ++i) best[i] = group[i - first].second;
    }
    first = last;
  }
}

}  // namespace

Xapian::BM25Weight relevance_weight() {
  return {relevance::k1, relevance::k2, relevance::k3, relevance::b, relevance::minimum_length};
}

Matches match(const Query& query, const Plan& plan, const Searched& where) {
  const Xapian::Database& database = where.handle.database(where.corpus);
  if (plan.query.empty() || database.size() == 0) return {};
  Xapian::Enquire enquire(database);
  enquire.set_query(limited(filtered(query, plan, where.generation.frequent), query, where));
  const Xapian::doccount wanted = wanted_matches(query, plan);
  Matches matches = plan.order == Plan::Order::newest ? newest(enquire, wanted, where)
                                                      : most_relevant(enquire, wanted, plan, where);
  if (!plan.passages.empty()) verify_passages(matches, plan.passages, where.handle);
  if (plan.order == Plan::Order::relevance) order_ties(matches.best, query, where.handle);
  return matches;
}

}  // namespace opendata::search
