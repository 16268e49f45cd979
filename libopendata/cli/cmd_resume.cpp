#include <iostream>
#include <memory>
#include <opendata/withdraw.hpp>

#include "cli/commands.hpp"

namespace opendata::cli {
namespace {

struct Options {
  std::string catalog, dataset;
  std::vector<std::string> releases;
};

int resume_publishing(const Options& options) {
  if (auto resumed = resume(options.catalog, options.dataset, options.releases); !resumed) return report(resumed.error());
  std::cout << options.dataset << ": "
            << say({"may be published again; this by itself publishes nothing", "可再次發布；本指令不會公開任何內容"}) << '\n';
  return Exit::ok;
}

}  // namespace

void add_resume(CLI::App& app, std::function<int()>& run) {
  auto options = std::make_shared<Options>();
  auto* command = app.add_subcommand(
      "resume", std::string(say({"Allow a dataset to be published again after a withdrawal, once its cause is mended.",
                                 "下架原因改正後，允許資料集再次發布。"})));
  command
      ->add_option("--catalog", options->catalog,
                   std::string(say({"directory of the published releases", "發布目錄"})))
      ->required();
  command->add_option("--dataset", options->dataset, std::string(say({"id of the dataset", "資料集代碼"})))->required();
  command->add_option("--release", options->releases,
                      std::string(say({"the very content of this withdrawn release may return too; may be given again",
                                       "此已下架版本的相同內容亦可再次發布；可重複指定"})));
  command->callback([options, &run] { run = [options] { return resume_publishing(*options); }; });
}

}  // namespace opendata::cli
