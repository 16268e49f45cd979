#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "refusal.hpp"

/// Strict framing of one request head (RFC 9112): pure functions on bytes. Whatever two servers could read differently
/// is refused.
namespace opendata::api::http {

struct Field {
  std::string name;   ///< lower case
  std::string value;  ///< without blanks around it
};

/// A head that has passed every check.
struct Head {
  std::string method;
  std::string target;  ///< origin form: begins with '/'
  bool http_1_0 = false;
  bool keep_alive = true;
  bool expects_continue = false;
  std::size_t content_length = 0;
  std::vector<Field> fields;
};

/// Where a head ends, judged from the first byte that breaks a rule or ends the head.
/// Guarantees: the outcome depends on the bytes alone, not on the pieces in which they came.
struct HeadScan {
  std::size_t size = 0;       ///< of the head with its empty line; 0 = not complete yet
  Verdict refusal = nullptr;  ///< bare CR or LF, control characters, over `limit` bytes
};
/// `scanned` bytes of `bytes` have been looked at by an earlier call.
[[nodiscard]] HeadScan scan_head(std::string_view bytes, std::size_t scanned, std::size_t limit);

/// Parses what scan_head() delimited.
/// Errors: each refusal that norms of RFC 9110/9112 or a limit call for; a POST, PUT or PATCH needs a Content-Length.
[[nodiscard]] Checked<Head> parse_head(std::string_view bytes, const ServerLimits& limits);

}  // namespace opendata::api::http
