#pragma once
#include <cstdint>
#include <filesystem>
#include <opendata/result.hpp>
#include <string>
#include <string_view>

#include "formats/text_sink.hpp"

namespace opendata::format {

/// A new file written through a buffer of 64 KiB.
/// Guarantees: complete and on the disk only after a successful finish(); an error of an earlier append is reported by
/// the next status() or finish().
class OutputFile final : public TextSink {
 public:
  /// Errors: io_failure (the directory is missing or not writable, or the file exists).
  [[nodiscard]] static Result<OutputFile> create(const std::filesystem::path& path);
  OutputFile(OutputFile&& other) noexcept;
  ~OutputFile() override;

  /// Bytes appended so far.
  [[nodiscard]] std::uint64_t position() const { return written_ + buffered(); }
  /// Writes over what was appended at `position`.
  void overwrite(std::uint64_t position, std::string_view text);

  /// The error of an append so far, if there was one.
  [[nodiscard]] Result<void> status() const;
  /// Flushes to the disk and closes.
  [[nodiscard]] Result<void> finish();

 private:
  OutputFile(std::filesystem::path path, int descriptor) : path_(std::move(path)), descriptor_(descriptor) {}
  void drain(std::string_view text) override;
  std::filesystem::path path_;
  std::uint64_t written_ = 0;
  int descriptor_ = -1;
  bool failed_ = false;
};

}  // namespace opendata::format
