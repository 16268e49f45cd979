#pragma once
#include <opendata/inspect.hpp>

#include "inspect/column_profile.hpp"

namespace opendata::inspect {

/// What a column holds, by header and profile.
void describe(InspectedColumn& column, const ColumnProfile& profile);
/// Proposes role and transform for every column together: a file without any column that leads to a person is treated
/// as statistics.
void propose(std::vector<InspectedColumn>& columns);

}  // namespace opendata::inspect
