#include <iostream>
#include <memory>
#include <opendata/files.hpp>
#include <optional>

#include "commands.hpp"
#include "source_options.hpp"

namespace opendata::cli {
namespace {

struct BuildOptions {
  std::string index;
  SourceOptions sources;
  std::optional<std::string> dictionaries;  ///< as stated; "" for none
  std::size_t shards = 1;
};

/// The stated dictionaries, else the package's own. An index without them finds far less, and nothing of it tells: so
/// none are no default.
/// Errors: not_found (the package's own).
Result<search::Dictionaries> read_dictionaries(const BuildOptions& options) {
  if (options.dictionaries) {
    return options.dictionaries->empty() ? search::Dictionaries() : search::read_dictionaries(*options.dictionaries);
  }
  const auto own = find_data("dictionaries");
  return own ? search::read_dictionaries(*own) : failure(own.error());
}

/// Keeps the names of laws, which are words of the index, and lets everything else go.
class NameSink final : public search::DocumentSink {
 public:
  explicit NameSink(std::vector<std::string>& names) : names_(names) {}
  [[nodiscard]] Result<void> add(const search::Document&) override { return {}; }
  [[nodiscard]] Result<void> add_law(const search::LawInfo& law) override {
    if (!law.in_force) return {};
    names_.push_back(law.name);
    names_.insert(names_.end(), law.aliases.begin(), law.aliases.end());
    return {};
  }

 private:
  std::vector<std::string>& names_;
};

/// The dictionaries of the directory and the names of the laws that will be indexed.
Result<search::Dictionaries> collect_dictionaries(const BuildOptions& options) {
  auto dictionaries = read_dictionaries(options);
  if (!dictionaries) return dictionaries;
  NameSink sink(dictionaries->names);
  const SourceOptions& sources = options.sources;
  auto counts = search::read_regulations(sources.regulations, sources.law_updates, sources.aliases, sink);
  if (!counts) return failure(std::move(counts.error()));
  return dictionaries;
}

int build(const BuildOptions& options) {
  if (!options.sources.any()) {
    return report(
        Error(Errc::invalid_argument, {"nothing to index; give --faq, --faq-store, --regulations, --documents or --catalog",
                                       "沒有可建立索引的資料；請指定 --faq、--faq-store、--regulations、--documents 或 --catalog"}));
  }
  const auto dictionaries = collect_dictionaries(options);
  if (!dictionaries) return report(dictionaries.error());
  auto builder = search::IndexBuilder::create(options.index, *dictionaries, {options.shards});
  if (!builder) return report(builder.error());
  const auto total = options.sources.read(*builder);
  if (!total) return report(total.error());
  progress(say({"writing the index", "寫入索引"}));
  if (auto finished = builder->finish(); !finished) return report(finished.error());
  std::cout << say({"documents: ", "文件："}) << total->documents << say({"; laws: ", "；法規："}) << total->laws
            << say({"; entries without text: ", "；無內容而略過："}) << total->skipped << '\n';
  return Exit::ok;
}

}  // namespace

void add_build(CLI::App& app, std::function<int()>& run) {
  auto options = std::make_shared<BuildOptions>();
  auto* command =
      app.add_subcommand("build", std::string(say({"Build a whole new index and switch to it when it is complete.",
                                                   "建立全新索引，完成後才切換。"})));
  command->add_option("--index", options->index, std::string(say({"Directory of the index", "索引目錄"})))->required();
  options->sources.declare(*command);
  command
      ->add_option_function<std::string>(
          "--dictionaries", [options](const std::string& stated) { options->dictionaries = stated; },
          std::string(say({"Directory of words, synonyms, subjects and readings (default: the package's own); \"\" for none",
                           "詞典目錄（詞、同義詞、主題、讀音；預設為套件所附）；空字串表示不用"})));
  command
      ->add_option("--shards", options->shards,
                   std::string(say({"Databases to spread the documents over, for several machines",
                                    "分散文件的資料庫數（供多台主機使用）"})))
      ->check(CLI::Range(1, 16))
      ->capture_default_str();
  command->callback([options, &run] { run = [options] { return build(*options); }; });
}

}  // namespace opendata::cli
