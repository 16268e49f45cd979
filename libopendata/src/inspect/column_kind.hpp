#pragma once
#include <opendata/inspect.hpp>
#include <string_view>

#include "inspect/column_profile.hpp"

namespace opendata::inspect {
/// What a column holds, by what its header says and what shape its cells have.
[[nodiscard]] ColumnKind kind_of(std::string_view header, const ColumnProfile& profile);
}  // namespace opendata::inspect
