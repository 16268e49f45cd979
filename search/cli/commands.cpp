#include "commands.hpp"

namespace opendata::cli {

const std::vector<Command>& index_commands() {
  static const std::vector<Command> commands{};
  return commands;
}

}  // namespace opendata::cli
