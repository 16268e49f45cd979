#include "index/lift.hpp"

#include <vector>

#include "index/terms.hpp"

namespace opendata::search {
namespace {

/// What has `term` weighs so much.
Xapian::Query weighed(const std::string& term, double weight) {
  auto* constant = (new Xapian::FixedWeightPostingSource(weight))->release();
  const Xapian::Query where(Xapian::Query::OP_SCALE_WEIGHT, Xapian::Query(term), 0.0);
  return {Xapian::Query::OP_AND, where, Xapian::Query(constant)};
}

/// A document is one article of one law: said by OP_MAX, Xapian knows how little these can add at most.
Xapian::Query one_of(const std::vector<Xapian::Query>& lifts) {
  return {Xapian::Query::OP_MAX, lifts.begin(), lifts.end()};
}

}  // namespace

Xapian::Query lifted(const Lift& lift, double possible) {
  std::vector<Xapian::Query> laws, articles;
  for (const auto& [term, share] : lift) (term.starts_with(terms::law) ? laws : articles).push_back(weighed(term, share * possible));
  return one_of(laws) | one_of(articles);
}

}  // namespace opendata::search
