#pragma once
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <functional>
#include <memory>
#include <opendata/result.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace opendata {

/// Reads a whole file of at most `limit` bytes.
/// Errors: not_found; limit_exceeded when it is larger; io_failure.
[[nodiscard]] Result<std::string> read_file(const std::filesystem::path& path, std::size_t limit);

/// Where a file or folder of the package's data/ lies, such as "catalogs": $OPENDATA_DATA, beside the running program
/// (../share/opendata, or data/ in a folder above it), then the place of installation.
/// Errors: not_found; the message names OPENDATA_DATA.
[[nodiscard]] Result<std::filesystem::path> find_data(std::string_view name);

/// The lines of a file (also a pipe) one after the other, without LF or CRLF; memory is bounded by one line. Bytes are
/// not checked to be UTF-8.
class LineReader {
 public:
  static constexpr std::size_t longest_line = 16U << 20U;  ///< bytes

  /// Errors: not_found.
  [[nodiscard]] static Result<LineReader> open(const std::string& path);
  /// The next line into `line`; false at the end of the file. A last line needs no line end.
  /// Errors, each with file and line number: limit_exceeded (longest_line), io_failure.
  [[nodiscard]] Result<bool> read(std::string& line);
  /// Where the last line that was read stands.
  [[nodiscard]] Where place() const { return {path_, number_, {}}; }

 private:
  struct Close {
    void operator()(std::FILE* file) const;
  };
  LineReader(std::FILE* file, std::string path) : file_(file), path_(std::move(path)) {}
  Result<bool> collect(std::string& line);
  std::unique_ptr<std::FILE, Close> file_;
  std::string path_;
  std::size_t number_ = 0;
};

/// Gives every line of a file that is not empty to `visit`, with its place. An error of `visit` ends the reading and is
/// returned, with the place of the line where it names none. Errors: as LineReader.
[[nodiscard]] Result<void> for_each_line(
    const std::string& path, const std::function<Result<void>(const std::string& line, const Where& place)>& visit);

/// Refuses to write over what is read: an output takes its name by a rename, and an input may be the only copy. So does
/// the file beside it, NAME.tmp, that it is made in; and no output may be another one's. Links are followed. Of an input
/// that is a folder, what is in it is read.
/// Empty names are passed over; names of no file, such as of a built-in hierarchy, are only compared. Every program that
/// writes asks before it reads. Errors: invalid_argument with the output's name.
[[nodiscard]] Result<void> keep_apart(const std::vector<std::string>& inputs, const std::vector<std::string>& outputs);

/// Replaces `path` by `content` so that a reader, or a machine that loses power, sees the old file or the new one,
/// whole: temporary file beside it, write, fsync, rename, fsync of the directory. Errors: io_failure; the old file is
/// then unchanged and the temporary one removed.
[[nodiscard]] Result<void> write_file_atomically(const std::filesystem::path& path, std::string_view content);

/// Appends to a file, which is made for its owner alone (mode 0600) when it is missing, and flushes it to the disk. What stands beyond `keep` bytes, the
/// torn end of an append that a crash cut, is dropped first. Errors: io_failure.
[[nodiscard]] Result<void> append_durably(const std::filesystem::path& path, std::uint64_t keep,
                                          std::string_view content);

/// Flushes a finished file, or a directory's entries, to the disk.
[[nodiscard]] Result<void> sync_path(const std::filesystem::path& path);

/// Renames within one file system, replacing `to` when it is a file, and flushes the directory of `to`.
[[nodiscard]] Result<void> rename_durably(const std::filesystem::path& from, const std::filesystem::path& to);

/// An exclusive advisory lock on a file, held until destroyed; the operating system drops it when the process dies.
class FileLock {
 public:
  /// Errors: conflict when another process holds it; io_failure.
  [[nodiscard]] static Result<FileLock> acquire(const std::filesystem::path& path);
  /// As acquire(), but waits for a holder that is soon done; conflict after longest_wait.
  [[nodiscard]] static Result<FileLock> wait(const std::filesystem::path& path);
  static constexpr std::chrono::seconds longest_wait{60};
  FileLock(FileLock&& other) noexcept;
  FileLock& operator=(FileLock&& other) noexcept;
  ~FileLock();

 private:
  explicit FileLock(int descriptor) : descriptor_(descriptor) {}
  int descriptor_ = -1;
};

}  // namespace opendata
