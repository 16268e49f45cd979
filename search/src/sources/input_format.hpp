#pragma once
#include <opendata/table.hpp>
#include <string>

namespace opendata::search {

/// How a file of entries is read: by its ending, otherwise by its first character ([ is a JSON array, { JSON Lines,
/// anything else CSV); blanks around cells, trailing empty cells and blank rows are dropped.
[[nodiscard]] InputOptions options_for(const std::string& file);

}  // namespace opendata::search
