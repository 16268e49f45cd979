#include "table/byte_source.hpp"

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <utility>

namespace opendata::table {
namespace {

struct CloseFile {
  void operator()(std::FILE* file) const { std::fclose(file); }
};

class FileSource final : public ByteSource {
 public:
  FileSource(std::FILE* file, std::string path) : file_(file), path_(std::move(path)) {}
  Result<bool> read(std::size_t most, std::string& out) override {
    const std::size_t before = out.size();
    out.resize(before + most);
    const std::size_t n = std::fread(out.data() + before, 1, most, file_.get());
    out.resize(before + n);
    if (std::ferror(file_.get()) == 0) return n > 0;
    return failure(Errc::io_failure,
                   {"cannot be read to the end; check the disk and the permissions", "無法讀完；請檢查磁碟與權限"},
                   {path_, 0, {}});
  }
  bool seek(std::uint64_t offset) override { return ::fseeko(file_.get(), static_cast<off_t>(offset), SEEK_SET) == 0; }

 private:
  std::unique_ptr<std::FILE, CloseFile> file_;
  std::string path_;
};

class MemorySource final : public ByteSource {
 public:
  MemorySource(std::string bytes, std::size_t piece) : bytes_(std::move(bytes)), piece_(piece) {}
  Result<bool> read(std::size_t most, std::string& out) override {
    const std::size_t n = std::min({most, piece_, bytes_.size() - position_});
    out.append(bytes_, position_, n);
    position_ += n;
    return n > 0;
  }
  bool seek(std::uint64_t offset) override {
    position_ = std::min(static_cast<std::size_t>(offset), bytes_.size());
    return true;
  }

 private:
  std::string bytes_;
  std::size_t piece_;
  std::size_t position_ = 0;
};

}  // namespace

Result<std::unique_ptr<ByteSource>> open_file_source(const std::string& path) {
  std::error_code error;
  if (!std::filesystem::exists(path, error)) {
    return failure(Errc::not_found, {"there is no such file; check the path", "找不到檔案；請檢查路徑"}, {path, 0, {}});
  }
  std::FILE* file = std::filesystem::is_directory(path, error) ? nullptr : std::fopen(path.c_str(), "rb");
  if (file == nullptr) {
    return failure(Errc::io_failure,
                   {"cannot be opened for reading; check that it is a file and its permissions",
                    "無法開啟；請確認是檔案並檢查權限"},
                   {path, 0, {}});
  }
  return std::make_unique<FileSource>(file, path);
}

Result<void> check_is_read_again(const std::string& path) {
  std::error_code absent;
  if (!std::filesystem::exists(path, absent) || std::filesystem::is_regular_file(path, absent)) return {};
  return failure(Errc::invalid_argument,
                 {"is no regular file: a source is read twice, so write what comes from a pipe to a file first",
                  "不是一般檔案：來源須讀取兩次，請先將管線內容存為檔案"},
                 {path, 0, {}});
}

std::unique_ptr<ByteSource> make_memory_source(std::string bytes, std::size_t piece) {
  return std::make_unique<MemorySource>(std::move(bytes), piece);
}

}  // namespace opendata::table
