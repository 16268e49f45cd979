#pragma once
#include <opendata/inspect.hpp>

namespace opendata::inspect {
/// The column by which k counts, so that one person's many records make no class; "" when none will do. At most one
/// record in twenty may lack it. Identity numbers first; then the surest of persons' numbers, names, telephones,
/// mailboxes, accounts and plates that has half as many values as the one with the most; where there is none, numbers of
/// cases that come again. Staff's and offices' columns do not count.
[[nodiscard]] std::string person_column(const std::vector<InspectedColumn>& columns);
}  // namespace opendata::inspect
