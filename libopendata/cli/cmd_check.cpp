#include <ctime>
#include <filesystem>
#include <iostream>
#include <iterator>
#include <memory>
#include <opendata/check.hpp>
#include <opendata/files.hpp>
#include <opendata/quality.hpp>

#include "cli/commands.hpp"

namespace opendata::cli {
namespace {

Message in_words(Outcome outcome) {
  switch (outcome) {
    case Outcome::passed:
      return {"passed", "通過"};
    case Outcome::failed:
      return {"FAILED", "未通過"};
    case Outcome::not_applicable:
      break;
  }
  return {"not applicable before serving", "上線前不適用"};
}

void print_release(const CheckedRelease& release) {
  std::cout << release.dataset_id << ' ' << release.release_id << ": "
            << say(release.damage.empty() ? Message{"every file is as published", "所有檔案與發布時相同"}
                                          : Message{"DAMAGED", "已損壞"})
            << '\n';
  for (const Error& error : release.damage) std::cout << "  " << format_error(error, language()) << '\n';
  if (!release.damage.empty()) return;
  for (const QualityCheck& check : quality_checks()) {
    std::cout << "  " << check.name << " (" << say(check.title) << "): " << say(in_words(release.quality.*check.member))
              << '\n';
  }
  for (const Error& error : release.quality.problems) std::cout << "  " << format_error(error, language()) << '\n';
}

struct Options {
  quality::Options check;
  std::string path, json, page;
  bool strict = false;
};

Message in_words(quality::Check check, quality::State state) {
  switch (state) {
    case quality::State::passed:
      return {"passed", "通過"};
    case quality::State::failed:
      return {"FAILED", "未通過"};
    case quality::State::not_checked:
      if (check == quality::Check::structure)
        return {"not checked here: a format that is not read to its end", "此處不檢測：不讀取的格式"};
      return {"not checked here: opendata-push links follows addresses", "此處不檢測：網址由 opendata-push links 檢查"};
    case quality::State::not_applicable:
      break;
  }
  return {"not applicable", "不適用"};
}

void print_finding(const quality::Finding& finding) {
  const bool fault = quality::info(finding.check).weight == quality::Weight::fault;
  std::cout << "  " << say(fault ? Message{"fault", "缺失"} : Message{"warning", "提醒"}) << ' '
            << quality::info(finding.check).name;
  if (!finding.file.empty()) std::cout << ": " << finding.file;
  if (finding.row != 0) std::cout << ':' << finding.row;
  if (!finding.column.empty()) std::cout << say({": column \"", "：欄位「"}) << finding.column << say({"\"", "」"});
  std::cout << ": " << quality::sentence(finding, language()) << '\n';
}

void print_dataset(const quality::DatasetReport& dataset) {
  std::cout << (dataset.title.empty() ? dataset.metadata : dataset.title);
  if (!dataset.metadata_kind.empty()) std::cout << " (" << dataset.metadata_kind << ')';
  std::cout << '\n';
  for (const auto& file : dataset.files)
    std::cout << "  " << file.path << ": " << file.format << ' ' << file.encoding << (file.byte_order_mark ? " BOM" : "")
              << ", " << file.rows << say({" rows, ", " 列、"}) << file.columns << say({" columns", " 欄"}) << '\n';
  for (const quality::CheckInfo& check : quality::checks()) {
    const auto state = dataset.state(check.check);
    if (state != quality::State::not_applicable)
      std::cout << "  " << check.name << " (" << say(check.title) << "): " << say(in_words(check.check, state)) << '\n';
  }
  for (const quality::Finding& finding : dataset.findings) print_finding(finding);
}

Result<void> write_reports(const quality::Report& report, const Options& options) {
  if (!options.json.empty()) {
    if (auto written = write_file_atomically(options.json, quality::format_json(report)); !written) return written;
  }
  return options.page.empty() ? Result<void>() : write_file_atomically(options.page, quality::format_page(report));
}

int judge(const quality::Report& checked, const Options& options) {
  bool good = true;
  for (const quality::DatasetReport& dataset : checked.datasets) {
    print_dataset(dataset);
    good = good && !dataset.has(quality::Weight::fault) && !(options.strict && dataset.has(quality::Weight::warning));
  }
  if (auto written = write_reports(checked, options); !written) return report(written.error());
  return good ? Exit::ok : Exit::refused;
}

/// Files from elsewhere.
int check_files(const Options& options) {
  const auto checked = quality::check(options.check);
  return checked ? judge(*checked, options) : report(checked.error());
}

std::filesystem::path description_in(const std::filesystem::path& release) {
  std::error_code absent;
  for (const char* file : {"metadata/dgtw-v2.json", "datapackage.json"})
    if (std::filesystem::exists(release / file, absent)) return release / file;
  return {};
}

/// Our release as a stranger sees it: its files against the description that other platforms get.
Result<void> add_as_a_stranger(const std::filesystem::path& release, const Options& options, quality::Report& out) {
  quality::Options check = options.check;
  check.path = release;
  check.metadata = description_in(release).string();
  check.repeats = quality::Repeats::expected;
  if (check.metadata.empty()) return {};
  auto checked = quality::check(check);
  if (!checked) return failure(std::move(checked.error()));
  std::move(checked->datasets.begin(), checked->datasets.end(), std::back_inserter(out.datasets));
  return {};
}

/// The directories of the releases that are served: of a catalogue the current ones.
Result<std::vector<std::filesystem::path>> current_releases(const std::filesystem::path& directory) {
  std::error_code absent;
  if (std::filesystem::exists(directory / "manifest.json", absent)) return std::vector{directory};
  const auto entries = read_catalog(directory);
  if (!entries) return failure(entries.error());
  std::vector<std::filesystem::path> out;
  for (const CatalogEntry& entry : *entries) out.push_back(directory / "datasets" / entry.dataset_id / entry.current);
  return out;
}

int check_directory(const Options& options) {
  const auto releases = check(options.path);
  if (!releases) return report(releases.error());
  bool good = true;
  for (const CheckedRelease& release : *releases) {
    print_release(release);
    good = good && release.is_good();
  }
  std::cout << say({"releases checked", "已檢查版本數"}) << ": " << releases->size() << '\n';
  if (!good) return Exit::refused;
  const auto current = current_releases(options.path);
  if (!current) return report(current.error());
  quality::Report out{options.check.as_of, {}};
  for (const auto& release : *current) {
    if (auto added = add_as_a_stranger(release, options, out); !added) return report(added.error());
  }
  return judge(out, options);
}

/// Taiwan's day, which a report of the quality of today's files is about.
std::string today() {
  const std::time_t taiwan = std::time(nullptr) + 8 * 3600;
  std::tm day{};
  ::gmtime_r(&taiwan, &day);
  char out[16];
  return {out, std::strftime(out, sizeof out, "%Y-%m-%d", &day)};
}

bool is_ours(const std::filesystem::path& path) {
  std::error_code absent;
  return std::filesystem::exists(path / "manifest.json", absent) || std::filesystem::exists(path / "catalog.json", absent) ||
         std::filesystem::exists(path / "datasets", absent);
}

int check_what_is_named(Options options) {
  if (auto apart = keep_apart({options.path, options.check.metadata}, {options.json, options.page}); !apart)
    return report(apart.error());
  if (options.check.as_of.empty()) options.check.as_of = today();
  if (options.check.metadata.empty() && is_ours(options.path)) return check_directory(options);
  options.check.path = options.path;
  return check_files(options);
}

}  // namespace

void add_check(CLI::App& app, std::function<int()>& run) {
  auto options = std::make_shared<Options>();
  auto* command = app.add_subcommand(
      "check", std::string(say({"Check a catalogue, a release, or data files from anywhere against their description.",
                                "檢查發布目錄、單一版本，或任何來源的資料檔與其詮釋資料。"})));
  const auto option = [&](const char* name, auto& value, Message help) {
    return command->add_option(name, value, std::string(say(help)));
  };
  option("PATH", options->path, {"catalogue, release, folder, data file or description", "發布目錄、版本、目錄、資料檔或詮釋資料檔"})
      ->required();
  option("--metadata", options->check.metadata,
         {"description of the data: data.gov.tw v1/v2, Frictionless, CSVW or CKAN (JSON)",
          "詮釋資料檔：data.gov.tw v1/v2、Frictionless、CSVW 或 CKAN (JSON)"});
  option("--as-of", options->check.as_of, {"day that lateness is judged by, 2026-11-01 (default: today)", "判斷是否逾期的日期，如 2026-11-01（預設為今日）"});
  option("--json", options->json, {"write the report to this file as JSON", "將報告以 JSON 寫入此檔"});
  option("--html", options->page, {"write the report to this file as a page for people", "將易讀的報告頁寫入此檔"});
  command->add_flag("--strict", options->strict, std::string(say({"warnings count as faults", "提醒也視為缺失"})));
  command->callback([options, &run] { run = [options] { return check_what_is_named(*options); }; });
}

}  // namespace opendata::cli
