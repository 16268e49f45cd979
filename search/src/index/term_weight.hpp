#pragma once
#include <xapian.h>

#include "index/relevance.hpp"

/// The parts of Xapian's BM25Weight with the constants of relevance.hpp, for what is weighed without its posting lists.
namespace opendata::search {

/// What BM25 gives a term at most. `frequency`: documents that have it; `count`: how often the query has it.
[[nodiscard]] double greatest_weight(Xapian::doccount frequency, Xapian::doccount documents, Xapian::termcount count);

/// How often a term must stand in a document to have half of its greatest weight there. `length`: of the document, as a
/// share of the average.
[[nodiscard]] inline double half_count(double length) {
  return relevance::k1 * (1 - relevance::b + relevance::b * length);
}

/// The share of its greatest weight that a term has where it stands `count` times.
[[nodiscard]] inline double share_of_weight(double count, double half) { return count / (half + count); }

}  // namespace opendata::search
