#pragma once
#include <opendata/inspect.hpp>

#include "inspect/column_profile.hpp"

namespace opendata::inspect {

/// What a column holds, by header and profile.
void describe(InspectedColumn& column, const ColumnProfile& profile);
/// Proposes role and treatments for every column together, and the finest of them.
Subject propose(std::vector<InspectedColumn>& columns, const std::vector<ColumnProfile>& profiles);

}  // namespace opendata::inspect
