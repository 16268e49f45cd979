#include "push/cli/options.hpp"
#include "push/dgtw/target.hpp"
#include "push/fingerprint.hpp"

namespace opendata::push {
namespace {

using cli::say;

struct Settings : PlatformOptions {
  DgtwOptions dgtw;
};

int push(const Settings& settings) {
  const auto name = [&](const std::string& url) {
    return "dgtw-" + fingerprint((settings.dgtw.version == DgtwVersion::v1 ? "v1 " : "v2 ") + url);
  };
  const auto make = [&](HttpClient client) { return make_dgtw_target(std::move(client), settings.dgtw); };
  return push_over_http(settings, {{"Authorization"}, name, make});
}

}  // namespace

void add_dgtw(CLI::App& app, std::function<int()>& run) {
  auto settings = std::make_shared<Settings>();
  auto* command = app.add_subcommand(
      "dgtw", std::string(say({"Push metadata to data.gov.tw, or a platform with its interface (v1, v2).",
                               "推送詮釋資料至政府資料開放平臺，或相同介面的平臺（v1、v2）。"})));
  add_platform_options(*command, *settings);
  command->add_option("--api", settings->dgtw.version, std::string(say({"Version of the interface", "介面版本"})))
      ->transform(
          CLI::CheckedTransformer(std::map<std::string, DgtwVersion>{{"v1", DgtwVersion::v1}, {"v2", DgtwVersion::v2}}))
      ->default_str("v2");
  command->add_option("--data-provider", settings->dgtw.data_provider,
                      std::string(say({"The agency's account at the platform (v2: dataProvider)",
                                       "機關在平臺的帳號（v2 的 dataProvider）"})));
  command->callback([settings, &run] { run = [settings] { return push(*settings); }; });
}

}  // namespace opendata::push
