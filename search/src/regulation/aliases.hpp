#pragma once
#include <map>
#include <opendata/result.hpp>
#include <string>
#include <vector>

namespace opendata::search {

/// Short names of laws by pcode, from JSON {"M0060027": ["動保法"]} with comments allowed. An empty path gives none.
/// Errors: as json::parse(); bad_structure when it is no object of arrays of texts.
[[nodiscard]] Result<std::map<std::string, std::vector<std::string>>> read_aliases(const std::string& file);

}  // namespace opendata::search
