#include "admin/cookies.hpp"

#include <algorithm>

namespace opendata::api::admin {
namespace {

std::string cookie_name(CookieKind kind, Transport transport) {
  std::string name(transport == Transport::https ? "__Host-" : "");
  return name + (kind == CookieKind::session ? "opendata-session" : "opendata-sign-in");
}

}  // namespace

std::string_view cookie_of(const Request& request, CookieKind kind, Transport transport) {
  const auto name = cookie_name(kind, transport);
  std::string_view rest = request.header("cookie");
  while (!rest.empty()) {
    const auto end = std::min(rest.find(';'), rest.size());
    auto pair = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    pair.remove_prefix(std::min(pair.find_first_not_of(' '), pair.size()));
    if (pair.starts_with(name + "=")) return pair.substr(name.size() + 1);
  }
  return {};
}

std::string set_cookie(CookieKind kind, std::string_view value, Transport transport) {
  std::string field = cookie_name(kind, transport) + "=" + std::string(value) + "; Path=/; HttpOnly; SameSite=Strict";
  if (transport == Transport::https) field += "; Secure";
  return value.empty() ? field + "; Max-Age=0" : field;
}

}  // namespace opendata::api::admin
