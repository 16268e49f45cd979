#include "source_options.hpp"

#include "faq_options.hpp"

namespace opendata::cli {
namespace {

/// Reads sources one after the other and stops at the first error.
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

}  // namespace

void SourceOptions::declare(CLI::App& command) {
  command.add_option("--faq", faq,
                      std::string(say({"FAQ as CSV, JSON or JSON Lines", "常見問答檔（CSV、JSON、JSON Lines）"})));
  command.add_option("--faq-map", faq_map,
                      std::string(say({"JSON file: our field → the FAQ's column", "欄位對照 JSON 檔"})));
  command.add_option("--faq-store", faq_store,
                     std::string(say({"FAQ store (faq import); what is published in it", "常見問答資料檔中已發布者"})));
  command.add_option(
      "--regulations", regulations,
      std::string(say({"Laws in any of the Ministry of Justice's layouts (JSON, XML)",
                       "法規檔（全國法規資料庫各種 JSON、XML 格式）"})));
  command.add_option("--law-updates", law_updates,
                     std::string(say({"Weekly updates of laws (JSON Lines with _op), applied to --regulations",
                                      "法規每週更新檔（含 _op 的 JSON Lines），套用於 --regulations"})));
  command.add_option("--aliases", aliases,
                      std::string(say({"JSON file: law id → short names", "法規簡稱 JSON 檔"})));
  command.add_option("--documents", documents,
                      std::string(say({"Any documents as JSON Lines", "一般文件（JSON Lines）"})));
  command.add_option("--catalog", catalog,
                      std::string(say({"Catalogue of published datasets", "已發布資料集的目錄"})));
}

bool SourceOptions::any() const {
  return !faq.empty() || !faq_store.empty() || !regulations.empty() || !law_updates.empty() || !documents.empty() || !catalog.empty();
}

Result<search::SourceCounts> SourceOptions::read(search::DocumentSink& sink) const {
  Reading reading(sink);
  if (!regulations.empty() || !law_updates.empty()) {
    const std::string& first = regulations.empty() ? law_updates.front() : regulations.front();
    auto done = reading.from(first, [&](search::DocumentSink& into) {
      return search::read_regulations(regulations, law_updates, aliases, into);
    });
    if (!done) return failure(std::move(done.error()));
  }
  if (!faq.empty()) {
    auto done = reading.from(faq,
                             [&](search::DocumentSink& into) { return search::read_faq(faq, faq_map, into); });
    if (!done) return failure(std::move(done.error()));
  }
  if (!faq_store.empty()) {
    auto done = reading.from(
        faq_store, [&](search::DocumentSink& into) { return search::read_faq_store(faq_store, today(), into); });
    if (!done) return failure(std::move(done.error()));
  }
  for (const std::string& file : documents) {
    auto done = reading.from(file, [&](search::DocumentSink& into) { return search::read_documents(file, into); });
    if (!done) return failure(std::move(done.error()));
  }
  if (!catalog.empty()) {
    auto done = reading.from(
        catalog, [&](search::DocumentSink& into) { return search::read_catalog_datasets(catalog, into); });
    if (!done) return failure(std::move(done.error()));
  }
  return reading.total();
}

}  // namespace opendata::cli
