#pragma once
#include <map>
#include <opendata/result.hpp>
#include <string>
#include <vector>

namespace opendata::search {

/// Which column of an FAQ file holds which of our fields.
using FaqMap = std::map<std::string, std::string>;

/// Reads a map file (JSON with comments), or, when `map_file` is empty, names every field of ours that `columns` has.
/// Errors: as json::parse(); bad_structure (no object of texts); missing_column (id, question or answer not mapped).
[[nodiscard]] Result<FaqMap> read_faq_map(const std::string& map_file, const std::vector<std::string>& columns);

/// Whether a key of the map is one of our fields; others are facets.
[[nodiscard]] bool is_faq_field(const std::string& key);

}  // namespace opendata::search
