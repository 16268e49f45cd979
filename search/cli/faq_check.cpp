#include <iostream>
#include <map>
#include <memory>
#include <opendata/files.hpp>
#include <opendata/search/faq_law_impacts.hpp>

#include "faq_options.hpp"

namespace opendata::cli {
namespace {

namespace faq = search::faq;

struct CheckArguments : FaqOptions {
  std::string index, renames, links;
  std::vector<std::string> law_updates, reports;
  faq::CheckOptions options{today()};
};

void print_findings(const std::vector<faq::Finding>& findings) {
  std::map<faq::Decay, std::size_t> counts;
  for (const faq::Finding& finding : findings) {
    std::cout << finding.entry_id << '\t' << faq::name(finding.decay) << '\t' << finding.detail << '\n';
    ++counts[finding.decay];
  }
  for (const auto& [decay, count] : counts)
    std::cerr << faq::name(decay) << ": " << count << " — " << say(faq::explain(decay)) << '\n';
}

/// Each changed law with the answers that it touches, and what became of the articles that they cite.
void print_impact(const faq::LawImpact& impact) {
  std::cout << impact.law_id << '\t' << impact.law_name << '\t' << impact.day
            << (impact.repealed ? say({" repealed", " 廢止"}) : std::string_view()) << '\n';
  for (const faq::TouchedEntry& entry : impact.entries) {
    std::cout << "  " << entry.id << '\t' << entry.question.substr(0, entry.question.find('\n')) << '\t';
    for (const std::string& article : entry.articles) std::cout << article << ' ';
    if (impact.indexed) std::cout << say({"reviewed before the change; the index has the new text already", "上次檢視早於修正日；索引已是新條文"});
    else if (entry.articles.empty()) std::cout << say({"cites the law, not what changed in it", "引用此法規，所引條文未變動"});
    std::cout << '\n';
  }
  for (const faq::ChangedArticle& article : impact.articles)
    std::cout << "  " << article.title << ' ' << faq::name(article.change) << '\n' << article.diff;
}

void print_impacts(const faq::LawImpacts& laws) {
  for (const faq::LawImpact& impact : laws.impacts) print_impact(impact);
  std::cerr << say({"laws in the updates: ", "更新檔中的法規："}) << laws.laws
            << say({"; cited by answers and changed: ", "；問答引用而有變動者："}) << laws.impacts.size() << '\n';
}

/// What is looked at, with the renamed agencies of the file.
Result<faq::CheckOptions> options_of(const CheckArguments& arguments) {
  faq::CheckOptions options = arguments.options;
  if (arguments.renames.empty()) return options;
  auto renames = faq::read_agency_renames(arguments.renames);
  if (!renames) return failure(std::move(renames.error()));
  options.renames = std::move(*renames);
  return options;
}

Result<faq::DecayReport> make_report(const CheckArguments& arguments, const faq::Store& store, const search::Searcher* searcher) {
  const auto options = options_of(arguments);
  if (!options) return failure(options.error());
  faq::DecayReport report{options->today};
  auto findings = faq::check_entries(store, searcher, *options);
  if (!findings) return failure(std::move(findings.error()));
  report.findings = std::move(*findings);
  if (!arguments.links.empty()) {
    const auto broken = faq::broken_links(store, arguments.links);
    if (!broken) return failure(broken.error());
    report.findings.insert(report.findings.end(), broken->begin(), broken->end());
  }
  if (arguments.law_updates.empty()) return report;
  auto laws = faq::find_law_impacts(store, *searcher, arguments.law_updates);
  if (!laws) return failure(std::move(laws.error()));
  report.laws = std::move(*laws);
  return report;
}

std::vector<std::string> files_read(const CheckArguments& arguments) {
  std::vector<std::string> files{arguments.store, arguments.index, arguments.renames, arguments.links};
  files.insert(files.end(), arguments.law_updates.begin(), arguments.law_updates.end());
  return files;
}

int check(const CheckArguments& arguments) {
  if (auto apart = keep_apart(files_read(arguments), arguments.reports); !apart) return report(apart.error());
  const auto store = faq::Store::open_existing(arguments.store);
  if (!store) return report(store.error());
  std::optional<search::Searcher> searcher;
  if (!arguments.index.empty()) {
    auto opened = search::Searcher::open(arguments.index);
    if (!opened) return report(opened.error());
    searcher.emplace(std::move(*opened));
  }
  const auto made = make_report(arguments, *store, searcher ? &*searcher : nullptr);
  if (!made) return report(made.error());
  print_findings(made->findings);
  if (!arguments.law_updates.empty()) print_impacts(made->laws);
  for (const std::string& file : arguments.reports)
    if (auto written = faq::write_report(*made, file); !written) return report(written.error());
  return Exit::ok;
}

}  // namespace

void add_faq_check(CLI::App& app, std::function<int()>& run) {
  auto options = std::make_shared<CheckArguments>();
  auto* command = app.add_subcommand("check", std::string(say({"List published entries that may no longer hold: id, reason, detail.",
                                                               "列出可能已過時的問答：編號、原因、細節。"})));
  options->declare_store(*command);
  auto* index = command->add_option("--index", options->index, std::string(say({"Index with the regulations that entries cite", "含所引法規的索引"})));
  command->add_option("--law-updates", options->law_updates,
                      std::string(say({"Weekly updates of laws that the index does not have yet: which answers they touch", "索引尚未套用的法規每週更新檔：列出受影響的問答"})))
      ->needs(index);
  command->add_option("--renames", options->renames, std::string(say({"JSON file of renamed agencies", "機關改名對照 JSON 檔"})));
  command->add_option("--report", options->reports, std::string(say({"Write the report too: .json, .csv, .ods, .html", "另存報告：.json、.csv、.ods、.html"})));
  command->add_option("--links", options->links, std::string(say({"Report (.json) of opendata-push links over this FAQ", "opendata-push links 檢查本問答的報告（.json）"})));
  command->add_option("--today", options->options.today, std::string(say({"As of this day (default: today)", "基準日（預設今日）"})));
  command->add_option("--years", options->options.years_until_old, std::string(say({"When a year counts as long past (default 3)", "幾年算久遠（預設 3）"})))
      ->check(CLI::Range(1, 50));
  command->callback([options, &run] { run = [options] { return check(*options); }; });
}

}  // namespace opendata::cli
