#include <iostream>
#include <map>
#include <memory>
#include <opendata/search/faq_check.hpp>

#include "faq_options.hpp"

namespace opendata::cli {
namespace {

namespace faq = search::faq;

struct CheckArguments : FaqOptions {
  std::string index;
  faq::CheckOptions options{today()};
};

int check(const CheckArguments& arguments) {
  const auto store = faq::Store::open(arguments.store);
  if (!store) return report(store.error());
  std::optional<search::Searcher> searcher;
  if (!arguments.index.empty()) {
    auto opened = search::Searcher::open(arguments.index);
    if (!opened) return report(opened.error());
    searcher.emplace(std::move(*opened));
  }
  const auto findings = faq::check_entries(*store, searcher ? &*searcher : nullptr, arguments.options);
  if (!findings) return report(findings.error());
  std::map<faq::Decay, std::size_t> counts;
  for (const faq::Finding& finding : *findings) {
    std::cout << finding.entry_id << '\t' << faq::name(finding.decay) << '\t' << finding.detail << '\n';
    ++counts[finding.decay];
  }
  for (const auto& [decay, count] : counts)
    std::cerr << faq::name(decay) << ": " << count << " — " << say(faq::explain(decay)) << '\n';
  return Exit::ok;
}

}  // namespace

void add_faq_check(CLI::App& app, std::function<int()>& run) {
  auto options = std::make_shared<CheckArguments>();
  auto* command = app.add_subcommand("check", std::string(say({"List published entries that may no longer hold: id, reason, detail.",
                                                               "列出可能已過時的問答：編號、原因、細節。"})));
  options->declare_store(*command);
  command->add_option("--index", options->index, std::string(say({"Index with the regulations that entries cite", "含所引法規的索引"})));
  command->add_option("--today", options->options.today, std::string(say({"As of this day (default: today)", "基準日（預設今日）"})));
  command->add_option("--years", options->options.years_until_old, std::string(say({"When a year counts as long past (default 3)", "幾年算久遠（預設 3）"})))
      ->check(CLI::Range(1, 50));
  command->callback([options, &run] { run = [options] { return check(*options); }; });
}

}  // namespace opendata::cli
