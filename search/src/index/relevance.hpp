#pragma once

/// The constants of BM25, measured against Xapian's defaults: see docs/search.md.
namespace opendata::search::relevance {

inline constexpr double k1 = 1.2, k2 = 0, k3 = 1000, b = 0.75, minimum_length = 0;

}  // namespace opendata::search::relevance
