#include "index/character_source.hpp"

#include <algorithm>
#include <cmath>

#include "index/relevance.hpp"

namespace opendata::search {

using namespace relevance;

void CharacterSource::init(const Xapian::Database& database) {
  counts_ = all_.of(database.get_uuid());
  at_ = 0;
  last_ = database.get_lastdocid();
  double sum = 0;
  for (const Wanted& each : wanted_) sum += each.weight;
  set_maxweight(sum);
}

double CharacterSource::get_weight() const {
  if (counts_ == nullptr) return 0;
  const double length = counts_->length(at_) / average_length_;
  const double rest = k1 * (1 - b + b * length);
  double sum = 0;
  for (const Wanted& each : wanted_) {
    const double count = counts_->count(each.character, at_);
    sum += each.weight * count / (rest + count);
  }
  return sum;
}

/// As Xapian's BM25Weight, which keeps the inverse frequency of a term in half of the documents above 1.
double greatest_weight(const Xapian::Database& database, const std::string& term, Xapian::termcount count) {
  const double frequency = database.get_termfreq(term), documents = database.get_doccount();
  double odds = (documents - frequency + 0.5) / (frequency + 0.5);
  if (odds < 2) odds = odds * 0.5 + 1;
  return std::log(odds) * (k3 + 1) * count / (k3 + count) * (k1 + 1);
}

}  // namespace opendata::search
