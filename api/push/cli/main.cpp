#include <csignal>

#include "push/cli/options.hpp"

int main(int argc, char** argv) {
  using namespace opendata;
  std::signal(SIGPIPE, SIG_IGN);
  return cli::run(argc, argv, "opendata-push",
                  {"Push published releases to open-data platforms, mirrors and databases; check links.",
                   "將已發布的版本推送至資料開放平臺、鏡像目錄與資料庫；檢查連結。"},
                  {{push::add_ckan}, {push::add_dgtw}, {push::add_directory}, {push::add_postgresql}, {push::add_links}});
}
