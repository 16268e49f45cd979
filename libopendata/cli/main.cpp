#include "cli/commands.hpp"

int main(int argc, char** argv) {
  using namespace opendata::cli;
  return run(argc, argv, "opendata-publish",
             {"De-identify service records and publish them as open data.", "將服務紀錄去識別化並以開放格式發布。"},
             publish_commands());
}
