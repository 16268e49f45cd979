#include <iostream>
#include <memory>
#include <opendata/check.hpp>

#include "cli/commands.hpp"

namespace opendata::cli {
namespace {

Message in_words(Outcome outcome) {
  switch (outcome) {
    case Outcome::passed:
      return {"passed", "通過"};
    case Outcome::failed:
      return {"FAILED", "未通過"};
    case Outcome::not_applicable:
      break;
  }
  return {"not applicable before serving", "上線前不適用"};
}

void print_release(const CheckedRelease& release) {
  std::cout << release.dataset_id << ' ' << release.release_id << ": "
            << say(release.damage.empty() ? Message{"every file is as published", "所有檔案與發布時相同"}
                                          : Message{"DAMAGED", "已損壞"})
            << '\n';
  for (const Error& error : release.damage) std::cout << "  " << format_error(error, language()) << '\n';
  if (!release.damage.empty()) return;
  for (const QualityCheck& check : quality_checks()) {
    std::cout << "  " << check.name << " (" << say(check.title) << "): " << say(in_words(release.quality.*check.member))
              << '\n';
  }
  for (const Error& error : release.quality.problems) std::cout << "  " << format_error(error, language()) << '\n';
}

int check_directory(const std::string& directory) {
  const auto releases = check(directory);
  if (!releases) return report(releases.error());
  bool good = true;
  for (const CheckedRelease& release : *releases) {
    print_release(release);
    good = good && release.is_good();
  }
  std::cout << say({"releases checked", "已檢查版本數"}) << ": " << releases->size() << '\n';
  return good ? Exit::ok : Exit::refused;
}

}  // namespace

void add_check(CLI::App& app, std::function<int()>& run) {
  auto directory = std::make_shared<std::string>();
  auto* command = app.add_subcommand(
      "check", std::string(say({"Check a catalogue or one release: hashes, description, the six quality checks.",
                                "檢查目錄或單一版本：雜湊、欄位說明與六項品質檢測。"})));
  command->add_option("DIR", *directory, std::string(say({"catalogue or release directory", "發布目錄或版本目錄"})))
      ->required();
  command->callback([directory, &run] { run = [directory] { return check_directory(*directory); }; });
}

}  // namespace opendata::cli
