#include <rapidjson/ostreamwrapper.h>
#include <rapidjson/writer.h>

#include <iomanip>
#include <iostream>
#include <memory>
#include <opendata/search/faq_candidates.hpp>
#include <opendata/search/faq_store.hpp>

#include "faq_options.hpp"

namespace opendata::cli {
namespace {

namespace faq = search::faq;

struct CandidateArguments {
  std::string catalog, dataset, index;
  faq::CaseFields fields;
  faq::CandidateOptions options;
  bool json = false;
};

void print(std::size_t number, const faq::Candidate& candidate) {
  std::cout << number << ". ";
  for (const std::string& word : candidate.words) std::cout << word << ' ';
  std::cout << "\n   " << say({"cases: ", "案件數："}) << candidate.cases << say({", growth: ", "，成長倍數："}) << std::setprecision(2)
            << candidate.growth;
  if (candidate.median_days) std::cout << say({", median days: ", "，中位處理天數："}) << *candidate.median_days;
  if (!candidate.nearest_faq.empty())
    std::cout << say({", nearest FAQ: ", "，最接近問答："}) << candidate.nearest_faq << " ("
              << static_cast<int>(candidate.answered * 100) << " %)";
  std::cout << '\n';
  for (const std::string& wording : candidate.wordings) std::cout << "   - " << wording.substr(0, wording.find('\n')) << '\n';
}

void print_json(const faq::Candidate& candidate) {
  rapidjson::OStreamWrapper out(std::cout);
  rapidjson::Writer<rapidjson::OStreamWrapper> json(out);
  const std::string draft = faq::format_entry(candidate.draft);
  json.StartObject();
  json.Key("cases");
  json.Uint64(candidate.cases);
  json.Key("growth");
  json.Double(candidate.growth);
  json.Key("median_days");
  candidate.median_days ? json.Double(*candidate.median_days) : json.Null();
  json.Key("nearest_faq");
  json.String(candidate.nearest_faq);
  json.Key("answered");
  json.Double(candidate.answered);
  json.Key("draft");
  json.RawValue(draft.data(), draft.size(), rapidjson::kObjectType);
  json.EndObject();
  std::cout << '\n';
}

int candidates(const CandidateArguments& arguments) {
  const auto cases = faq::read_cases(arguments.catalog, arguments.dataset, arguments.fields);
  if (!cases) return report(cases.error());
  std::optional<search::Searcher> searcher;
  if (!arguments.index.empty()) {
    auto opened = search::Searcher::open(arguments.index);
    if (!opened) return report(opened.error());
    searcher.emplace(std::move(*opened));
  }
  const auto found = faq::find_candidates(*cases, searcher ? &*searcher : nullptr, arguments.options);
  if (!found) return report(found.error());
  for (std::size_t i = 0; i < found->size(); ++i) arguments.json ? print_json((*found)[i]) : print(i + 1, (*found)[i]);
  return Exit::ok;
}

int duplicates(const std::string& path, double likeness) {
  const auto store = faq::Store::open_existing(path);
  if (!store) return report(store.error());
  std::vector<faq::Entry> entries;
  auto read = store->visit(faq::View::latest, {}, [&](const faq::Stored& stored) -> Result<void> {
    if (stored.state != faq::State::retired) entries.push_back(stored.entry);
    return {};
  });
  if (!read) return report(read.error());
  for (const faq::Duplicate& pair : faq::find_duplicates(entries, likeness))
    std::cout << std::fixed << std::setprecision(3) << pair.likeness << '\t' << pair.first << '\t' << pair.second << '\n';
  return Exit::ok;
}

}  // namespace

void add_faq_candidates(CLI::App& app, std::function<int()>& run) {
  auto options = std::make_shared<CandidateArguments>();
  auto* command = app.add_subcommand(
      "candidates", std::string(say({"Group published cases that ask the same, and draft entries for what no FAQ answers.",
                                     "歸納已發布案件中的常見提問，為尚無問答者草擬內容。"})));
  command->add_option("--catalog", options->catalog, std::string(say({"Catalogue of published datasets", "已發布資料集的目錄"})))->required();
  command->add_option("--from", options->dataset, std::string(say({"Dataset of cases", "案件資料集代碼"})))->required();
  command->add_option("--index", options->index, std::string(say({"Index with the present FAQ", "含現有問答的索引"})));
  command->add_option("--text", options->fields.text, std::string(say({"Field of the text (default: the longest)", "內容欄位（預設最長者）"})));
  command->add_option("--opened", options->fields.opened, std::string(say({"Field of the day of opening", "受理日期欄位"})));
  command->add_option("--closed", options->fields.closed, std::string(say({"Field of the day of closing", "結案日期欄位"})));
  command->add_option("--least", options->options.least_cases, std::string(say({"Cases that make a question frequent (default 5)", "至少幾案（預設 5）"})))
      ->check(CLI::Range(2, 1'000'000));
  command->add_option("--limit", options->options.limit)->check(CLI::Range(1, 10'000));
  command->add_flag("--json", options->json, std::string(say({"JSON Lines with drafts", "輸出含草稿的 JSON Lines"})));
  command->callback([options, &run] { run = [options] { return candidates(*options); }; });
}

void add_faq_duplicates(CLI::App& app, std::function<int()>& run) {
  struct DuplicateArguments : FaqOptions {
    double likeness = 0.7;
  };
  auto options = std::make_shared<DuplicateArguments>();
  auto* command = app.add_subcommand("duplicates", std::string(say({"List entries that say nearly the same: likeness, two ids.",
                                                                    "列出內容相近、可合併的問答：相似度、兩個編號。"})));
  options->declare_store(*command);
  command->add_option("--likeness", options->likeness)->check(CLI::Range(0.1, 1.0));
  command->callback([options, &run] { run = [options] { return duplicates(options->store, options->likeness); }; });
}

}  // namespace opendata::cli
