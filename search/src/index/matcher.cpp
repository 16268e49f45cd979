#include "index/matcher.hpp"

#include <algorithm>

#include "index/document_codec.hpp"
#include "index/terms.hpp"
#include "query/filters.hpp"

namespace opendata::search {
namespace {

/// Facets and totals are counted on the best so many matches; a phrase is looked for in as many.
constexpr Xapian::doccount counted_matches = 1'000;
/// Matches beyond the page, so that ties at its end are ordered by id too.
constexpr Xapian::doccount tie_margin = 20;

Xapian::doccount wanted_matches(const Query& query, const Plan& plan) {
  const auto page = static_cast<Xapian::doccount>(query.offset + query.limit) + tie_margin;
  return query.facets || !plan.passages.empty() ? std::max(page, counted_matches) : page;
}

Matches read(const Xapian::Enquire& enquire, Xapian::doccount wanted) {
  const Xapian::MSet set = enquire.get_mset(0, wanted);
  Matches out;
  for (auto it = set.begin(); it != set.end(); ++it) out.best.push_back({*it, it.get_weight()});
  out.exact = set.get_matches_lower_bound() == set.get_matches_upper_bound();
  out.total = set.get_matches_estimated();
  return out;
}

Matches newest(Xapian::Enquire& enquire, Xapian::doccount wanted) {
  Xapian::MultiValueKeyMaker key;
  key.add_value(terms::slot_modified, true);
  key.add_value(terms::slot_id);
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  enquire.set_sort_by_key(&key, false);
  return read(enquire, wanted);
}

Matches most_relevant(Xapian::Enquire& enquire, Xapian::doccount wanted) {
  enquire.set_weighting_scheme(relevance_weight());
  return read(enquire, wanted);
}

bool holds(const Xapian::Document& stored, const std::vector<Passage>& passages) {
  const auto document = decode_document(stored.get_data());
  if (!document) return false;
  const PhraseForms forms(*document);
  return std::all_of(passages.begin(), passages.end(), [&](const Passage& passage) { return forms.hold(passage); });
}

/// Keeps the matches that hold the passages themselves and not only their pairs of characters.
void verify_passages(Matches& matches, const std::vector<Passage>& passages, const Xapian::Database& database) {
  const std::size_t candidates = matches.best.size();
  matches.exact = matches.exact && matches.total <= candidates;
  std::erase_if(matches.best, [&](const Match& m) { return !holds(database.get_document(m.document), passages); });
  if (matches.exact)
    matches.total = matches.best.size();
  else
    matches.total = matches.total * matches.best.size() / candidates;  // as many of the others, presumably
}

bool tied(const Match& a, const Match& b) { return a.score - b.score < 1e-9 && b.score - a.score < 1e-9; }

/// Sorts ties that touch the page by the documents' own ids, which mean the same in every build.
void order_ties(std::vector<Match>& best, const Query& query, const Xapian::Database& database) {
  const std::size_t page_end = std::min(best.size(), query.offset + query.limit);
  std::size_t first = std::min(query.offset, best.size());
  while (first > 0 && first < best.size() && tied(best[first - 1], best[first])) --first;
  while (first < page_end) {
    std::size_t last = first + 1;
    while (last < best.size() && tied(best[first], best[last])) ++last;
    if (last - first > 1) {
      std::vector<std::pair<std::string, Match>> group;
      for (std::size_t i = first; i < last; ++i)
        group.emplace_back(database.get_document(best[i].document).get_value(terms::slot_id), best[i]);
      std::sort(group.begin(), group.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
      for (std::size_t i = first; i < last; ++i) best[i] = group[i - first].second;
    }
    first = last;
  }
}

}  // namespace

Xapian::BM25Weight relevance_weight() {
  constexpr double k1 = 1.2, k2 = 0, k3 = 1000, b = 0.75, minimum_length = 0;
  return {k1, k2, k3, b, minimum_length};
}

Matches match(const Query& query, const Plan& plan, const Xapian::Database& database) {
  if (plan.query.empty()) return {};
  Xapian::Enquire enquire(database);
  enquire.set_query(filtered(query, plan));
  const Xapian::doccount wanted = wanted_matches(query, plan);
  Matches matches = plan.order == Plan::Order::newest ? newest(enquire, wanted) : most_relevant(enquire, wanted);
  if (!plan.passages.empty()) verify_passages(matches, plan.passages, database);
  if (plan.order == Plan::Order::relevance) order_ties(matches.best, query, database);
  return matches;
}

}  // namespace opendata::search
