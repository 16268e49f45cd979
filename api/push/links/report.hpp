#pragma once
#include <array>
#include <cstddef>
#include <filesystem>
#include <opendata/error.hpp>
#include <opendata/result.hpp>
#include <string>
#include <vector>

#include "push/links/link.hpp"

namespace opendata::push::links {

/// What one run found, for people and for `opendata-index faq check --links`.
struct Report {
  std::vector<Judged> links;
  std::int64_t at = 0;  ///< seconds since 1970
};

/// How many links have each standing, in the order of the enumerators.
using Counts = std::array<std::size_t, 6>;
[[nodiscard]] Counts count_standings(const Report& report);
/// Whether an editor has to do something: a link is dead or wrong.
[[nodiscard]] bool needs_work(const Report& report);

/// Whether a report can be written there: its ending and its directory, to be asked before hours of checking. Errors:
/// not_supported, not_found.
[[nodiscard]] Result<void> check_report_path(const std::filesystem::path& path);

/// Writes the report by the ending of the file: .json, .csv, .ods or .html (a page that needs no other file). Addresses
/// are as shown(). Errors: not_supported (another ending), io_failure; the old file is then unchanged.
[[nodiscard]] Result<void> write_report(const std::filesystem::path& path, const Report& report, Language language);

// The forms, and what they share.
[[nodiscard]] std::string format_report_json(const Report& report);
[[nodiscard]] std::string format_report_html(const Report& report, Language language);
[[nodiscard]] Result<void> write_report_table(const std::filesystem::path& path, const Report& report, Language language);
/// Heaviest first, then by address; links that are simply good are left out.
[[nodiscard]] std::vector<const Judged*> worth_telling(const Report& report);
[[nodiscard]] std::string utc_time(std::int64_t seconds);     ///< "2026-05-06T07:08:09Z"; "" for 0
[[nodiscard]] std::string taiwan_time(std::int64_t seconds);  ///< "2026-05-06T15:08:09"; "" for 0
/// "問答 AP-001 answer" of each place.
[[nodiscard]] std::vector<std::string> places_of(const Link& link, Language language);

}  // namespace opendata::push::links
