#pragma once
#include "index/plans.hpp"

namespace opendata::search {

/// So many citations of a query are looked up; each may be a range of articles.
inline constexpr std::size_t most_cited_places = 50;

/// The articles that the query cites: each citation `step` above the next one, the last between `weight` and `weight` + 1,
/// the articles of a range in numeric order. An article that is cited twice counts where it is cited first. `step`: 1 or
/// more. Empty when the query cites none.
[[nodiscard]] Xapian::Query cited_places(const PlanInput& input, double weight, double step);

}  // namespace opendata::search
