#include "push/cli/options.hpp"
#include "push/directory/target.hpp"
#include "push/fingerprint.hpp"

namespace opendata::push {
namespace {

using cli::say;

struct Settings {
  CommonOptions common;
  std::string destination;
};

int push(const Settings& settings) {
  const auto target = make_directory_target({settings.common.catalog, settings.destination});
  return push_all(settings.common, *target, "directory-" + fingerprint(settings.destination));
}

}  // namespace

void add_directory(CLI::App& app, std::function<int()>& run) {
  auto settings = std::make_shared<Settings>();
  auto* command = app.add_subcommand(
      "directory", std::string(say({"Mirror releases into another directory.", "將發布版本鏡像至另一目錄。"})));
  add_common_options(*command, settings->common);
  command->add_option("--to", settings->destination, std::string(say({"Directory of the mirror", "鏡像目錄"})))
      ->required();
  command->callback([settings, &run] { run = [settings] { return push(*settings); }; });
}

}  // namespace opendata::push
