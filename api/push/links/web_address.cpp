#include "push/links/web_address.hpp"

#include <curl/curl.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <memory>
#include <opendata/text.hpp>

#include "push/links/ascii.hpp"

namespace opendata::push::links {
namespace {

class Parts {
 public:
  explicit Parts(const std::string& text) : handle_(curl_url(), curl_url_cleanup) {
    constexpr unsigned flags = CURLU_URLENCODE | CURLU_NON_SUPPORT_SCHEME | CURLU_DISALLOW_USER;
    outcome_ = curl_url_set(handle_.get(), CURLUPART_URL, text.c_str(), flags);
  }
  [[nodiscard]] CURLUcode outcome() const { return outcome_; }
  [[nodiscard]] std::string get(CURLUPart part, unsigned flags = 0) const {
    char* text = nullptr;
    if (curl_url_get(handle_.get(), part, &text, flags) != CURLUE_OK) return {};
    const std::unique_ptr<char, decltype(&curl_free)> owned(text, curl_free);
    return owned.get();
  }
  void drop_fragment() { curl_url_set(handle_.get(), CURLUPART_FRAGMENT, nullptr, 0); }

 private:
  std::unique_ptr<CURLU, decltype(&curl_url_cleanup)> handle_;
  CURLUcode outcome_ = CURLUE_OK;
};

/// curl reads "https:/x" and "https:///x" leniently; published addresses are to be whole.
bool has_authority(std::string_view text) {
  const auto colon = text.find("://");
  return colon != std::string_view::npos && colon + 3 < text.size() &&
         std::string_view("/?#:").find(text[colon + 3]) == std::string_view::npos;
}

bool is_host(std::string_view host) {
  if (!text::is_valid_utf8(host)) return false;  // it was percent-decoded
  if (host.empty() || host.find("..") != std::string_view::npos || host.front() == '.') return false;
  return host.find_first_of(" \t\"<>\\^`{|}%,!*'();&=+$") == std::string_view::npos;
}

bool is_secret_name(std::string_view name) {
  constexpr std::array endings{"token", "key", "password", "passwd", "pwd", "secret", "signature", "session", "code",
                               "credential", "auth", "ticket"};
  const std::string folded = lowered(name);
  if (folded == "sig" || folded == "sid" || folded == "jsessionid" || folded == "phpsessid" || folded == "pass") return true;
  return std::any_of(endings.begin(), endings.end(), [&](const char* ending) { return folded.ends_with(ending); });
}

/// Pieces between separators ("a=1&token=2") with the values of secrets left out.
std::string shown_parameters(std::string_view text, std::string_view separators) {
  std::string out;
  while (!text.empty()) {
    const auto end = std::min(text.find_first_of(separators), text.size());
    const auto pair = text.substr(0, end);
    const auto equals = pair.find('=');
    const bool hidden = equals != std::string_view::npos && is_secret_name(pair.substr(0, equals));
    out.append(hidden ? pair.substr(0, equals + 1) : pair).append(hidden ? "…" : "");
    out.append(text.substr(end, 1));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return out;
}

/// Where user and host begin, also behind too few slashes or too many, as browsers forgive them; 0 = there are none.
std::size_t authority_of(std::string_view address) {
  constexpr std::string_view mistyped = "：//";
  const auto mark = std::min(address.find_first_of(":/?#@"), address.size());
  if (const auto wide = address.find(mistyped); wide < mark) return wide + mistyped.size();
  const bool named = mark < address.size() && address[mark] == ':';
  const std::string scheme = lowered(address.substr(0, named ? mark : 0));
  const std::size_t begin = named ? mark + 1 : 0;
  const std::size_t host = std::min(address.find_first_not_of("/\\", begin), address.size());
  return host - begin >= 2 || scheme == "http" || scheme == "https" ? host : 0;
}

/// Whether what stands behind the colon of a host is no port: then it is a password with a slash or the like in it.
bool has_odd_port(std::string_view authority) {
  const auto behind = authority.substr(authority.rfind(']') + 1);
  const auto colon = behind.find(':');
  return colon != std::string_view::npos && behind.find_first_not_of("0123456789", colon + 1) != std::string_view::npos;
}

/// Without user and password, which end at the last '@' of the authority.
std::string_view without_user(std::string_view text) {
  const auto authority = text.substr(0, text.find_first_of("/?#"));
  auto at = authority.rfind('@');
  if (at == std::string_view::npos && has_odd_port(authority)) at = text.rfind('@');
  return at == std::string_view::npos ? text : text.substr(at + 1);
}

}  // namespace

tl::expected<WebAddress, AddressFlaw> parse_web_address(const std::string& text) {
  if (!text::is_valid_utf8(text)) return tl::unexpected(AddressFlaw::unreadable);
  if (!has_authority(text)) {
    const bool other = text.find(':') != std::string::npos && !lowered(text).starts_with("http");
    return tl::unexpected(other ? AddressFlaw::scheme : AddressFlaw::unreadable);
  }
  Parts parts(text);
  if (parts.outcome() == CURLUE_USER_NOT_ALLOWED) return tl::unexpected(AddressFlaw::credentials);
  if (parts.outcome() != CURLUE_OK) return tl::unexpected(AddressFlaw::unreadable);
  WebAddress address;
  address.scheme = lowered(parts.get(CURLUPART_SCHEME));
  if (address.scheme != "http" && address.scheme != "https") return tl::unexpected(AddressFlaw::scheme);
  address.host = lowered(parts.get(CURLUPART_HOST));
  if (!is_host(address.host)) return tl::unexpected(AddressFlaw::unreadable);
  address.fragment = parts.get(CURLUPART_FRAGMENT, CURLU_URLDECODE);
  if (!text::is_valid_utf8(address.fragment)) address.fragment = parts.get(CURLUPART_FRAGMENT);
  parts.drop_fragment();
  const std::string port = parts.get(CURLUPART_PORT, CURLU_DEFAULT_PORT);
  std::from_chars(port.data(), port.data() + port.size(), address.port);
  const std::string query = parts.get(CURLUPART_QUERY);
  address.path = parts.get(CURLUPART_PATH) + (query.empty() ? "" : "?" + query);
  address.url = address.scheme + "://" + address.host;
  if (!parts.get(CURLUPART_PORT, CURLU_NO_DEFAULT_PORT).empty()) address.url += ":" + port;
  address.url += address.path;
  return address;
}

std::string shown(std::string_view address) {
  const std::size_t authority = authority_of(address);
  std::string out(address.substr(0, authority));
  address.remove_prefix(authority);
  if (authority > 0) address = without_user(address);
  const auto query = std::min(address.find_first_of("?#"), address.size());
  out += shown_parameters(address.substr(0, query), ";/");
  address.remove_prefix(query);
  const auto fragment = std::min(address.find('#'), address.size());
  if (fragment > 0) out += "?" + shown_parameters(address.substr(1, fragment - 1), "&;");
  if (fragment < address.size()) out += "#" + shown_parameters(address.substr(fragment + 1), "&;");
  return out;
}

}  // namespace opendata::push::links
