#pragma once
#include <opendata/result.hpp>
#include <string>

namespace opendata::push {

enum class PlainHttp { refused, on_loopback };

/// The address of a platform, without '/' at the end.
struct BaseAddress {
  std::string url;
  std::string host;  ///< for messages
};

/// Errors, all invalid_argument: no http(s) URL; user, query or fragment in it (tokens do not belong there); plain http
/// unless it is allowed and the host is this machine.
[[nodiscard]] Result<BaseAddress> parse_base_address(const std::string& url, PlainHttp plain);
/// "localhost", 127.0.0.0/8, ::1.
[[nodiscard]] bool is_loopback(const std::string& host);
/// Whether `location`, as a redirect gave it, leads to another host or from https to http.
[[nodiscard]] bool leaves(const BaseAddress& base, const std::string& location);

}  // namespace opendata::push
