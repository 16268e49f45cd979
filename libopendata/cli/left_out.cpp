#include "cli/left_out.hpp"

#include <iostream>

#include "cli/support.hpp"

namespace opendata::cli {

void print_left_out(const std::vector<catalog::LeftOut>& left_out) {
  for (const catalog::LeftOut& line : left_out) {
    std::cerr << line.dataset_id << ": " << say({"no record for ", "未產生此目錄的詮釋資料："}) << line.format
              << say({", whose required key is missing in the policy: dataset.", "，政策檔缺少必填鍵：dataset."})
              << line.key << '\n';
  }
}

}  // namespace opendata::cli
