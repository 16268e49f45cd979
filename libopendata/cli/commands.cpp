#include "cli/commands.hpp"

namespace opendata::cli {

void add_inspect(CLI::App& app, std::function<int()>& run);
void add_publish(CLI::App& app, std::function<int()>& run);
void add_check(CLI::App& app, std::function<int()>& run);
void add_catalog(CLI::App& app, std::function<int()>& run);
void add_find_pii(CLI::App& app, std::function<int()>& run);
void add_risk(CLI::App& app, std::function<int()>& run);
void add_anonymize(CLI::App& app, std::function<int()>& run);
void add_aggregate(CLI::App& app, std::function<int()>& run);
void add_survey(CLI::App& app, std::function<int()>& run);
void add_withdraw(CLI::App& app, std::function<int()>& run);
void add_resume(CLI::App& app, std::function<int()>& run);

const std::vector<Command>& publish_commands() {
  // One line a subcommand; each lives in its own cmd_<verb>.cpp.
  static const std::vector<Command> commands{
      {add_inspect}, {add_publish}, {add_withdraw}, {add_resume}, {add_check}, {add_catalog}, {add_find_pii}, {add_risk}, {add_anonymize}, {add_aggregate}, {add_survey},
  };
  return commands;
}

}  // namespace opendata::cli
