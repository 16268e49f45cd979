#pragma once
#include <cstdint>
#include <ctime>
#include <optional>
#include <string>
#include <string_view>

/// Preconditions and ranges (RFC 9110 sections 13 and 14).
namespace opendata::api {

/// Whether If-None-Match names `etag` (with quotes): a list, "*", weak comparison.
[[nodiscard]] bool matches_etag(std::string_view if_none_match, std::string_view etag);
/// Whether If-Match names `etag`: as above, but a weak tag names nothing.
[[nodiscard]] bool lists_etag(std::string_view if_match, std::string_view etag);
/// "Mon, 06 May 2024 07:08:09 GMT".
[[nodiscard]] std::string format_http_date(std::time_t time);
/// That form, and the two obsolete ones that RFC 9110 section 5.6.7 wants to be read: of RFC 850 and of asctime().
[[nodiscard]] std::optional<std::time_t> parse_http_date(std::string_view text);
/// "2024-05-06T07:08:09Z".
[[nodiscard]] std::optional<std::time_t> parse_timestamp(std::string_view text);
/// RFC 3339: "2024-05-06T07:08:09Z", also with fractions of a second (dropped) and "+08:00".
[[nodiscard]] std::optional<std::time_t> parse_rfc3339(std::string_view text);
/// Now, as "2024-05-06T07:08:09Z".
[[nodiscard]] std::string timestamp_now();
/// The day that it is in Taiwan, as "2024-05-06".
[[nodiscard]] std::string today_in_taiwan();

struct ByteRange {
  std::uint64_t first = 0;
  std::uint64_t length = 0;
};
enum class RangeOutcome { whole, part, unsatisfiable };
struct RangeDecision {
  RangeOutcome outcome = RangeOutcome::whole;
  ByteRange range;
};
/// Reads a Range header for a file of `size` bytes. Unknown units, bad syntax and several ranges are ignored (whole).
[[nodiscard]] RangeDecision parse_range(std::string_view header, std::uint64_t size);

}  // namespace opendata::api
