#pragma once
#include <xapian.h>

#include "index/plans.hpp"

namespace opendata::search {

/// What the agency itself cites when it is asked something alike: lifts the articles, and less the laws, that the
/// nearest texts for the public name. `possible` is what the query's terms can give at best. Empty without such texts.
[[nodiscard]] Xapian::Query cited_in_answers(const PlanInput& input, double possible);

}  // namespace opendata::search
