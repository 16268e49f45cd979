#include "index/term_weight.hpp"

#include <cmath>

namespace opendata::search {

using namespace relevance;

/// Xapian keeps the inverse frequency of a term in half of the documents above 1.
double greatest_weight(Xapian::doccount frequency, Xapian::doccount documents, Xapian::termcount count) {
  const double with = frequency, without = documents - frequency;
  double odds = (without + 0.5) / (with + 0.5);
  if (odds < 2) odds = odds * 0.5 + 1;
  return std::log(odds) * (k3 + 1) * count / (k3 + count) * (k1 + 1);
}

}  // namespace opendata::search
