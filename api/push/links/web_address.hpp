#pragma once
#include <string>
#include <string_view>
#include <tl/expected.hpp>

namespace opendata::push::links {

/// An http(s) address, taken apart.
struct WebAddress {
  std::string url;  ///< what is asked for: canonical, percent-encoded, without fragment
  std::string scheme, host, path;  ///< of `url`; the path with its query
  unsigned port = 0;
  std::string fragment;  ///< percent-decoded; empty when there is none
  [[nodiscard]] std::string origin() const { return scheme + "://" + host + ":" + std::to_string(port); }
};

/// Why a text is no address that may be asked for.
enum class AddressFlaw {
  unreadable,   ///< no address: blanks in the host, no host, a port that is none
  scheme,       ///< neither http nor https
  credentials,  ///< holds a user or password, which do not belong into a published address
};

/// Input: an absolute address; bytes outside ASCII and blanks in its path are percent-encoded, dots in the path resolved.
/// Example: "HTTPS://City.gov.tw/a/../b#x" is https://city.gov.tw/b with fragment "x"; "http:///x" is unreadable.
[[nodiscard]] tl::expected<WebAddress, AddressFlaw> parse_web_address(const std::string& text);

/// The address as it may stand in reports and logs: without user and password, also where it is no whole address, and
/// with "…" for the values of parameters of query, fragment and path that are called like secrets (token, key, password,
/// signature, session …). Example: "https:/me:p/w@a.tw/b;jsessionid=1" is shown as "https:/a.tw/b;jsessionid=…".
[[nodiscard]] std::string shown(std::string_view address);

}  // namespace opendata::push::links
