#pragma once
#include <chrono>
#include <cstdint>
#include <filesystem>
#include <map>
#include <opendata/error.hpp>
#include <opendata/result.hpp>
#include <opendata/sqlite.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// Counts of what citizens look for, without people: the server writes them, the report on gaps reads them.
/// What is counted, and what never is, stands in docs/operations.md.
namespace opendata::search::usage {

/// Days since 1970-01-01 as Taiwan counts them (UTC+8).
using Day = std::int64_t;
[[nodiscard]] Day day_of(std::chrono::system_clock::time_point time);
/// The Monday of the day's week.
[[nodiscard]] Day monday_of(Day day);
/// "2026-05-06".
[[nodiscard]] std::string format_day(Day day);
/// The way back. nullopt for anything else.
[[nodiscard]] std::optional<Day> parse_day(std::string_view text);

/// What is counted. The key of a count is an id of published data; of searches a normalised query, or "" for all searches
/// together; never anything about the one who asked.
enum class Counted {
  faq_opened,
  faq_listed,  ///< among the results of a search
  article_opened,
  dataset_opened,
  searches,        ///< asked anew; further pages and narrower results are not counted again
  without_result,  ///< of these
  nearest_only,    ///< of these: nothing had all of the words
  page_searches,   ///< of these: on the results page, where a click can be seen
  clicks,          ///< results opened from the results page
  helpful,         ///< verdicts of readers: yes; the others are no, with the reason
  not_helpful,     ///< without a reason
  not_answered,
  unclear,
  outdated,
  incomplete,
  must_call,  ///< the reader has to telephone or come all the same
};
/// "faq-opened", "without-result", …: also as it stands in the file.
[[nodiscard]] std::string_view name(Counted counted);
/// The reasons that a reader may give for "no", in the order in which they are offered.
[[nodiscard]] const std::vector<Counted>& reasons();
/// A reason in the reader's words.
[[nodiscard]] Message describe(Counted reason);

/// Counts that belong together.
using Batch = std::map<std::pair<Counted, std::string>, std::uint64_t>;
/// Counts by key.
using Sums = std::map<std::string, std::uint64_t>;

/// The file: SQLite in WAL mode, one table counts(what, day, key, count). A query's counts are kept by week (the day is
/// its Monday), all others by day. Thread safety: one thread for one object; one writes, others may read meanwhile.
class UsageFile {
 public:
  enum class Access { read, write };
  /// For writing the file is made when it does not exist, readable by its owner only.
  /// Errors: corrupt (not such a file, or damaged), not_supported (another layout), io_failure, conflict.
  [[nodiscard]] static Result<UsageFile> open(const std::filesystem::path& path, Access access);
  /// Adds the counts to the day's, all or nothing. A crash of the machine may take back the last calls, never parts of one.
  [[nodiscard]] Result<void> add(Day day, const Batch& batch);
  /// Takes away what was counted before this day.
  [[nodiscard]] Result<void> forget_before(Day day);
  /// Of all days from `from` to `until` (both included).
  [[nodiscard]] Result<Sums> sums(Counted counted, Day from, Day until) const;

 private:
  explicit UsageFile(sqlite::Database database) : database_(std::move(database)) {}
  sqlite::Database database_;
};

}  // namespace opendata::search::usage
