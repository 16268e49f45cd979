#pragma once
#include "cli/support.hpp"

namespace opendata::cli {
/// Every subcommand of opendata-publish; the list is in commands.cpp.
[[nodiscard]] const std::vector<Command>& publish_commands();
}  // namespace opendata::cli
