#pragma once
#include <filesystem>

namespace opendata::cli {

/// Where the program's own dictionaries are: share/opendata/dictionaries of the installation that it belongs to, or
/// data/dictionaries of the checkout that it was built in. Empty when there are none.
[[nodiscard]] std::filesystem::path dictionary_directory();

}  // namespace opendata::cli
