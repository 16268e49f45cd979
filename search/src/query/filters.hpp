#pragma once
#include <opendata/search/searcher.hpp>
#include <xapian.h>

#include "index/plans.hpp"

namespace opendata::search {

/// The plan's query within the chosen kinds, agency, classifications, days and state of the law.
[[nodiscard]] Xapian::Query filtered(const Query& query, const Plan& plan, const FrequentTerms& held);

/// Errors: bad_value (a day that is none), with the name of the member.
[[nodiscard]] Result<void> check_days(const Query& query);

/// The day in any form of text::parse_date as 2024-05-06; empty stays empty, today where `written` is "today".
[[nodiscard]] std::string day_of(const std::string& written);

/// Today in Taiwan.
[[nodiscard]] std::string today();

}  // namespace opendata::search
