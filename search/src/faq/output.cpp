#include "faq/output.hpp"

#include <opendata/files.hpp>

namespace opendata::search::faq {

Output::Output(std::filesystem::path path)
    : path_(std::move(path)), unfinished_(path_.string() + ".tmp"), out_(unfinished_, std::ios::binary) {}

Output::~Output() {
  std::error_code none;
  std::filesystem::remove(unfinished_, none);
}

Result<void> Output::count() {
  ++count_;
  if (out_) return {};
  return failure(Errc::io_failure, {"cannot be written; check free space and permissions", "無法寫入；請檢查磁碟空間與權限"},
                 {path_.string(), 0, {}});
}

Result<std::uint64_t> Output::finish() {
  out_.close();
  --count_;
  if (auto good = count(); !good) return failure(std::move(good.error()));
  if (auto flushed = sync_path(unfinished_); !flushed) return failure(std::move(flushed.error()));
  if (auto renamed = rename_durably(unfinished_, path_); !renamed) return failure(std::move(renamed.error()));
  return count_;
}

}  // namespace opendata::search::faq
