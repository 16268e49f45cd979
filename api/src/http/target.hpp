#pragma once
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "refusal.hpp"

namespace opendata::api::http {

/// A request target, decoded.
struct Target {
  std::string path;
  std::vector<std::pair<std::string, std::string>> query;
};

/// Decodes "/path?key=value&…" strictly; '+' in the query is a blank; the first '=' splits. Raw UTF-8 is accepted, as
/// command-line clients send it. Errors: bad_target for a bad %HH, NUL, invalid UTF-8, or a control character in the
/// path. Example: "/a%20b?q=x=1" gives path "/a b", q "x=1"; "/%zz" is refused.
[[nodiscard]] Checked<Target> decode_target(std::string_view target);

}  // namespace opendata::api::http
