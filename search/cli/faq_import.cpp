#include <iostream>
#include <memory>
#include <opendata/search/faq_files.hpp>

#include "faq_options.hpp"

namespace opendata::cli {
namespace {

namespace faq = search::faq;

struct ImportArguments : FaqOptions {
  std::string file, map, state = "published";
  bool history = false;
};

int import_history(faq::Store& store, const std::string& file) {
  const auto count = faq::read_history(store, file);
  if (!count) return report(count.error());
  std::cout << say({"revisions restored: ", "還原版本數："}) << *count << '\n';
  return Exit::ok;
}

int import(const ImportArguments& arguments) {
  auto store = faq::Store::open(arguments.store);
  if (!store) return report(store.error());
  if (arguments.history) return import_history(*store, arguments.file);
  const auto state = faq::parse_state(arguments.state).value_or(faq::State::draft);
  const auto done = faq::import_entries(*store, {arguments.file, arguments.map, state, arguments.edit()});
  if (!done) return report(done.error());
  std::cout << say({"added: ", "新增："}) << done->added << say({"; changed: ", "；更新："}) << done->changed
            << say({"; unchanged: ", "；未變："}) << done->unchanged << '\n';
  return Exit::ok;
}

int export_to(const std::string& path, const std::string& file, bool drafts, bool history) {
  const auto store = faq::Store::open(path);
  if (!store) return report(store.error());
  const auto written = history ? faq::write_history(*store, file)
                               : faq::write_entries(*store, drafts ? faq::View::latest : faq::View::published, file);
  if (!written) return report(written.error());
  std::cout << (history ? say({"revisions written: ", "匯出版本數："}) : say({"entries written: ", "匯出筆數："})) << *written
            << '\n';
  return Exit::ok;
}

}  // namespace

void add_faq_import(CLI::App& app, std::function<int()>& run) {
  auto options = std::make_shared<ImportArguments>();
  auto* command = app.add_subcommand(
      "import", std::string(say({"Read entries from a file; all of them or none.", "自檔案匯入問答，全部成功或全部不匯入。"})));
  options->declare_store(*command);
  options->declare_edit(*command);
  command->add_option("file", options->file, "CSV, JSON, JSON Lines")->required();
  command->add_option("--map", options->map, std::string(say({"JSON file: our field → the file's column", "欄位對照 JSON 檔"})));
  command->add_option("--state", options->state, std::string(say({"State of entries whose file does not say", "檔案未載明時的狀態"})))
      ->check(CLI::IsMember({"draft", "in-review", "published", "retired"}));
  command->add_flag("--history", options->history,
                    std::string(say({"The file is an exported history; fills an empty store", "檔案為匯出的歷程，匯入空的資料檔"})));
  command->callback([options, &run] { run = [options] { return import(*options); }; });
}

void add_faq_export(CLI::App& app, std::function<int()>& run) {
  struct ExportArguments : FaqOptions {
    std::string file;
    bool drafts = false, history = false;
  };
  auto options = std::make_shared<ExportArguments>();
  auto* command = app.add_subcommand("export", std::string(say({"Write entries to a file (.csv, .json, .jsonl).",
                                                                "匯出問答（.csv、.json、.jsonl）。"})));
  options->declare_store(*command);
  command->add_option("file", options->file)->required();
  command->add_flag("--drafts", options->drafts, std::string(say({"The newest revisions, not what is published", "匯出最新版本（含草稿）"})));
  command->add_flag("--history", options->history, std::string(say({"Every revision, as JSON Lines", "匯出所有版本（JSON Lines）"})));
  command->callback([options, &run] {
    run = [options] { return export_to(options->store, options->file, options->drafts, options->history); };
  });
}

}  // namespace opendata::cli
