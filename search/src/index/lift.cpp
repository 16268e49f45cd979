#include "index/lift.hpp"

#include <vector>

namespace opendata::search {

Xapian::Query lifted(const Lift& lift, double possible) {
  std::vector<Xapian::Query> parts;
  for (const auto& [term, share] : lift) {
    auto* weight = (new Xapian::FixedWeightPostingSource(share * possible))->release();
    const Xapian::Query where(Xapian::Query::OP_SCALE_WEIGHT, Xapian::Query(term), 0.0);
    parts.emplace_back(Xapian::Query::OP_AND, where, Xapian::Query(weight));
  }
  return {Xapian::Query::OP_OR, parts.begin(), parts.end()};
}

}  // namespace opendata::search
