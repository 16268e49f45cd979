#include <filesystem>
#include <iostream>
#include <memory>
#include <opendata/files.hpp>
#include <opendata/inspect.hpp>
#include <sstream>

#include "cli/support.hpp"

namespace opendata::cli {
namespace {

struct Options {
  std::string file, encoding, sheet, policy;
  bool json = false;
};

/// A policy that somebody has worked on must not be lost: an existing file is left alone.
Result<void> write_policy_file(const Inspection& inspection, const std::string& path) {
  std::error_code ignored;
  if (std::filesystem::exists(path, ignored)) {
    return failure(Errc::conflict,
                   {"this file exists and was left as it is; name another for --policy",
                    "檔案已存在，未予更動；請為 --policy 另訂檔名"},
                   {path, 0, {}});
  }
  std::ostringstream text;
  write_policy(inspection, language(), text);
  return write_file_atomically(path, text.str());
}

int inspect(const Options& options) {
  const auto encoding = text::parse_encoding(options.encoding);
  if (!options.encoding.empty() && !encoding) {
    return report(Error(Errc::invalid_argument,
                        {"unknown encoding; use utf-8, utf-16le, utf-16be, cp950, big5-eten or big5-hkscs",
                         "未知的編碼；請用 utf-8、utf-16le、utf-16be、cp950、big5-eten 或 big5-hkscs"},
                        {{}, 0, "--encoding"}));
  }
  if (auto apart = keep_apart({options.file}, {options.policy}); !apart) return report(apart.error());
  const auto inspection = inspect_file(options.file, encoding, options.sheet);
  if (!inspection) return report(inspection.error());
  if (!options.policy.empty()) {
    if (auto written = write_policy_file(*inspection, options.policy); !written) return report(written.error());
  }
  if (options.json) {
    write_json(*inspection, std::cout);
  } else {
    write_text(*inspection, language(), std::cout);
  }
  return Exit::ok;
}

}  // namespace

void add_inspect(CLI::App& app, std::function<int()>& run) {
  const auto options = std::make_shared<Options>();
  auto* command = app.add_subcommand(
      "inspect",
      std::string(say({"Say what a file is, how it can be read, and propose a policy. Prints no cell values.",
                       "說明檔案的編碼、結構與讀法，並建議政策；不會印出儲存格內容。"})));
  command
      ->add_option("FILE", options->file, std::string(say({"CSV, JSON, JSON Lines or ODS", "CSV、JSON、JSON Lines 或 ODS 檔"})))
      ->required();
  command->add_option("--encoding", options->encoding,
                      std::string(say({"read with this encoding instead of detecting it", "指定編碼，不自動偵測"})));
  command->add_option("--sheet", options->sheet,
                      std::string(say({"the sheet of a spreadsheet to read, by its name; else the first that holds anything",
                                       "指定試算表的工作表名稱，否則取第一個有內容者"})));
  command->add_option("--policy", options->policy,
                      std::string(say({"write the proposed policy to this new file", "將建議的政策寫入此新檔案"})));
  command->add_flag(
      "--json", options->json,
      std::string(say({"print findings and a complete proposed policy as JSON", "以 JSON 輸出發現與完整的建議政策"})));
  command->callback([options, &run] { run = [options] { return inspect(*options); }; });
}

}  // namespace opendata::cli
