#include <iostream>
#include <memory>
#include <opendata/files.hpp>
#include <opendata/search/faq_store.hpp>

#include "faq_options.hpp"

namespace opendata::cli {
namespace {

namespace faq = search::faq;

constexpr std::size_t largest_entry = 4U << 20U;

struct EditArguments : FaqOptions {
  std::string file, id, state, index;
  std::uint64_t based_on = 0;
};

int print_stored(const Result<faq::Stored>& stored) {
  if (!stored) return report(stored.error());
  std::cout << stored->entry.id << '\t' << faq::name(stored->state) << '\t' << say({"revision ", "版本 "}) << stored->revision
            << '\n';
  return Exit::ok;
}

/// Looks up what the entry cites, and tells what the laws of the index do not have.
Result<void> cite(faq::Entry& entry, const faq::Store& store, const std::string& index) {
  if (index.empty()) return {};
  const auto find = citations_of_index(index);
  if (!find) return failure(find.error());
  const auto before = store.find(entry.id);
  const auto added = faq::update_citations(entry, before ? before->entry : faq::Entry(), *find);
  if (!added) return failure(added.error());
  for (const auto& [field, text] : added->unresolved)
    std::cerr << say({"not in the laws: ", "法規中查無："}) << field << '\t' << text << '\n';
  return {};
}

int save(const EditArguments& arguments) {
  const auto json = read_file(arguments.file, largest_entry);
  if (!json) return report(json.error());
  auto entry = faq::parse_entry(*json);
  if (!entry) return report(Error(entry.error()).at({arguments.file, 0, {}}));
  // An edit of a revision is an edit of a store that is there.
  auto store = arguments.based_on == 0 ? faq::Store::open(arguments.store) : faq::Store::open_existing(arguments.store);
  if (!store) return report(store.error());
  if (auto cited = cite(*entry, *store, arguments.index); !cited) return report(cited.error());
  return print_stored(store->save(*entry, arguments.edit(arguments.based_on)));
}

int move(const EditArguments& arguments) {
  auto store = faq::Store::open_existing(arguments.store);
  if (!store) return report(store.error());
  std::uint64_t based_on = arguments.based_on;
  if (based_on == 0) {
    const auto latest = store->find(arguments.id);
    if (!latest) return report(latest.error());
    based_on = latest->revision;
  }
  const auto state = faq::parse_state(arguments.state).value_or(faq::State::draft);
  return print_stored(store->move_to(arguments.id, state, arguments.edit(based_on)));
}

void print_history(const std::vector<faq::Change>& history) {
  std::string before;
  for (const faq::Change& change : history) {
    std::cout << change.revision << '\t' << change.at << '\t' << change.who << '\t' << faq::name(change.state) << '\t'
              << change.why << '\n';
    const std::string text = change.entry.question + "\n" + change.entry.answer;
    if (text != before) std::cout << faq::diff_lines(before, text);
    before = text;
  }
}

int show(const std::string& path, const std::string& id, bool history) {
  const auto store = faq::Store::open_existing(path);
  if (!store) return report(store.error());
  if (history) {
    const auto changes = store->history(id);
    if (!changes) return report(changes.error());
    print_history(*changes);
    return Exit::ok;
  }
  const auto stored = store->find(id);
  if (!stored) return report(stored.error());
  std::cout << faq::format_entry(stored->entry) << '\n';
  return Exit::ok;
}

struct ListArguments : FaqOptions {
  std::string state, agency, due_before;
};

int list(const ListArguments& arguments) {
  const auto store = faq::Store::open_existing(arguments.store);
  if (!store) return report(store.error());
  const faq::Filter filter{faq::parse_state(arguments.state), arguments.agency, arguments.due_before};
  const auto listed = store->visit(faq::View::latest, filter, [](const faq::Stored& stored) -> Result<void> {
    std::cout << stored.entry.id << '\t' << faq::name(stored.state) << '\t' << stored.revision << '\t'
              << stored.entry.review_due << '\t' << stored.entry.agency << '\t' << stored.entry.question << '\n';
    return {};
  });
  return listed ? Exit::ok : report(listed.error());
}

}  // namespace

void add_faq_list(CLI::App& app, std::function<int()>& run) {
  auto options = std::make_shared<ListArguments>();
  auto* command = app.add_subcommand(
      "list", std::string(say({"List entries: id, state, revision, review due, agency, question.", "列出問答：編號、狀態、版本、檢視期限、機關、問題。"})));
  options->declare_store(*command);
  command->add_option("--state", options->state, std::string(say({"Only this state", "只列此狀態"})))
      ->check(CLI::IsMember({"draft", "in-review", "published", "retired"}));
  command->add_option("--agency", options->agency, std::string(say({"Only this agency", "只列此機關"})));
  command->add_option("--due-before", options->due_before,
                      std::string(say({"Only entries to be reviewed before this day (2026-05-06)", "只列此日前應檢視者"})));
  command->callback([options, &run] { run = [options] { return list(*options); }; });
}

void add_faq_show(CLI::App& app, std::function<int()>& run) {
  struct ShowArguments : FaqOptions {
    std::string id;
    bool history = false;
  };
  auto options = std::make_shared<ShowArguments>();
  auto* command = app.add_subcommand("show", std::string(say({"Print an entry as JSON, or its history with differences.",
                                                              "以 JSON 顯示問答，或顯示其修改歷程與差異。"})));
  options->declare_store(*command);
  command->add_option("id", options->id)->required();
  command->add_flag("--history", options->history);
  command->callback([options, &run] { run = [options] { return show(options->store, options->id, options->history); }; });
}

void add_faq_save(CLI::App& app, std::function<int()>& run) {
  auto options = std::make_shared<EditArguments>();
  auto* command = app.add_subcommand("save", std::string(say({"Store an entry (JSON) as a draft.", "將問答（JSON）存為草稿。"})));
  options->declare_store(*command);
  options->declare_edit(*command);
  command->add_option("file", options->file, std::string(say({"The entry, as `show` prints it", "問答檔，格式同 show 的輸出"})))->required();
  command->add_option("--based-on", options->based_on,
                      std::string(say({"The revision you edited; 0 = a new entry", "所依據的版本；0 為新增"})));
  command->add_option("--index", options->index,
                      std::string(say({"Index with laws: citations become ids, and what changed texts cite is added", "含法規的索引：引用改為條文代碼，並補入內文所引條文"})));
  command->callback([options, &run] { run = [options] { return save(*options); }; });
}

void add_faq_move(CLI::App& app, std::function<int()>& run) {
  auto options = std::make_shared<EditArguments>();
  auto* command = app.add_subcommand(
      "move", std::string(say({"Move an entry on: draft → in-review → published → retired.", "變更狀態：草稿 → 審核中 → 已發布 → 已下架。"})));
  options->declare_store(*command);
  options->declare_edit(*command);
  command->add_option("id", options->id)->required();
  command->add_option("state", options->state)->required()->check(CLI::IsMember({"draft", "in-review", "published", "retired"}));
  command->add_option("--based-on", options->based_on,
                      std::string(say({"The revision you saw (default: the newest)", "所依據的版本（預設最新）"})));
  command->callback([options, &run] { run = [options] { return move(*options); }; });
}

}  // namespace opendata::cli
