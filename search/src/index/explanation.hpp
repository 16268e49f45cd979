#pragma once
#include "index/matcher.hpp"

namespace opendata::search {

/// What the score of a match is made of, largest first: each part of the plan is asked for this document alone.
/// Throws what Xapian throws.
[[nodiscard]] std::vector<ScorePart> explain(const Match& match, const Plan& plan, const Searched& where);

}  // namespace opendata::search
