#pragma once
#include <cstddef>
#include <cstdint>
#include <memory>
#include <opendata/result.hpp>
#include <string>

namespace opendata::table {

/// Where a reader gets its bytes: a file, or memory in tests and fuzzers.
class ByteSource {
 public:
  virtual ~ByteSource() = default;
  /// Appends up to `most` bytes to `out`; false when there are no more.
  [[nodiscard]] virtual Result<bool> read(std::size_t most, std::string& out) = 0;
  /// Goes on reading at this byte; false when the source cannot go back, and then it stays where it is.
  [[nodiscard]] virtual bool seek(std::uint64_t) { return false; }
};

/// Errors: not_found; io_failure for a directory or an unreadable file.
[[nodiscard]] Result<std::unique_ptr<ByteSource>> open_file_source(const std::string& path);
/// What must be read more than once is refused when it is a pipe, which could wait for ever: invalid_argument. A
/// missing file is left to open_file_source().
[[nodiscard]] Result<void> check_is_read_again(const std::string& path);
/// Hands out `piece` bytes at most at a time, so that every cut can be tried.
[[nodiscard]] std::unique_ptr<ByteSource> make_memory_source(std::string bytes, std::size_t piece = 1U << 20U);

}  // namespace opendata::table
