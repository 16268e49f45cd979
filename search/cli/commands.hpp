#pragma once
#include "cli/support.hpp"

namespace opendata::cli {
/// Every subcommand of opendata-index; the list is in commands.cpp.
[[nodiscard]] const std::vector<Command>& index_commands();
}  // namespace opendata::cli
