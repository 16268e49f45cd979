#include "cli/support.hpp"

int main(int argc, char** argv) {
  using namespace opendata::cli;
  return run(argc, argv, "opendata-server", {"Serve published releases and search.", "提供已發布資料集與檢索的 HTTP 服務。"}, {});
}
