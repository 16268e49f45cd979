#pragma once
#include <opendata/result.hpp>
#include <string>
#include <string_view>

namespace opendata::search {

/// An entry's date as ISO 8601; empty stays empty. Errors: bad_value, without a place.
[[nodiscard]] Result<std::string> normalize_modified(std::string_view written);

}  // namespace opendata::search
