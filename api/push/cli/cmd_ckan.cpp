#include "push/ckan/target.hpp"
#include "push/cli/options.hpp"
#include "push/fingerprint.hpp"

namespace opendata::push {
namespace {

using cli::say;

struct Settings : PlatformOptions {
  CkanOptions ckan;
  bool datastore = false;
};

int push(Settings& settings) {
  if (settings.datastore) settings.ckan.datastore = Datastore::loaded;
  settings.ckan.catalog = settings.catalog;
  const auto name = [&](const std::string& url) {
    return "ckan-" + fingerprint(url + " " + settings.ckan.organization);
  };
  const auto make = [&](HttpClient client) { return make_ckan_target(std::move(client), settings.ckan); };
  return push_over_http(settings, {{"Authorization", "X-CKAN-API-Key"}, name, make});
}

}  // namespace

void add_ckan(CLI::App& app, std::function<int()>& run) {
  auto settings = std::make_shared<Settings>();
  auto* command = app.add_subcommand(
      "ckan", std::string(say({"Push to a CKAN portal: dataset, files and, if wanted, its datastore.",
                               "推送至 CKAN 平臺：資料集、檔案，並可載入資料儲存區。"})));
  add_platform_options(*command, *settings);
  command
      ->add_option(
          "--organization", settings->ckan.organization,
          std::string(say({"Name of the organization that owns the datasets there", "平臺上擁有資料集的組織名稱"})))
      ->required();
  command->add_option(
      "--format", settings->ckan.formats,
      std::string(say({"Only this format (csv, json, …); may be given again", "僅此格式（csv、json…）；可重複指定"})));
  command->add_flag(
      "--datastore", settings->datastore,
      std::string(say({"Load the rows into the portal's datastore too", "同時將資料列載入平臺資料儲存區"})));
  command->callback([settings, &run] { run = [settings] { return push(*settings); }; });
}

}  // namespace opendata::push
