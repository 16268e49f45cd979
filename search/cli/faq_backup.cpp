#include <iostream>
#include <memory>

#include "faq_options.hpp"

namespace opendata::cli {
namespace {

namespace faq = search::faq;

struct BackupArguments : FaqOptions {
  std::size_t keep = 14;
  std::string from;
};

int back_up(const BackupArguments& arguments) {
  auto store = faq::Store::open_existing(arguments.store);
  if (!store) return report(store.error());
  const auto written = store->back_up(arguments.keep);
  if (!written) return report(written.error());
  std::cout << written->string() << '\n';
  return Exit::ok;
}

int restore(const BackupArguments& arguments) {
  const auto backups = faq::list_backups(arguments.store);
  if (arguments.from.empty() && backups.empty()) {
    return report(Error(Errc::not_found, {"there is no good backup; name one with --from", "沒有可用的備份；請以 --from 指定"},
                        {arguments.store, 0, {}}));
  }
  const std::filesystem::path from = arguments.from.empty() ? backups.front() : std::filesystem::path(arguments.from);
  if (auto restored = faq::restore_backup(arguments.store, from); !restored) return report(restored.error());
  std::cout << say({"restored from ", "已還原自 "}) << from.string() << '\n';
  return Exit::ok;
}

}  // namespace

void add_faq_backup(CLI::App& app, std::function<int()>& run) {
  auto options = std::make_shared<BackupArguments>();
  auto* command = app.add_subcommand("backup", std::string(say({"Write a checked copy while others read and write.",
                                                                "於使用中備份，並檢查備份。"})));
  options->declare_store(*command);
  command->add_option("--keep", options->keep, std::string(say({"How many backups stay (default 14)", "保留份數（預設 14）"})))
      ->check(CLI::Range(1, 1000));
  command->callback([options, &run] { run = [options] { return back_up(*options); }; });
}

void add_faq_restore(CLI::App& app, std::function<int()>& run) {
  auto options = std::make_shared<BackupArguments>();
  auto* command = app.add_subcommand(
      "restore", std::string(say({"Put a backup in the place of the store; stop programs that use it first.",
                                  "以備份還原資料檔；請先停止使用中的程式。"})));
  options->declare_store(*command);
  command->add_option("--from", options->from, std::string(say({"Which backup (default: the newest good one)", "指定備份（預設為最新可用者）"})));
  command->callback([options, &run] { run = [options] { return restore(*options); }; });
}

}  // namespace opendata::cli
