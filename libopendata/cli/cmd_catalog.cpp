#include <iostream>
#include <memory>
#include <opendata/catalog.hpp>

#include "cli/commands.hpp"
#include "cli/left_out.hpp"
#include "cli/renewed.hpp"

namespace opendata::cli {
namespace {

int write_files(const std::string& directory) {
  // What a withdrawal that was killed has left goes, also where nothing can be written in its place.
  const auto stale = catalog::needs_renewal(directory);
  if (!stale) return report(stale.error());
  if (*stale)
    if (const auto renewed = catalog::renew_catalog(directory); !renewed) return report_renewed(directory, renewed);
  const auto codes = catalog::CodeLists::load();
  if (!codes) return report(codes.error());
  const auto written = catalog::write_catalog(directory, *codes);
  if (!written) return report(written.error());
  for (const std::string& file : written->files) std::cout << directory << "/catalog/" << file << '\n';
  print_left_out(written->left_out);
  std::cout << say({"datasets in the catalogue", "目錄中的資料集數"}) << ": " << written->datasets << '\n';
  return Exit::ok;
}

}  // namespace

void add_catalog(CLI::App& app, std::function<int()>& run) {
  auto directory = std::make_shared<std::string>();
  auto* command = app.add_subcommand(
      "catalog", std::string(say({"Write the whole catalogue for other platforms: data.gov.tw, DCAT, CKAN, and others.",
                                  "產生整個目錄供其他平臺介接：data.gov.tw、DCAT、CKAN 等。"})));
  command
      ->add_option("--catalog", *directory,
                   std::string(say({"directory of the published releases", "發布目錄"})))
      ->required();
  command->callback([directory, &run] { run = [directory] { return write_files(*directory); }; });
}

}  // namespace opendata::cli
