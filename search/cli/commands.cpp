#include "commands.hpp"

namespace opendata::cli {

void add_build(CLI::App& app, std::function<int()>& run);
void add_search(CLI::App& app, std::function<int()>& run);
void add_run(CLI::App& app, std::function<int()>& run);
void add_stats(CLI::App& app, std::function<int()>& run);

const std::vector<Command>& index_commands() {
  // One line a subcommand; each lives in its own cmd_<verb>.cpp.
  static const std::vector<Command> commands{{add_build}, {add_search}, {add_run}, {add_stats}};
  return commands;
}

}  // namespace opendata::cli
