#pragma once
#include "index/corpus.hpp"
#include "index/plans.hpp"

namespace opendata::search {

/// A match before its document is fetched.
struct Match {
  Location at;
  double score = 0;
};
struct Matches {
  std::vector<Match> best{};  ///< in order; at least the page that was asked for
  std::uint64_t total = 0;
  bool exact = true;
};

/// BM25 with the constants of relevance.hpp.
[[nodiscard]] Xapian::BM25Weight relevance_weight();

/// Where a query is asked.
struct Searched {
  const Generation& generation;
  const Handle& handle;
  Corpus corpus;
};

/// Runs a plan within the query's filters. At most 1,000 matches, or the page's end if that is further, are looked at
/// for totals and facets. The best 1,000 are ordered anew by what Xapian cannot weigh on another machine (authority),
/// so that one index and several shards answer alike. Throws what Xapian throws.
[[nodiscard]] Matches match(const Query& query, const Plan& plan, const Searched& where);

}  // namespace opendata::search
