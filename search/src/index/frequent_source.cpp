#include "index/frequent_source.hpp"

#include "index/term_weight.hpp"

namespace opendata::search {

void FrequentSource::init(const Xapian::Database& database) {
  counts_ = all_.of(database.get_uuid());
  at_ = 0;
  last_ = database.get_lastdocid();
  double sum = 0;
  for (const Wanted& each : wanted_) sum += each.weight;
  set_maxweight(sum);
}

double FrequentSource::get_weight() const {
  if (counts_ == nullptr) return 0;
  const double half = half_count(counts_->length(at_) / average_length_);
  double sum = 0;
  for (const Wanted& each : wanted_) sum += each.weight * share_of_weight(counts_->count(each.term, at_), half);
  return sum;
}

}  // namespace opendata::search
