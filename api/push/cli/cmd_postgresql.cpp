#include "push/cli/options.hpp"
#include "push/fingerprint.hpp"
#include "push/postgresql/target.hpp"

namespace opendata::push {
namespace {

using cli::say;

struct Settings {
  CommonOptions common;
  PostgresqlOptions database;
};

int push(Settings& settings) {
  settings.database.catalog = settings.common.catalog;
  if (auto good = postgresql::check_connection_text(settings.database.connection); !good)
    return cli::report(good.error());
  const auto target = make_postgresql_target(settings.database);
  const std::string name = "postgresql-" + fingerprint(settings.database.connection + " " + settings.database.schema);
  return push_all(settings.common, *target, name);
}

}  // namespace

void add_postgresql(CLI::App& app, std::function<int()>& run) {
  auto settings = std::make_shared<Settings>();
  auto* command = app.add_subcommand(
      "postgresql",
      std::string(say({"Load rows into tables of a PostgreSQL database.", "將資料列載入 PostgreSQL 資料庫。"})));
  add_common_options(*command, settings->common);
  command
      ->add_option("--database", settings->database.connection,
                   std::string(say({"postgresql://HOST/DATABASE or host=… dbname=…, without a password",
                                    "postgresql://主機/資料庫，或 host=… dbname=…，不含密碼"})))
      ->required();
  command
      ->add_option("--schema", settings->database.schema,
                   std::string(say({"Schema of the tables", "資料表所在的結構描述"})))
      ->capture_default_str();
  command->add_option("--grant", settings->database.readers,
                      std::string(say({"Role that may read; may be given again", "可讀取的角色；可重複指定"})));
  command->callback([settings, &run] { run = [settings] { return push(*settings); }; });
}

}  // namespace opendata::push
