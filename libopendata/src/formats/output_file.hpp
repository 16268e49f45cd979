#pragma once
#include <cstddef>
#include <filesystem>
#include <opendata/result.hpp>
#include <string>
#include <string_view>

namespace opendata::format {

/// A new file written through a buffer of 64 KiB.
/// Guarantees: complete and on the disk only after a successful finish(); an error of an earlier append is reported by
/// the next status() or finish().
class OutputFile {
 public:
  /// Errors: io_failure (the directory is missing or not writable, or the file exists).
  [[nodiscard]] static Result<OutputFile> create(const std::filesystem::path& path);
  OutputFile(OutputFile&& other) noexcept;
  OutputFile& operator=(OutputFile&& other) = delete;
  ~OutputFile();

  void append(std::string_view text) {
    if (text.size() > capacity - buffer_.size()) flush();
    if (text.size() > capacity) {
      write_out(text);
    } else {
      buffer_ += text;
    }
  }
  void append(char c) { append(std::string_view(&c, 1)); }

  /// The error of an append so far, if there was one.
  [[nodiscard]] Result<void> status() const;
  /// Flushes to the disk and closes.
  [[nodiscard]] Result<void> finish();

 private:
  static constexpr std::size_t capacity = std::size_t{1} << 16U;
  OutputFile(std::filesystem::path path, int descriptor);
  void flush();
  void write_out(std::string_view text);
  std::filesystem::path path_;
  std::string buffer_;
  int descriptor_ = -1;
  bool failed_ = false;
};

/// Appends `text`, replacing each byte c for which `replacement(c)` is not empty; runs between them are copied at once.
template <class Replacement>
void append_replaced(OutputFile& out, std::string_view text, Replacement replacement) {
  std::size_t copied = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const std::string_view instead = replacement(static_cast<unsigned char>(text[i]));
    if (instead.empty()) continue;
    out.append(text.substr(copied, i - copied));
    out.append(instead);
    copied = i + 1;
  }
  out.append(text.substr(copied));
}

}  // namespace opendata::format
