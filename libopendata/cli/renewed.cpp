#include "cli/renewed.hpp"

#include <iostream>

#include "cli/commands.hpp"
#include "cli/left_out.hpp"

namespace opendata::cli {
namespace {

constexpr Message gone{
    "the catalogue's files for other platforms cannot be written anew; there are none until what follows is mended and "
    "opendata-publish catalog is run, for the old ones described what is withdrawn",
    "無法重新產生供其他平臺取用的目錄檔；舊檔仍載有已下架內容，故已移除。請改正下列問題後執行 opendata-publish catalog"};
constexpr Message still_there{
    "the catalogue's files for other platforms STILL DESCRIBE what is withdrawn; mend what follows and run the same again",
    "供其他平臺取用的目錄檔仍載有已下架內容；請改正下列問題後再執行一次"};

}  // namespace

int report_renewed(const std::string& directory, const Result<catalog::CatalogExport>& renewed) {
  if (!renewed) {
    std::cout << say(catalog::has_catalog_files(directory) ? still_there : gone) << '\n';
    return report(renewed.error());
  }
  print_left_out(renewed->left_out);
  return Exit::ok;
}

}  // namespace opendata::cli
