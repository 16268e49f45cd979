#include <iostream>
#include <memory>
#include <opendata/files.hpp>
#include <opendata/survey.hpp>

#include "cli/commands.hpp"

namespace opendata::cli {
namespace {

struct Options {
  std::string input, spec, output, catalog;
};

void print_summary(const survey::Summary& summary) {
  std::size_t withheld = 0;
  for (const survey::Row& row : summary.rows) withheld += row.withheld ? 1 : 0;
  std::cout << say({"respondents", "受訪者"}) << ": " << summary.respondents << '\n'
            << say({"with a question left out", "有題目未答者"}) << ": " << summary.incomplete << '\n'
            << say({"figures withheld for too few answers", "因有效樣本過少而不公布的列"}) << ": " << withheld << '\n';
}

int summarize_file(const Options& options) {
  if (auto apart = keep_apart({options.input, options.spec, options.catalog}, {options.output}); !apart)
    return report(apart.error());
  const auto spec = survey::read_spec(options.spec);
  if (!spec) return report(spec.error());
  const auto summary = survey::summarize(*spec, options.input);
  if (!summary) return report(summary.error());
  // The gate first: what it refuses is not written elsewhere either.
  if (!options.catalog.empty()) {
    const auto published = survey::publish_summary(*summary, *spec, options.catalog);
    if (!published) return report(published.error());
    std::cout << say({"dataset", "資料集"}) << ": " << published->dataset_id << ' ' << published->release_id << '\n';
  }
  if (!options.output.empty())
    if (auto written = survey::write_summary(*summary, *spec, options.output); !written) return report(written.error());
  print_summary(*summary);
  return Exit::ok;
}

}  // namespace

void add_survey(CLI::App& app, std::function<int()>& run) {
  auto options = std::make_shared<Options>();
  auto* command = app.add_subcommand(
      "survey", std::string(say({"Publish figures of a satisfaction survey; nothing of a single respondent.",
                                 "公布滿意度調查的統計數據；不含個別受訪者資料。"})));
  command->add_option("--spec", options->spec, std::string(say({"what was asked (docs/aggregates.md)", "調查規格檔（docs/aggregates.md）"})))->required();
  command->add_option("--input", options->input, std::string(say({"answers, one row a respondent", "作答檔，每列一位受訪者"})))->required();
  auto* where = command->add_option_group("where");
  where->add_option("--output", options->output, std::string(say({"table to write: .csv", "輸出的統計表：.csv"})));
  where->add_option("--catalog", options->catalog, std::string(say({"catalogue to publish the table in as a dataset", "將統計表發布為資料集的目錄"})));
  where->require_option(1, 2);
  command->callback([options, &run] { run = [options] { return summarize_file(*options); }; });
}

}  // namespace opendata::cli
