#pragma once
#include <cstdint>
#include <filesystem>
#include <map>
#include <opendata/files.hpp>
#include <opendata/result.hpp>
#include <string>
#include <string_view>

namespace opendata::push {

/// What was done at one far end for one dataset, kept on this machine so that a run that was killed can be taken up.
/// The far end is always looked at first; the journal holds what it cannot be asked for. No token, no cell.
/// Layout: one line an entry, "CRC8HEX {JSON}\n", appended and flushed; a torn last line is what a crash left.
class Journal {
 public:
  /// A file longer than this is no journal of a push.
  static constexpr std::size_t longest = 4U << 20U;

  /// Opens STATE/<target>/<dataset>.log and locks it for this process. Errors: conflict when another run works on the
  /// same; corrupt when a line that is not the last one is damaged; limit_exceeded when it has more than `most_bytes`;
  /// io_failure.
  [[nodiscard]] static Result<Journal> open(const std::filesystem::path& state, const std::string& target,
                                            const std::string& dataset, std::size_t most_bytes = longest);

  /// Where it is kept; there is no file until something is noted.
  [[nodiscard]] const std::filesystem::path& path() const { return path_; }
  /// A noted value, or "".
  [[nodiscard]] std::string noted(const std::string& key) const;
  [[nodiscard]] const std::map<std::string, std::string>& values() const { return values_; }
  /// Notes a value durably before it returns. Errors: io_failure.
  [[nodiscard]] Result<void> note(const std::string& key, const std::string& value);
  /// Drops all but these keys and what they held before, in one rename. Errors: io_failure.
  [[nodiscard]] Result<void> keep_only(const std::vector<std::string>& keys);
  /// From now on nothing is written: what is noted lasts as long as this object. For a dry run, whose looks note as
  /// those of a push do.
  void rehearse() { rehearses_ = true; }

 private:
  Journal(std::filesystem::path path, FileLock lock) : path_(std::move(path)), lock_(std::move(lock)) {}
  std::filesystem::path path_;
  FileLock lock_;
  std::map<std::string, std::string> values_;
  std::uint64_t bytes_ = 0;  ///< of whole lines
  bool rehearses_ = false;
};

/// The values that the lines of a journal leave, and how many bytes of whole lines there are.
struct JournalContent {
  std::map<std::string, std::string> values;
  std::uint64_t bytes = 0;
};
/// Errors: corrupt with the line. Input: anything.
[[nodiscard]] Result<JournalContent> read_journal(std::string_view text, const std::string& file);
[[nodiscard]] std::string format_journal_line(const std::string& key, const std::string& value);

}  // namespace opendata::push
