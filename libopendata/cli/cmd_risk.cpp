#include <algorithm>
#include <filesystem>
#include <iostream>
#include <memory>
#include <opendata/files.hpp>
#include <opendata/risk_report.hpp>
#include <opendata/table.hpp>
#include <optional>

#include "cli/commands.hpp"

namespace opendata::cli {
namespace {

struct Options {
  std::string input, population, json, page;
  std::vector<std::string> columns;
  std::string delimiter = ",";
  double fraction = 0;
};

Result<std::vector<std::size_t>> find_columns(const std::vector<std::string>& header, const Options& options,
                                              const std::string& file) {
  std::vector<std::size_t> out;
  for (const std::string& column : options.columns) {
    const auto found = std::find(header.begin(), header.end(), column);
    if (found == header.end()) {
      return failure(Errc::missing_column,
                     {"the file has no column of this name; compare with its header", "檔案沒有此欄位；請比對其標題列"},
                     {file, 0, column});
    }
    out.push_back(static_cast<std::size_t>(found - header.begin()));
  }
  return out;
}

Result<privacy::TupleCounts> count_tuples(const std::string& file, const Options& options) {
  InputOptions input;
  input.delimiter = options.delimiter == "\\t" ? '\t' : options.delimiter.front();
  auto reader = open_reader(file, input);
  if (!reader) return failure(std::move(reader.error()));
  const auto columns = find_columns((*reader)->columns(), options, file);
  if (!columns) return failure(columns.error());
  privacy::TupleCounts out(columns->size());
  std::vector<Cell> tuple(columns->size());
  RawRecord record;
  for (;;) {
    auto more = (*reader)->read(record);
    if (!more) return failure(std::move(more.error()));
    if (!*more) break;
    std::transform(columns->begin(), columns->end(), tuple.begin(), [&](std::size_t i) { return record.cells[i]; });
    out.add(tuple);
  }
  if (!out.overflowed()) return out;
  return failure(Errc::limit_exceeded,
                 {"has more than 4,000,000 different combinations of these columns; name fewer columns",
                  "這些欄位的不同組合超過 4,000,000 種；請減少欄位"},
                 {file, 0, "--columns"});
}

privacy::RiskReport measure(const privacy::TupleCounts& tuples, const Options& options) {
  privacy::RiskReport report;
  report.title.zh_tw = std::filesystem::path(options.input).filename().string();
  report.released = tuples.classes();
  report.combinations = privacy::combination_risks(tuples);
  for (std::size_t i = 0; i < options.columns.size(); ++i) {
    const double bits = privacy::entropy_bits(tuples.classes(std::vector{i}));
    report.columns.push_back({options.columns[i], {options.columns[i], {}}, {}, bits, bits});
  }
  if (options.fraction > 0) report.sampling_fraction = options.fraction;
  return report;
}

/// Compares with a table of the population, when one is given. Errors: as count_tuples() and journalist_risk().
Result<void> add_population(privacy::RiskReport& report, const privacy::TupleCounts& tuples, const Options& options) {
  if (options.population.empty()) return {};
  const auto population = count_tuples(options.population, options);
  if (!population) return failure(population.error());
  report.population = tuples.matches(*population);
  const auto risk = privacy::journalist_risk(report.population, 0);
  return risk ? Result<void>() : failure(Error(risk.error()).at({options.population, 0, {}}));
}

Result<void> write_outputs(const privacy::RiskReport& report, const Options& options) {
  if (!options.page.empty()) {
    if (auto written = write_file_atomically(options.page, privacy::format_risk_page(report)); !written) return written;
  }
  if (!options.json.empty()) return write_file_atomically(options.json, privacy::format_risk_json(report));
  std::cout << privacy::format_risk_json(report);
  return {};
}

int measure_risk(const Options& options) {
  if (options.fraction != 0) {
    if (auto valid = privacy::estimate_population_uniques({}, options.fraction); !valid) return report(valid.error());
  }
  const auto tuples = count_tuples(options.input, options);
  if (!tuples) return report(tuples.error());
  auto risk = measure(*tuples, options);
  const auto done = add_population(risk, *tuples, options).and_then([&] { return write_outputs(risk, options); });
  return done ? static_cast<int>(Exit::ok) : report(done.error());
}

}  // namespace

void add_risk(CLI::App& app, std::function<int()>& run) {
  const auto options = std::make_shared<Options>();
  auto* command = app.add_subcommand(
      "risk", std::string(say({"Measure how well columns of a table single people out. Prints figures, no cell values.",
                               "衡量資料表的欄位多能認出人；只輸出數字，不印出儲存格內容。"})));
  const auto option = [&](const char* name, auto& value, Message help) {
    return command->add_option(name, value, std::string(say(help)));
  };
  option("--input", options->input, {"CSV file with a header", "有標題列的 CSV 檔"})->required();
  option("--columns", options->columns, {"the quasi-identifiers, separated by commas", "準識別欄位，以逗號分隔"})
      ->required()
      ->delimiter(',');
  option("--delimiter", options->delimiter, {"between cells: , ; or \\t", "欄位分隔字元：, ; 或 \\t"})
      ->check(CLI::IsMember({",", ";", "\\t"}));
  option(
      "--sampling-fraction", options->fraction,
      {"share of the population that the table holds, above 0 and up to 1", "資料表占母體的比例，大於 0 且不超過 1"});
  option("--population", options->population,
         {"table of the population with the same columns", "具相同欄位的母體資料表"});
  option("--json", options->json,
         {"write the figures to this file instead of standard output", "將數字寫入此檔而非標準輸出"});
  option("--html", options->page, {"also write a page for people to this file", "另將易讀的報告頁寫入此檔"});
  command->callback([options, &run] { run = [options] { return measure_risk(*options); }; });
}

}  // namespace opendata::cli
