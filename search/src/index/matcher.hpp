#pragma once
#include "index/corpus.hpp"
#include "index/plans.hpp"

namespace opendata::search {

/// A match before its document is fetched.
struct Match {
  Xapian::docid document = 0;
  double score = 0;
};
struct Matches {
  std::vector<Match> best{};  ///< in order; at least the page that was asked for
  std::uint64_t total = 0;
  bool exact = true;
};

/// BM25 with constants measured against Xapian's defaults, see docs/search.md.
[[nodiscard]] Xapian::BM25Weight relevance_weight();

/// Runs a plan within the query's filters. At most 1,000 matches, or the page's end if that is further, are looked at
/// for totals and facets. Throws what Xapian throws.
[[nodiscard]] Matches match(const Query& query, const Plan& plan, const Xapian::Database& database);

}  // namespace opendata::search
