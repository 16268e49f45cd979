#include <iostream>
#include <memory>
#include <opendata/files.hpp>
#include <opendata/search/faq_files.hpp>
#include <opendata/search/law_register.hpp>
#include <opendata/search/searcher.hpp>
#include <opendata/search/sources.hpp>

#include "faq_options.hpp"

namespace opendata::cli {
namespace {

namespace faq = search::faq;

struct ImportArguments : FaqOptions {
  std::string file, map, state;
  std::string index, aliases;
  std::vector<std::string> laws;
  bool history = false;
};

Result<faq::FindCitations> citations_of_files(const ImportArguments& arguments) {
  const auto laws = std::make_shared<search::LawRegister>();
  if (auto read = search::read_regulations(arguments.laws, {}, arguments.aliases, *laws); !read)
    return failure(std::move(read.error()));
  return [laws](std::string_view text) -> Result<search::TextCitations> { return laws->citations(text); };
}

/// Where citations are looked up; nothing when neither an index nor law files are given.
Result<faq::FindCitations> find_citations(const ImportArguments& arguments) {
  if (!arguments.index.empty()) return citations_of_index(arguments.index);
  if (!arguments.laws.empty()) return citations_of_files(arguments);
  return faq::FindCitations();
}

/// One line a citation that the laws do not have: file, row, column, entry, the words.
void print_unresolved(const std::vector<faq::UnresolvedCitation>& unresolved) {
  for (const faq::UnresolvedCitation& citation : unresolved)
    std::cout << citation.where.file << '\t' << citation.where.row << '\t' << citation.where.column << '\t'
              << citation.entry_id << '\t' << citation.text << '\n';
}

/// One line a row that has something new for an entry that is not published: file, row, entry, its state.
void print_left_alone(const std::vector<faq::LeftAlone>& left_alone) {
  for (const faq::LeftAlone& row : left_alone)
    std::cout << row.where.file << '\t' << row.where.row << '\t' << row.where.column << '\t' << row.entry_id << '\t'
              << say({"left alone, as it is ", "未動，狀態為 "}) << faq::name(row.state) << '\n';
}

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
  auto find = find_citations(arguments);
  if (!find) return report(find.error());
  const bool cites = static_cast<bool>(*find);
  const auto done = faq::import_entries(*store, {arguments.file, arguments.map, faq::parse_state(arguments.state), arguments.edit(), std::move(*find)});
  if (!done) return report(done.error());
  print_unresolved(done->unresolved);
  print_left_alone(done->left_alone);
  std::cout << say({"added: ", "新增："}) << done->added << say({"; changed: ", "；更新："}) << done->changed
            << say({"; unchanged: ", "；未變："}) << done->unchanged << say({"; edits kept: ", "；保留編輯："}) << done->kept
            << say({"; left alone: ", "；未動："}) << done->left_alone.size();
  if (cites)
    std::cout << say({"; citations found: ", "；找到引用："}) << done->citations << say({"; not in the laws: ", "；法規中查無："})
              << done->unresolved.size();
  std::cout << '\n';
  return Exit::ok;
}

int export_to(const std::string& path, const std::string& file, bool drafts, bool history) {
  if (auto apart = keep_apart({path, path + "-wal"}, {file}); !apart) return report(apart.error());
  const auto store = faq::Store::open_existing(path);
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
  command->add_option("file", options->file, "CSV, ODS, JSON, JSON Lines")->required();
  command->add_option("--map", options->map, std::string(say({"JSON file: our field → the file's column", "欄位對照 JSON 檔"})));
  command->add_option("--state", options->state, std::string(say({"State of entries whose file does not say (default: new ones are published, others keep theirs); "
                                     "rows then count as they stand, over edits in the store",
                                     "檔案未載明時的狀態（預設：新問答發布，其餘維持原狀態）；指定時以檔案內容為準，不保留資料檔中的編輯"})))
      ->check(CLI::IsMember({"draft", "in-review", "published", "retired"}));
  auto* index = command->add_option("--index", options->index,
                                    std::string(say({"Index with laws: citations in the texts are looked up in it", "含法規的索引，用以解析內文引用的條文"})));
  command->add_option("--laws", options->laws, std::string(say({"Law files instead of an index", "以法規檔代替索引"})))->excludes(index);
  command->add_option("--aliases", options->aliases, std::string(say({"JSON file: law id → short names, with --laws", "法規簡稱 JSON 檔（搭配 --laws）"})));
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
  auto* command = app.add_subcommand("export", std::string(say({"Write entries to a file (.csv, .ods, .json, .jsonl).",
                                                                "匯出問答（.csv、.ods、.json、.jsonl）。"})));
  options->declare_store(*command);
  command->add_option("file", options->file)->required();
  command->add_flag("--drafts", options->drafts, std::string(say({"The newest revisions, not what is published", "匯出最新版本（含草稿）"})));
  command->add_flag("--history", options->history, std::string(say({"Every revision, as JSON Lines", "匯出所有版本（JSON Lines）"})));
  command->callback([options, &run] {
    run = [options] { return export_to(options->store, options->file, options->drafts, options->history); };
  });
}

}  // namespace opendata::cli
