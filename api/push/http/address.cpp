#include "push/http/address.hpp"

#include <curl/curl.h>

#include <memory>

namespace opendata::push {
namespace {

using Parts = std::unique_ptr<CURLU, decltype(&curl_url_cleanup)>;

Parts parse(const std::string& url) {
  Parts parts(curl_url(), curl_url_cleanup);
  if (parts && curl_url_set(parts.get(), CURLUPART_URL, url.c_str(), 0) != CURLUE_OK) parts.reset();
  return parts;
}

std::string part(const Parts& parts, CURLUPart which) {
  char* text = nullptr;
  if (curl_url_get(parts.get(), which, &text, CURLU_DEFAULT_PORT) != CURLUE_OK) return {};
  const std::unique_ptr<char, decltype(&curl_free)> owned(text, curl_free);
  return owned.get();
}

bool has_secret_place(const Parts& parts) {
  for (const CURLUPart which : {CURLUPART_USER, CURLUPART_PASSWORD, CURLUPART_QUERY, CURLUPART_FRAGMENT})
    if (!part(parts, which).empty()) return true;
  return false;
}

}  // namespace

bool is_loopback(const std::string& host) {
  return host == "localhost" || host == "[::1]" || host == "::1" ||
         (host.starts_with("127.") && host.find_first_not_of("0123456789.") == std::string::npos);
}

Result<BaseAddress> parse_base_address(const std::string& url, PlainHttp plain) {
  const Parts parts = parse(url);
  const std::string scheme = parts ? part(parts, CURLUPART_SCHEME) : "";
  if ((scheme != "https" && scheme != "http") || part(parts, CURLUPART_HOST).empty()) {
    return failure(Errc::invalid_argument, {"--url needs the platform's address, such as https://ckan.city.gov.tw",
                                            "--url 需為平臺網址，例如 https://ckan.city.gov.tw"});
  }
  if (has_secret_place(parts)) {
    return failure(Errc::invalid_argument,
                   {"--url must not hold a user, password, query or fragment; give the token by --token-file",
                    "--url 不可含帳號、密碼、查詢字串或片段；請以 --token-file 提供權杖"});
  }
  BaseAddress address{url, part(parts, CURLUPART_HOST)};
  while (address.url.ends_with('/')) address.url.pop_back();
  if (scheme == "https" || (plain == PlainHttp::on_loopback && is_loopback(address.host))) return address;
  return failure(Errc::invalid_argument,
                 {"plain http would show the token to everybody on the way; use https (--insecure-http is for this "
                  "machine's own addresses only)",
                  "以 http 傳送會使權杖外洩；請使用 https（--insecure-http 僅限本機位址）"},
                 {address.host, 0, {}});
}

bool leaves(const BaseAddress& base, const std::string& location) {
  const Parts from = parse(base.url);
  if (!from || curl_url_set(from.get(), CURLUPART_URL, location.c_str(), 0) != CURLUE_OK) return true;
  const Parts original = parse(base.url);
  for (const CURLUPart which : {CURLUPART_SCHEME, CURLUPART_HOST, CURLUPART_PORT})
    if (part(from, which) != part(original, which)) return true;
  return false;
}

}  // namespace opendata::push
