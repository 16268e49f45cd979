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
  std::optional<double> fraction;
};

/// The rows of a file. Those that are suppressed already, "*" in every column that is looked at, are no class: nobody
/// is hidden among them, and nobody is found.
struct Rows {
  privacy::TupleCounts tuples;
  std::uint64_t suppressed = 0;
};

bool is_suppressed(const std::vector<Cell>& tuple) {
  return std::all_of(tuple.begin(), tuple.end(), [](const Cell& cell) { return cell == "*"; });
}

Result<void> check_named_once(std::vector<std::string> columns) {
  std::sort(columns.begin(), columns.end());
  const auto twice = std::adjacent_find(columns.begin(), columns.end());
  if (twice == columns.end()) return {};
  return failure(Errc::invalid_argument,
                 {"--columns names this column twice; name each quasi-identifier once",
                  "--columns 重複列出此欄位；每個準識別欄位只列一次"},
                 {{}, 0, *twice});
}

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

Result<Rows> count_rows(const std::string& file, const Options& options) {
  InputOptions input;
  input.delimiter = options.delimiter == "\\t" ? '\t' : options.delimiter.front();
  auto reader = open_reader(file, input);
  if (!reader) return failure(std::move(reader.error()));
  const auto columns = find_columns((*reader)->columns(), options, file);
  if (!columns) return failure(columns.error());
  Rows out{privacy::TupleCounts(columns->size()), 0};
  std::vector<Cell> tuple(columns->size());
  RawRecord record;
  for (;;) {
    auto more = (*reader)->read(record);
    if (!more) return failure(std::move(more.error()));
    if (!*more) break;
    std::transform(columns->begin(), columns->end(), tuple.begin(), [&](std::size_t i) { return record.cells[i]; });
    is_suppressed(tuple) ? static_cast<void>(++out.suppressed) : out.tuples.add(tuple);
  }
  if (!out.tuples.overflowed()) return out;
  return failure(Errc::limit_exceeded,
                 {"has more than 4,000,000 different combinations of these columns; name fewer columns",
                  "這些欄位的不同組合超過 4,000,000 種；請減少欄位"},
                 {file, 0, "--columns"});
}

privacy::RiskReport measure(const Rows& rows, const Options& options) {
  const privacy::TupleCounts& tuples = rows.tuples;
  privacy::RiskReport report;
  report.title.zh_tw = std::filesystem::path(options.input).filename().string();
  report.released = tuples.classes();
  report.suppressed_rows = rows.suppressed;
  report.combinations = privacy::combination_risks(tuples);
  for (std::size_t i = 0; i < options.columns.size(); ++i) {
    const double bits = privacy::entropy_bits(tuples.classes(std::vector{i}));
    report.columns.push_back({options.columns[i], {options.columns[i], {}}, {}, bits, bits});
  }
  report.sampling_fraction = options.fraction;
  return report;
}

/// Compares with a table of the population, when one is given. Errors: as count_rows() and journalist_risk().
Result<void> add_population(privacy::RiskReport& report, const privacy::TupleCounts& tuples, const Options& options) {
  if (options.population.empty()) return {};
  const auto population = count_rows(options.population, options);
  if (!population) return failure(population.error());
  report.population = tuples.matches(population->tuples);
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
  if (auto once = check_named_once(options.columns); !once) return report(once.error());
  if (auto apart = keep_apart({options.input, options.population}, {options.json, options.page}); !apart)
    return report(apart.error());
  if (options.fraction) {
    if (auto valid = privacy::estimate_population_uniques({}, *options.fraction); !valid) return report(valid.error());
  }
  const auto rows = count_rows(options.input, options);
  if (!rows) return report(rows.error());
  auto risk = measure(*rows, options);
  const auto done = add_population(risk, rows->tuples, options).and_then([&] { return write_outputs(risk, options); });
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
