#include "commands.hpp"

int main(int argc, char** argv) {
  using namespace opendata::cli;
  return run(argc, argv, "opendata-index",
             {"Build and ask a search index of FAQ, regulations and published datasets.",
              "建立並查詢常見問答、法規與開放資料的檢索索引。"},
             index_commands());
}
