#include <iostream>
#include <memory>
#include <opendata/catalog.hpp>
#include <opendata/withdraw.hpp>

#include "cli/commands.hpp"
#include "cli/renewed.hpp"

namespace opendata::cli {
namespace {

struct Options {
  std::string catalog, dataset, current, reason;
  std::vector<std::string> releases;
};

void print_ids(Message label, const std::vector<std::string>& ids) {
  if (ids.empty()) return;
  std::cout << say(label) << ':';
  for (const std::string& id : ids) std::cout << ' ' << id;
  std::cout << '\n';
}

Message in_words(const WithdrawalOutcome& outcome) {
  if (!outcome.changed) return {"was withdrawn before; nothing changed", "先前已下架，內容未變"};
  return {"was withdrawn before; what resume allowed since then is taken back", "先前已下架；其後以 resume 允許者已收回"};
}

void print_outcome(const Options& options, const WithdrawalOutcome& outcome) {
  if (outcome.withdrawn.empty()) {
    std::cout << options.dataset << ": " << say(in_words(outcome)) << '\n';
  } else {
    std::cout << options.dataset << '\n';
    print_ids({"withdrawn", "已下架"}, outcome.withdrawn);
  }
  std::cout << say({"current release", "現行版本"}) << ": "
            << (outcome.current.empty() ? say({"none, the dataset is withdrawn", "無，資料集已下架"})
                                        : std::string_view(outcome.current))
            << '\n';
  print_ids({"still public", "仍公開"}, outcome.still_public);
  print_ids({"STILL PUBLIC with a table of the very same bytes", "仍公開且含有完全相同的資料檔"}, outcome.same_table);
}

/// What only people can do, or another program with its own token.
void print_next(const Options& options, const WithdrawalOutcome& outcome) {
  if (outcome.publishing)
    std::cout << say({"a publication of the dataset is running; it is going to be refused",
                      "此資料集正在發布中；該次發布將被拒絕"})
              << '\n';
  if (outcome.held)
    std::cout << say({"publishing it is held until: ", "已暫停發布；改正後請執行："}) << "opendata-publish resume --catalog "
              << options.catalog << " --dataset " << options.dataset << '\n';
  std::cout << say({"next: run opendata-push for each platform and mirror, opendata-index update --delete, clear the caches of proxies "
                    "for /datasets/, and take it out of backups (docs/how-to/take-back.md)",
                    "接著請：對各平臺與鏡像執行 opendata-push、執行 opendata-index update --delete、清除代理伺服器對 /datasets/ 的快取，"
                    "並自備份移除（docs/how-to/take-back.md）"})
            << '\n';
}

int withdraw_from(const Options& options) {
  const auto outcome = withdraw({options.catalog, options.dataset, options.releases, options.current,
                                 parse_withdrawal_reason(options.reason)});
  if (!outcome) return report(outcome.error());
  print_outcome(options, *outcome);
  print_next(options, *outcome);
  // The files for other platforms follow whether or not the directories could be removed.
  const int renewed = report_renewed(options.catalog, catalog::renew_catalog(options.catalog));
  return outcome->not_removed ? report(*outcome->not_removed) : renewed;
}

std::vector<std::string> reason_names() {
  std::vector<std::string> out;
  for (const WithdrawalReason reason : withdrawal_reasons()) out.emplace_back(name(reason));
  return out;
}

}  // namespace

void add_withdraw(CLI::App& app, std::function<int()>& run) {
  auto options = std::make_shared<Options>();
  auto* command = app.add_subcommand(
      "withdraw", std::string(say({"Take a release or a whole dataset back: it is out of the catalogue at once, then removed.",
                                   "將發布版本或整個資料集下架：立即自目錄移除，再刪除檔案。"})));
  command
      ->add_option("--catalog", options->catalog,
                   std::string(say({"directory of the published releases", "發布目錄"})))
      ->required();
  command->add_option("--dataset", options->dataset, std::string(say({"id of the dataset", "資料集代碼"})))->required();
  auto* release = command->add_option(
      "--release", options->releases,
      std::string(say({"only this release; may be given again (without it: the whole dataset)",
                       "僅下架此版本；可重複指定（省略時下架整個資料集）"})));
  command
      ->add_option("--current", options->current,
                   std::string(say({"the kept release that becomes current, after you have looked that it does not hold "
                                    "the same data",
                                    "由此保留的版本成為現行版本；請先確認其不含相同資料"})))
      ->needs(release);
  command
      ->add_option("--reason", options->reason,
                   std::string(say({"kept in catalog.json, never shown to readers; a choice, so that no name gets in",
                                    "記於 catalog.json，不對外顯示；僅能擇一，以免寫入姓名"})))
      ->check(CLI::IsMember(reason_names()));
  command->callback([options, &run] { run = [options] { return withdraw_from(*options); }; });
}

}  // namespace opendata::cli
