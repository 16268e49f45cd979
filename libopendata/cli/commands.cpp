#include "cli/commands.hpp"

namespace opendata::cli {

const std::vector<Command>& publish_commands() {
  // One line a subcommand; each lives in its own cmd_<verb>.cpp.
  static const std::vector<Command> commands{};
  return commands;
}

}  // namespace opendata::cli
