#include <algorithm>
#include <charconv>
#include <iomanip>
#include <iostream>
#include <memory>
#include <opendata/anonymize_file.hpp>
#include <opendata/files.hpp>

#include "cli/commands.hpp"

namespace opendata::cli {
namespace {

/// CLI11's own check answers with the largest number that there is.
CLI::Validator above_zero() {
  return {[](std::string& text) {
            const bool good = !text.empty() && text[0] != '-' && text.find_first_of("123456789") != std::string::npos;
            return good ? std::string() : std::string("must be a number above 0");
          },
          ""};
}

using privacy::AnonymizeOptions;

/// The options as written, before they are understood.
struct Arguments {
  AnonymizeOptions options;
  std::string delimiter = ",", mode = "full-domain", objective = "loss", diversity, closeness, report;
  std::vector<std::string> hierarchies, weights;
  double max_seconds = 0;
};

tl::unexpected<Error> bad_argument(Message message, const char* option) {
  return failure(Errc::invalid_argument, message, {{}, 0, option});
}

/// "COL=REST" in two; the column's name may hold no "=".
Result<std::pair<std::string, std::string>> split(const std::string& text, const char* option) {
  const std::size_t at = text.find('=');
  if (at == 0 || at == std::string::npos || at + 1 == text.size())
    return bad_argument({"write it as COLUMN=VALUE", "請寫成 欄位=值"}, option);
  return std::pair{text.substr(0, at), text.substr(at + 1)};
}

Result<void> take_hierarchies(const Arguments& arguments, AnonymizeOptions& options) {
  for (const std::string& text : arguments.hierarchies) {
    auto parts = split(text, "--hierarchy");
    if (!parts) return failure(std::move(parts.error()));
    if (parts->first == options.sensitive) {
      options.sensitive_hierarchy = parts->second;
    } else {
      options.quasi_identifiers.push_back({parts->first, parts->second, 1});
    }
  }
  return {};
}

Result<void> take_weights(const Arguments& arguments, AnonymizeOptions& options) {
  for (const std::string& text : arguments.weights) {
    const auto parts = split(text, "--weights");
    if (!parts) return failure(parts.error());
    auto& columns = options.quasi_identifiers;
    const auto column =
        std::find_if(columns.begin(), columns.end(), [&](const auto& c) { return c.column == parts->first; });
    if (column == columns.end())
      return bad_argument({"a weight is for a column with a hierarchy", "權重須屬於有階層的欄位"}, "--weights");
    const std::string& number = parts->second;
    const auto [end, error] = std::from_chars(number.data(), number.data() + number.size(), column->weight);
    if (error != std::errc() || end != number.data() + number.size())
      return bad_argument({"a weight is a number such as 0.5", "權重須為數字，例如 0.5"}, "--weights");
  }
  return {};
}

Result<void> take_model(const Arguments& arguments, AnonymizeOptions& options) {
  if (!arguments.diversity.empty()) {
    auto diversity = privacy::parse_diversity(arguments.diversity);
    if (!diversity) return failure(std::move(diversity.error()).at({{}, 0, "--l"}));
    options.model.diversity = *diversity;
  }
  if (!arguments.closeness.empty()) {
    auto closeness = privacy::parse_closeness(arguments.closeness);
    if (!closeness) return failure(std::move(closeness.error()).at({{}, 0, "--t"}));
    options.model.closeness = *closeness;
  }
  return {};
}

Result<AnonymizeOptions> understand(const Arguments& arguments) {
  AnonymizeOptions options = arguments.options;
  options.delimiter = arguments.delimiter == "\\t" ? '\t' : arguments.delimiter.front();
  options.mode = arguments.mode == "local" ? AnonymizeOptions::Mode::local : AnonymizeOptions::Mode::full_domain;
  options.objective = privacy::parse_objective(arguments.objective).value_or(privacy::Objective::loss);
  if (arguments.max_seconds > 0) options.max_seconds = arguments.max_seconds;
  const auto done =
      take_hierarchies(arguments, options).and_then([&] { return take_weights(arguments, options); }).and_then([&] {
        return take_model(arguments, options);
      });
  if (!done) return failure(done.error());
  return options;
}

void print_summary(const privacy::AnonymizeReport& report) {
  std::cerr << say({"records: ", "筆數："}) << report.rows << say({"; suppressed: ", "；抑制："})
            << report.suppressed_rows.size() << say({"; classes: ", "；等價類："}) << report.classes
            << say({"; smallest class: ", "；最小等價類："}) << report.smallest_class
            << say({"; loss: ", "；資訊損失："}) << report.loss << '\n';
  if (report.search && !report.search->optimal)
    std::cerr << say({"time ran out: this is the best so far; none scores less than ",
                      "時間用盡：此為目前最佳；任何解皆不低於 "})
              << std::setprecision(12) << report.search->lower_bound << '\n';
}

int anonymize(const Arguments& arguments) {
  const auto options = understand(arguments);
  if (!options) return report(options.error());
  if (auto apart = keep_apart(privacy::files_read(*options), {options->output, arguments.report}); !apart)
    return report(apart.error());
  const auto done = privacy::anonymize_file(*options);
  if (!done) return report(done.error());
  if (!arguments.report.empty()) {
    auto written = write_file_atomically(arguments.report, privacy::format_anonymize_json(*done, *options));
    if (!written) return report(written.error());
  }
  print_summary(*done);
  return Exit::ok;
}

/// Declares options with their help in the user's language.
struct Declaration {
  CLI::App& command;
  template <class T>
  CLI::Option* option(const char* name, T& value, Message help) const {
    return command.add_option(name, value, std::string(say(help)));
  }
};

void declare_columns(const Declaration& to, Arguments& arguments) {
  to.option(
        "--hierarchy", arguments.hierarchies,
        {"COLUMN=FILE, or COLUMN=date, roc-date, integer:5,10, address, admin-code, postal-code, prefix:4,2; repeat it",
         "欄位=檔案，或 欄位=date、roc-date、integer:5,10、address、admin-code、postal-code、prefix:4,2；可重複"})
      ->required();
  to.option("--sensitive", arguments.options.sensitive,
            {"column that l and t protect; published as it is", "l 與 t 所保護的欄位；照原值輸出"});
  to.option("--keep", arguments.options.keep,
            {"column that is published as it is; repeat it", "照原值輸出的欄位；可重複"});
  to.option("--drop", arguments.options.drop, {"column that is not published; repeat it", "不輸出的欄位；可重複"});
  to.option("--weights", arguments.weights,
            {"COLUMN=NUMBER: how much its loss counts; repeat it", "欄位=數字：其損失的權重；可重複"});
}

void declare_model(const Declaration& to, Arguments& arguments) {
  to.option("--k", arguments.options.model.k, {"rows that share every combination, at least", "每一組合至少須有的筆數"})
      ->required()
      ->check(above_zero());
  to.option("--l", arguments.diversity,
            {"distinct:L, entropy:L or recursive:C:L", "distinct:L、entropy:L 或 recursive:C:L"});
  to.option("--t", arguments.closeness,
            {"equal:T, ordered:T or hierarchical:T", "equal:T、ordered:T 或 hierarchical:T"});
  to.option("--suppression", arguments.options.model.suppression_limit,
            {"share of rows that may be suppressed, 0 to 1", "可抑制的筆數比例，0 至 1"})
      ->check(CLI::Range(0.0, 1.0));
}

void declare_search(const Declaration& to, Arguments& arguments) {
  to.option("--mode", arguments.mode,
            {"full-domain: one level a column; local: as coarse as each class needs",
             "full-domain：每欄一個層級；local：依各等價類所需"})
      ->check(CLI::IsMember({"full-domain", "local"}));
  to.option("--objective", arguments.objective, {"what is best, of full-domain", "full-domain 的最佳化目標"})
      ->check(CLI::IsMember({"loss", "entropy", "discernibility", "aecs"}));
  to.option("--max-seconds", arguments.max_seconds,
            {"wall time of the full-domain search; then the best so far", "full-domain 搜尋時間上限；逾時取目前最佳"})
      ->check(above_zero());
}

}  // namespace

void add_anonymize(CLI::App& app, std::function<int()>& run) {
  const auto arguments = std::make_shared<Arguments>();
  auto* command = app.add_subcommand(
      "anonymize",
      std::string(say({"Generalize a table so that its columns fulfil k-anonymity, l-diversity and t-closeness.",
                       "將資料表概化，使其符合 k-匿名、l-多樣性與 t-接近性。"})));
  const Declaration to{*command};
  to.option("--input", arguments->options.input, {"CSV file with a header", "有標題列的 CSV 檔"})->required();
  to.option("--output", arguments->options.output, {"CSV file to write", "要寫出的 CSV 檔"})->required();
  to.option("--report", arguments->report, {"JSON file of what was done, in counts", "處理結果的統計 JSON 檔"});
  to.option("--delimiter", arguments->delimiter,
            {"between cells of table and hierarchies: , ; or \\t", "資料與階層檔的分隔字元：, ; 或 \\t"})
      ->check(CLI::IsMember({",", ";", "\\t"}));
  declare_columns(to, *arguments);
  declare_model(to, *arguments);
  declare_search(to, *arguments);
  command->callback([arguments, &run] { run = [arguments] { return anonymize(*arguments); }; });
}

}  // namespace opendata::cli
