#include <iostream>
#include <memory>
#include <opendata/files.hpp>
#include <opendata/search/index_updater.hpp>
#include <utility>

#include "commands.hpp"
#include "source_options.hpp"

namespace opendata::cli {
namespace {

struct UpdateOptions {
  std::string index;
  SourceOptions sources;
  std::vector<std::string> deleted;
  std::string deleted_list;
};

/// The ids that are to go: those of the options, then those of the file.
Result<std::vector<std::string>> deleted_ids(const UpdateOptions& options) {
  std::vector<std::string> ids = options.deleted;
  if (options.deleted_list.empty()) return ids;
  auto read = for_each_line(options.deleted_list, [&](const std::string& line, const Where&) -> Result<void> {
    ids.push_back(line);
    return {};
  });
  if (!read) return failure(std::move(read.error()));
  return ids;
}

Result<std::uint64_t> remove_all(search::IndexUpdater& updater, const std::vector<std::string>& ids) {
  std::uint64_t removed = 0;
  for (const std::string& id : ids) {
    const auto gone = updater.remove(id);
    if (!gone) return failure(gone.error());
    removed += *gone ? 1 : 0;
  }
  return removed;
}

/// Everything but weekly updates of laws is added; these replace and delete laws as a whole.
Result<search::SourceCounts> read_all(const UpdateOptions& options, search::IndexUpdater& updater) {
  SourceOptions sources = options.sources;
  const auto law_updates = std::exchange(sources.law_updates, {});
  auto total = sources.read(updater);
  for (std::size_t i = 0; total && i < law_updates.size(); ++i) {
    auto counts = search::read_law_updates(law_updates[i], sources.aliases, updater);
    if (!counts) return counts;
    total->documents += counts->documents;
    total->laws += counts->laws;
    total->skipped += counts->skipped;
  }
  return total;
}

int update(const UpdateOptions& options) {
  const auto ids = deleted_ids(options);
  if (!ids) return report(ids.error());
  if (!options.sources.any() && ids->empty()) {
    return report(Error(Errc::invalid_argument,
                        {"nothing to change; give --faq, --regulations, --documents, --catalog or --delete",
                         "沒有要更新的內容；請指定 --faq、--regulations、--documents、--catalog 或 --delete"}));
  }
  auto updater = search::IndexUpdater::open(options.index);
  if (!updater) return report(updater.error());
  const auto removed = remove_all(*updater, *ids);
  if (!removed) return report(removed.error());
  const auto total = read_all(options, *updater);
  if (!total) return report(total.error());
  if (auto committed = updater->commit(); !committed) return report(committed.error());
  std::cout << say({"documents added or replaced: ", "新增或取代的文件："}) << total->documents
            << say({"; deleted: ", "；刪除："}) << *removed << say({"; not in the index: ", "；索引中原無："})
            << ids->size() - *removed << say({"; waiting to be merged: ", "；待合併："}) << updater->pending() << '\n';
  return Exit::ok;
}

int merge(const std::string& index) {
  auto updater = search::IndexUpdater::open(index);
  if (!updater) return report(updater.error());
  const std::uint64_t pending = updater->pending();
  if (auto merged = search::IndexUpdater::merge(std::move(*updater)); !merged) return report(merged.error());
  std::cout << say({"merged: ", "已合併："}) << pending << '\n';
  return Exit::ok;
}

}  // namespace

void add_update(CLI::App& app, std::function<int()>& run) {
  auto options = std::make_shared<UpdateOptions>();
  auto* command = app.add_subcommand(
      "update", std::string(say({"Add, replace (by id) or delete documents of a live index.",
                                 "在使用中的索引新增、取代（依識別碼）或刪除文件。"})));
  command->add_option("--index", options->index, std::string(say({"Directory of the index", "索引目錄"})))->required();
  options->sources.declare(*command);
  command->add_option("--delete", options->deleted, std::string(say({"Ids of documents to delete", "要刪除的文件代號"})));
  command->add_option("--delete-list", options->deleted_list,
                      std::string(say({"File of ids to delete, one a line", "要刪除的文件代號檔，每行一個"})));
  command->callback([options, &run] { run = [options] { return update(*options); }; });
}

void add_merge(CLI::App& app, std::function<int()>& run) {
  auto index = std::make_shared<std::string>();
  auto* command = app.add_subcommand(
      "merge", std::string(say({"Build a new generation of an index and its updates; the index stays live meanwhile.",
                                "將索引與其更新合併為新的一代；期間照常服務。"})));
  command->add_option("--index", *index, std::string(say({"Directory of the index", "索引目錄"})))->required();
  command->callback([index, &run] { run = [index] { return merge(*index); }; });
}

}  // namespace opendata::cli
