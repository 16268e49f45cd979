#include "formats/output_file.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <utility>

namespace opendata::format {
namespace {

constexpr Message cannot_write{"cannot be written; check free space and permissions", "無法寫入；請檢查磁碟空間與權限"};

}  // namespace

Result<OutputFile> OutputFile::create(const std::filesystem::path& path) {
  const int descriptor = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0644);
  if (descriptor < 0) return failure(Errc::io_failure, cannot_write, {path.string(), 0, {}});
  return OutputFile(path, descriptor);
}

OutputFile::OutputFile(std::filesystem::path path, int descriptor) : path_(std::move(path)), descriptor_(descriptor) {
  buffer_.reserve(capacity);
}

OutputFile::OutputFile(OutputFile&& other) noexcept
    : path_(std::move(other.path_)),
      buffer_(std::move(other.buffer_)),
      descriptor_(std::exchange(other.descriptor_, -1)),
      failed_(other.failed_) {}

OutputFile::~OutputFile() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

void OutputFile::flush() {
  write_out(buffer_);
  buffer_.clear();
}

void OutputFile::write_out(std::string_view text) {
  while (!text.empty() && !failed_) {
    const ssize_t n = ::write(descriptor_, text.data(), text.size());
    if (n < 0 && errno == EINTR) continue;
    failed_ = n <= 0;
    if (!failed_) text.remove_prefix(static_cast<std::size_t>(n));
  }
}

Result<void> OutputFile::status() const {
  if (failed_) return failure(Errc::io_failure, cannot_write, {path_.string(), 0, {}});
  return {};
}

Result<void> OutputFile::finish() {
  flush();
  failed_ = failed_ || ::fsync(descriptor_) != 0;
  failed_ = ::close(std::exchange(descriptor_, -1)) != 0 || failed_;
  return status();
}

}  // namespace opendata::format
