#include <pwd.h>
#include <unistd.h>

#include <array>
#include <ctime>
#include <memory>
#include <opendata/search/searcher.hpp>

#include "commands.hpp"
#include "faq_options.hpp"

namespace opendata::cli {

void FaqOptions::declare_store(CLI::App& command) {
  command.add_option("--store", store, std::string(say({"FAQ store: one SQLite file", "常見問答資料檔（SQLite）"})))->required();
}

void FaqOptions::declare_edit(CLI::App& command) {
  if (const passwd* account = getpwuid(getuid()); account != nullptr) who = account->pw_name;
  command.add_option("--who", who, std::string(say({"Who makes the change (default: your account)", "修改者（預設為目前帳號）"})));
  command.add_option("--why", why, std::string(say({"Why, for the history", "修改理由，記入歷程"})));
}

std::string today() {
  constexpr std::time_t taiwan = 8 * 3600;
  const std::time_t now = std::time(nullptr) + taiwan;
  std::tm parts{};
  gmtime_r(&now, &parts);
  std::array<char, 16> text{};
  return {text.data(), std::strftime(text.data(), text.size(), "%Y-%m-%d", &parts)};
}

Result<search::faq::FindCitations> citations_of_index(const std::string& index) {
  auto opened = search::Searcher::open(index);
  if (!opened) return failure(std::move(opened.error()));
  const auto searcher = std::make_shared<const search::Searcher>(std::move(*opened));
  return [searcher](std::string_view text) { return searcher->citations(text); };
}

void add_faq(CLI::App& app, std::function<int()>& run) {
  auto* faq = app.add_subcommand("faq", std::string(say({"Keep the FAQ: import, edit, review, publish, back up.",
                                                         "管理常見問答：匯入、編輯、審核、發布、備份。"})));
  faq->require_subcommand(1);
  for (const auto add : {add_faq_import, add_faq_export, add_faq_list, add_faq_show, add_faq_save, add_faq_move,
                         add_faq_backup, add_faq_restore, add_faq_candidates, add_faq_duplicates, add_faq_check, add_faq_gaps})
    add(*faq, run);
}

}  // namespace opendata::cli
