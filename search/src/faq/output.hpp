#pragma once
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <opendata/result.hpp>
#include <string_view>

namespace opendata::search::faq {

/// A file that takes its name when it is whole; what is not finished is removed.
class Output {
 public:
  explicit Output(std::filesystem::path path);
  ~Output();
  Output(const Output&) = delete;
  Output& operator=(const Output&) = delete;
  void write(std::string_view text) { out_.write(text.data(), static_cast<std::streamsize>(text.size())); }
  /// Counts one more entry. Errors: io_failure.
  [[nodiscard]] Result<void> count();
  /// Flushes, gives the file its name and says how many were counted. Errors: io_failure.
  [[nodiscard]] Result<std::uint64_t> finish();

 private:
  std::filesystem::path path_, unfinished_;
  std::ofstream out_;
  std::uint64_t count_ = 0;
};

}  // namespace opendata::search::faq
