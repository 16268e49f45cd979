#pragma once
#include <opendata/inspect.hpp>

namespace opendata::inspect {

/// Measures which columns and combinations single records out, chooses the level of every quasi-identifier, and tries
/// the resulting policy on the whole file, coarser until it would publish or nothing is left to give up.
/// Errors: as reading the file.
[[nodiscard]] Result<void> prove(const std::string& path, Inspection& inspection);

}  // namespace opendata::inspect
