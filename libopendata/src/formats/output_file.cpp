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

OutputFile::OutputFile(OutputFile&& other) noexcept
    : TextSink(std::move(other)),
      path_(std::move(other.path_)),
      written_(other.written_),
      descriptor_(std::exchange(other.descriptor_, -1)),
      failed_(other.failed_) {}

OutputFile::~OutputFile() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

void OutputFile::drain(std::string_view text) {
  written_ += text.size();
  while (!text.empty() && !failed_) {
    const ssize_t n = ::write(descriptor_, text.data(), text.size());
    if (n < 0 && errno == EINTR) continue;
    failed_ = n <= 0;
    if (!failed_) text.remove_prefix(static_cast<std::size_t>(n));
  }
}

void OutputFile::overwrite(std::uint64_t position, std::string_view text) {
  flush();
  const ssize_t n = ::pwrite(descriptor_, text.data(), text.size(), static_cast<off_t>(position));
  failed_ = failed_ || n != static_cast<ssize_t>(text.size());
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
