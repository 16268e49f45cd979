#include <iostream>
#include <memory>
#include <opendata/search/index_builder.hpp>
#include <opendata/search/sources.hpp>

#include "commands.hpp"
#include "dictionary_directory.hpp"

namespace opendata::cli {
namespace {

struct BuildOptions {
  std::string index;
  std::string faq;
  std::string faq_map;
  std::vector<std::string> regulations;
  std::vector<std::string> updates;
  std::string aliases;
  std::vector<std::string> documents;
  std::string catalog;
  std::string dictionaries = dictionary_directory().string();

  [[nodiscard]] bool has_source() const {
    return !faq.empty() || !regulations.empty() || !updates.empty() || !documents.empty() || !catalog.empty();
  }
};

/// Reads sources one after the other into the builder and stops at the first error.
class Reading {
 public:
  explicit Reading(search::DocumentSink& sink) : sink_(sink) {}

  template <class Read>
  Result<void> from(const std::string& name, Read&& read) {
    progress(std::string(say({"reading ", "讀取 "})) + name);
    auto counts = read(sink_);
    if (!counts) return failure(std::move(counts.error()).at({name, 0, {}}));
    total_.documents += counts->documents;
    total_.laws += counts->laws;
    total_.skipped += counts->skipped;
    return {};
  }
  [[nodiscard]] const search::SourceCounts& total() const { return total_; }

 private:
  search::DocumentSink& sink_;
  search::SourceCounts total_;
};

Result<void> read_all(const BuildOptions& options, Reading& reading) {
  using search::DocumentSink;
  if (!options.regulations.empty() || !options.updates.empty()) {
    const std::string& first = options.regulations.empty() ? options.updates.front() : options.regulations.front();
    auto done = reading.from(first, [&](DocumentSink& sink) {
      return search::read_regulations(options.regulations, options.updates, options.aliases, sink);
    });
    if (!done) return done;
  }
  if (!options.faq.empty()) {
    auto done = reading.from(options.faq,
                             [&](DocumentSink& sink) { return search::read_faq(options.faq, options.faq_map, sink); });
    if (!done) return done;
  }
  for (const std::string& file : options.documents) {
    auto done = reading.from(file, [&](DocumentSink& sink) { return search::read_documents(file, sink); });
    if (!done) return done;
  }
  if (options.catalog.empty()) return {};
  return reading.from(options.catalog,
                      [&](DocumentSink& sink) { return search::read_catalog_datasets(options.catalog, sink); });
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
  search::Dictionaries dictionaries;
  if (!options.dictionaries.empty()) {
    auto read = search::read_dictionaries(options.dictionaries);
    if (!read) return read;
    dictionaries = std::move(*read);
  }
  NameSink sink(dictionaries.names);
  auto counts = search::read_regulations(options.regulations, options.updates, options.aliases, sink);
  if (!counts) return failure(std::move(counts.error()));
  return dictionaries;
}

int build(const BuildOptions& options) {
  if (!options.has_source()) {
    return report(
        Error(Errc::invalid_argument, {"nothing to index; give --faq, --regulations, --documents or --catalog",
                                       "沒有可建立索引的資料；請指定 --faq、--regulations、--documents 或 --catalog"}));
  }
  const auto dictionaries = collect_dictionaries(options);
  if (!dictionaries) return report(dictionaries.error());
  auto builder = search::IndexBuilder::create(options.index, *dictionaries);
  if (!builder) return report(builder.error());
  Reading reading(*builder);
  if (auto read = read_all(options, reading); !read) return report(read.error());
  progress(say({"writing the index", "寫入索引"}));
  if (auto finished = builder->finish(); !finished) return report(finished.error());
  const search::SourceCounts& total = reading.total();
  std::cout << say({"documents: ", "文件："}) << total.documents << say({"; laws: ", "；法規："}) << total.laws
            << say({"; entries without text: ", "；無內容而略過："}) << total.skipped << '\n';
  return Exit::ok;
}

}  // namespace

void add_build(CLI::App& app, std::function<int()>& run) {
  auto options = std::make_shared<BuildOptions>();
  auto* command =
      app.add_subcommand("build", std::string(say({"Build a whole new index and switch to it when it is complete.",
                                                   "建立全新索引，完成後才切換。"})));
  command->add_option("--index", options->index, std::string(say({"Directory of the index", "索引目錄"})))->required();
  command->add_option("--faq", options->faq,
                      std::string(say({"FAQ as CSV, JSON or JSON Lines", "常見問答檔（CSV、JSON、JSON Lines）"})));
  command->add_option("--faq-map", options->faq_map,
                      std::string(say({"JSON file: our field → the FAQ's column", "欄位對照 JSON 檔"})));
  command->add_option(
      "--regulations", options->regulations,
      std::string(say({"Laws in any of the Ministry of Justice's layouts (JSON, XML)", "法規檔（全國法規資料庫各種 JSON、XML 格式）"})));
  command->add_option("--law-updates", options->updates,
                      std::string(say({"Weekly updates of laws (JSON Lines with _op), applied to --regulations",
                                       "法規每週更新檔（含 _op 的 JSON Lines），套用於 --regulations"})));
  command->add_option("--aliases", options->aliases,
                      std::string(say({"JSON file: law id → short names", "法規簡稱 JSON 檔"})));
  command
      ->add_option("--dictionaries", options->dictionaries,
                   std::string(say({"Directory of words, synonyms and readings; \"\" for none",
                                    "詞典目錄（詞、同義詞、讀音）；空字串表示不用"})));
  command->add_option("--documents", options->documents,
                      std::string(say({"Any documents as JSON Lines", "一般文件（JSON Lines）"})));
  command->add_option("--catalog", options->catalog,
                      std::string(say({"Catalogue of published datasets", "已發布資料集的目錄"})));
  command->callback([options, &run] { run = [options] { return build(*options); }; });
}

}  // namespace opendata::cli
