#include "commands.hpp"

namespace opendata::cli {

void add_build(CLI::App& app, std::function<int()>& run);
void add_update(CLI::App& app, std::function<int()>& run);
void add_merge(CLI::App& app, std::function<int()>& run);
void add_search(CLI::App& app, std::function<int()>& run);
void add_run(CLI::App& app, std::function<int()>& run);
void add_evaluate(CLI::App& app, std::function<int()>& run);
void add_stats(CLI::App& app, std::function<int()>& run);
void add_modes(CLI::App& app, std::function<int()>& run);
void add_show(CLI::App& app, std::function<int()>& run);
void add_suggest(CLI::App& app, std::function<int()>& run);
void add_follow(CLI::App& app, std::function<int()>& run);
void add_faq(CLI::App& app, std::function<int()>& run);

const std::vector<Command>& index_commands() {
  // One line a subcommand; each lives in its own cmd_<verb>.cpp.
  static const std::vector<Command> commands{{add_build}, {add_update}, {add_merge}, {add_search}, {add_run}, {add_evaluate}, {add_stats}, {add_modes}, {add_show}, {add_suggest}, {add_follow}, {add_faq}};
  return commands;
}

}  // namespace opendata::cli
