#include <iostream>
#include <memory>
#include <opendata/inspect.hpp>

#include "cli/support.hpp"

namespace opendata::cli {
namespace {

struct Options {
  std::string file, encoding;
  bool json = false;
};

int inspect(const Options& options) {
  const auto encoding = text::parse_encoding(options.encoding);
  if (!options.encoding.empty() && !encoding) {
    return report(Error(Errc::invalid_argument,
                        {"unknown encoding; use utf-8, utf-16le, utf-16be, cp950, big5-eten or big5-hkscs",
                         "未知的編碼；請用 utf-8、utf-16le、utf-16be、cp950、big5-eten 或 big5-hkscs"},
                        {{}, 0, "--encoding"}));
  }
  const auto inspection = inspect_file(options.file, encoding);
  if (!inspection) return report(inspection.error());
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
      ->add_option("FILE", options->file, std::string(say({"CSV, JSON or JSON Lines", "CSV、JSON 或 JSON Lines 檔"})))
      ->required();
  command->add_option("--encoding", options->encoding,
                      std::string(say({"read with this encoding instead of detecting it", "指定編碼，不自動偵測"})));
  command->add_flag(
      "--json", options->json,
      std::string(say({"print findings and a complete proposed policy as JSON", "以 JSON 輸出發現與完整的建議政策"})));
  command->callback([options, &run] { run = [options] { return inspect(*options); }; });
}

}  // namespace opendata::cli
