#include <iostream>
#include <memory>
#include <opendata/aggregate.hpp>
#include <opendata/files.hpp>
#include <vector>

#include "cli/commands.hpp"

namespace opendata::cli {
namespace {

struct Options {
  std::string input, spec, output, catalog, report, ledger, key_file;
};

void print_count(Message label, std::uint64_t count) { std::cout << say(label) << ": " << count << '\n'; }

void print_summary(const privacy::Aggregate& aggregate, const privacy::AggregateSpec& spec) {
  const auto& report = aggregate.report;
  std::cout << say({"method", "保護方式"}) << ": " << name(spec.protection.method) << '\n';
  print_count({"rows", "列數"}, aggregate.rows.size());
  if (spec.protection.method == privacy::AggregateMethod::suppress) {
    print_count({"counts withheld because they are small", "因數值小而抑制"}, report.primary);
    print_count({"counts withheld to protect those", "為保護前者而抑制"}, report.secondary);
    print_count({"counts audited, none exposed", "稽核數（無可推得者）"}, report.audited);
    print_count({"labels too rare to be named", "併入其他的罕見值"}, report.pooled_labels);
  }
  if (spec.protection.method == privacy::AggregateMethod::noise) {
    std::cout << say(report.reissued
                         ? Message{"the answer of the first time, no budget spent", "沿用首次答案，未耗用預算"}
                         : Message{"new answer", "新答案"})
              << "\n";
    print_count({"budget spent, millionths", "已用預算（百萬分之一）"}, static_cast<std::uint64_t>(report.spent));
  }
}

/// Exact tables of a catalogue are compared with one another, asked for or not. A budget is begun by who knows that it is
/// one: noise needs --ledger.
Result<std::filesystem::path> ledger_of(const Options& options, const privacy::AggregateSpec& spec) {
  const bool kept_by_catalog = options.ledger.empty() && !options.catalog.empty() &&
                               spec.protection.method == privacy::AggregateMethod::suppress;
  if (kept_by_catalog) return privacy::ledger_in_catalog(options.catalog, spec.dataset);
  return std::filesystem::path(options.ledger);
}

Result<privacy::AggregateResources> resources_of(const Options& options, const privacy::AggregateSpec& spec) {
  auto ledger = ledger_of(options, spec);
  if (!ledger) return failure(std::move(ledger.error()));
  privacy::AggregateResources resources;
  resources.ledger = std::move(*ledger);
  if (options.key_file.empty()) return resources;
  auto key = deid::PseudonymKey::from_file(options.key_file);
  if (!key) return failure(std::move(key.error()));
  resources.key = std::move(*key);
  return resources;
}

Result<void> write_results(const privacy::Aggregate& aggregate, const privacy::AggregateSpec& spec,
                           const Options& options) {
  if (!options.report.empty()) {
    if (auto written = write_file_atomically(options.report, aggregate_report_json(aggregate, spec)); !written)
      return written;
  }
  return options.output.empty() ? Result<void>() : write_aggregate(aggregate, spec, options.output);
}

Result<void> publish_results(const privacy::Aggregate& aggregate, const privacy::AggregateSpec& spec, const Options& options) {
  if (options.catalog.empty()) return {};
  const auto published = privacy::publish_aggregate(aggregate, spec, options.catalog);
  if (!published) return failure(published.error());
  std::cout << say({"dataset", "資料集"}) << ": " << published->dataset_id << ' ' << published->release_id << '\n';
  return {};
}

int aggregate_file(const Options& options) {
  const auto spec = privacy::read_aggregate_spec(options.spec);
  if (!spec) return report(spec.error());
  auto resources = resources_of(options, *spec);
  if (!resources) return report(resources.error());
  const std::vector<std::string> read{options.input, options.spec, options.key_file, resources->ledger.string(), options.catalog};
  if (auto apart = keep_apart(read, {options.output, options.report}); !apart) return report(apart.error());
  progress(say({"counting, protecting, auditing …", "統計、保護與稽核 …"}));
  const auto aggregate = privacy::aggregate(*spec, options.input, std::move(*resources));
  if (!aggregate) return report(aggregate.error());
  // The gate first: what it refuses is not written elsewhere either.
  if (auto published = publish_results(*aggregate, *spec, options); !published) return report(published.error());
  if (auto written = write_results(*aggregate, *spec, options); !written) return report(written.error());
  print_summary(*aggregate, *spec);
  return Exit::ok;
}

}  // namespace

void add_aggregate(CLI::App& app, std::function<int()>& run) {
  auto options = std::make_shared<Options>();
  auto* command = app.add_subcommand(
      "aggregate", std::string(say({"Publish counts of cases by categories, with small cells protected.",
                                    "公布案件的分類統計，並保護小數值。"})));
  command
      ->add_option("--spec", options->spec,
                   std::string(say({"what to count (docs/aggregates.md)", "統計規格檔（docs/aggregates.md）"})))
      ->required();
  command->add_option("--input", options->input, std::string(say({"source file with the raw records", "原始紀錄檔"})))
      ->required();
  auto* where = command->add_option_group("where");
  where->add_option("--output", options->output,
                    std::string(say({"table to write: .csv or .json", "輸出的統計表：.csv 或 .json"})));
  where->add_option("--catalog", options->catalog,
                    std::string(say({"catalogue to publish the table in as a dataset", "將統計表發布為資料集的目錄"})));
  where->require_option(1, 2);
  command->add_option("--report", options->report, std::string(say({"report to write, JSON", "輸出的報告（JSON）"})));
  command->add_option("--ledger", options->ledger,
                      std::string(say({"file of this dataset's earlier tables and of its noise budget",
                                       "先前統計表與隱私預算的帳本檔"})));
  command->add_option("--key-file", options->key_file,
                      std::string(say({"key for rounding, mode 0600", "捨入用的金鑰檔，權限 0600"})));
  command->callback([options, &run] { run = [options] { return aggregate_file(*options); }; });
}

}  // namespace opendata::cli
