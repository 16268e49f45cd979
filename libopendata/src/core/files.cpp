#include <algorithm>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <opendata/files.hpp>
#include <thread>
#include <utility>

namespace opendata {
namespace {

constexpr Message cannot_read{"cannot be read; check that it is a file and that this user may read it",
                              "無法讀取；請確認檔案存在且有讀取權限"};
constexpr Message cannot_write{"cannot be written; check free space and permissions", "無法寫入；請檢查磁碟空間與權限"};

/// An open descriptor that closes itself.
class Descriptor {
 public:
  explicit Descriptor(int fd) : fd_(fd) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() { close(); }
  [[nodiscard]] int get() const { return fd_; }
  bool close() { return fd_ < 0 || ::close(std::exchange(fd_, -1)) == 0; }

 private:
  int fd_;
};

Errc errno_code() { return errno == ENOENT ? Errc::not_found : Errc::io_failure; }

bool write_all(int fd, std::string_view content) {
  while (!content.empty()) {
    const ssize_t n = ::write(fd, content.data(), content.size());
    if (n < 0 && errno == EINTR) continue;
    if (n <= 0) return false;
    content.remove_prefix(static_cast<std::size_t>(n));
  }
  return true;
}

/// Reads up to limit + 1 bytes, so that a file over the limit can be told from one at it.
bool read_up_to(int fd, std::size_t limit, std::string& out) {
  char buffer[1U << 16U];
  while (out.size() <= limit) {
    const ssize_t n = ::read(fd, buffer, sizeof buffer);
    if (n < 0 && errno == EINTR) continue;
    if (n <= 0) return n == 0;
    out.append(buffer, static_cast<std::size_t>(n));
  }
  return true;
}

std::filesystem::path directory_of(const std::filesystem::path& path) {
  return path.has_parent_path() ? path.parent_path() : std::filesystem::path(".");
}

constexpr Message over_an_input{"would be written over a file that is read; give it another name",
                                "會覆蓋正在讀取的檔案；請改用其他檔名"};
constexpr Message twice{"would be written over another file of the same run; give each a name of its own",
                        "會覆蓋同一次執行所寫出的另一個檔案；請各用不同的檔名"};

/// Where a name leads, by way of links, whether there is a file or not.
std::filesystem::path place_of(const std::string& name) {
  std::error_code none;
  return std::filesystem::weakly_canonical(std::filesystem::absolute(name, none), none);
}

bool is_same_file(const std::string& a, const std::string& b) {
  std::error_code none;
  return std::filesystem::equivalent(a, b, none) || place_of(a) == place_of(b);
}

/// Whether a file that is to be written is an input, or lies already in a folder that is one.
bool is_read(const std::string& input, const std::string& written) {
  std::error_code none;
  if (!std::filesystem::is_directory(input, none)) return is_same_file(input, written);
  if (!std::filesystem::exists(written, none)) return false;
  const auto folder = place_of(input), file = place_of(written);
  return std::mismatch(folder.begin(), folder.end(), file.begin(), file.end()).first == folder.end();
}

bool is_any(const std::vector<std::string>& names, const std::string& written,
            bool (*is)(const std::string&, const std::string&)) {
  return std::any_of(names.begin(), names.end(),
                     [&](const std::string& name) { return !name.empty() && is(name, written); });
}

}  // namespace

Result<std::string> read_file(const std::filesystem::path& path, std::size_t limit) {
  Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (file.get() < 0) return failure(errno_code(), cannot_read, {path.string(), 0, {}});
  std::string out;
  if (!read_up_to(file.get(), limit, out)) return failure(Errc::io_failure, cannot_read, {path.string(), 0, {}});
  if (out.size() > limit) {
    return failure(Errc::limit_exceeded, {"is larger than a file of this kind may be", "檔案大小超過此類檔案的上限"},
                   {path.string(), 0, {}});
  }
  return out;
}

Result<void> keep_apart(const std::vector<std::string>& inputs, const std::vector<std::string>& outputs) {
  std::vector<std::string> before;
  for (const std::string& output : outputs) {
    if (output.empty()) continue;
    for (const std::string& written : {output, output + ".tmp"}) {
      if (is_any(inputs, written, is_read)) return failure(Errc::invalid_argument, over_an_input, {output, 0, {}});
      if (is_any(before, written, is_same_file)) return failure(Errc::invalid_argument, twice, {output, 0, {}});
    }
    before.insert(before.end(), {output, output + ".tmp"});
  }
  return {};
}

Result<void> write_file_atomically(const std::filesystem::path& path, std::string_view content) {
  const std::filesystem::path temporary = path.string() + ".tmp";
  Descriptor file(::open(temporary.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644));
  const bool written = file.get() >= 0 && write_all(file.get(), content) && ::fsync(file.get()) == 0 && file.close();
  if (written) return rename_durably(temporary, path);
  ::unlink(temporary.c_str());
  return failure(Errc::io_failure, cannot_write, {path.string(), 0, {}});
}

Result<void> append_durably(const std::filesystem::path& path, std::uint64_t keep, std::string_view content) {
  Descriptor file(::open(path.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0600));
  const bool at_end = file.get() >= 0 && ::ftruncate(file.get(), static_cast<off_t>(keep)) == 0 &&
                      ::lseek(file.get(), 0, SEEK_END) == static_cast<off_t>(keep);
  if (at_end && write_all(file.get(), content) && ::fsync(file.get()) == 0 && file.close())
    return sync_path(directory_of(path));
  return failure(Errc::io_failure, cannot_write, {path.string(), 0, {}});
}

Result<void> sync_path(const std::filesystem::path& path) {
  Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (file.get() < 0 || ::fsync(file.get()) != 0)
    return failure(Errc::io_failure, cannot_write, {path.string(), 0, {}});
  return {};
}

Result<void> rename_durably(const std::filesystem::path& from, const std::filesystem::path& to) {
  if (::rename(from.c_str(), to.c_str()) != 0) return failure(Errc::io_failure, cannot_write, {to.string(), 0, {}});
  return sync_path(directory_of(to));
}

Result<FileLock> FileLock::acquire(const std::filesystem::path& path) {
  const int fd = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
  if (fd < 0) return failure(Errc::io_failure, cannot_write, {path.string(), 0, {}});
  FileLock lock(fd);
  if (::flock(fd, LOCK_EX | LOCK_NB) == 0) return lock;
  return failure(
      Errc::conflict,
      {"another run holds the lock; wait until it has ended", "另一個執行中的程式持有鎖定；請待其結束後再試"},
      {path.string(), 0, {}});
}

Result<FileLock> FileLock::wait(const std::filesystem::path& path) {
  const auto deadline = std::chrono::steady_clock::now() + longest_wait;
  for (;;) {
    auto lock = acquire(path);
    const bool held = !lock && lock.error().code() == Errc::conflict;
    if (!held || std::chrono::steady_clock::now() > deadline) return lock;
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
  }
}

FileLock::FileLock(FileLock&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)) {}
FileLock& FileLock::operator=(FileLock&& other) noexcept {
  std::swap(descriptor_, other.descriptor_);
  return *this;
}
FileLock::~FileLock() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

}  // namespace opendata
