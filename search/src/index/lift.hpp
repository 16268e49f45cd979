#pragma once
#include <xapian.h>

#include <map>
#include <string>

namespace opendata::search {

/// How far documents are lifted above what their words give them, by the term that they hold: shares of what the query's
/// terms can give at best.
using Lift = std::map<std::string, double>;

/// What a source of experience that leads to a place of the law adds to every article of the law, and besides to the
/// article itself when it names one (measured for answers: half or twice as much is nearly alike).
inline constexpr double law_share = 0.065;
inline constexpr double article_share = 0.2;

/// The lift as weights. `possible` is what the query's terms can give at best. Empty when nothing is lifted.
[[nodiscard]] Xapian::Query lifted(const Lift& lift, double possible);

}  // namespace opendata::search
