#include "push/links/fetcher.hpp"

#include <fcntl.h>
#include <openssl/x509_vfy.h>
#include <sys/socket.h>

#include <algorithm>
#include <ctime>
#include <string_view>

#include "push/http/start_curl.hpp"

namespace opendata::push::links {
namespace {

std::string text_info(CURL* handle, CURLINFO info) {
  char* text = nullptr;
  curl_easy_getinfo(handle, info, &text);
  return text == nullptr ? "" : text;
}

/// When the certificate of the host ends; the first of the chain is the host's own. "Expire date:Nov 27 05:00:00 2026 GMT".
std::optional<std::int64_t> certificate_end(CURL* handle) {
  constexpr std::string_view label = "Expire date:";
  curl_certinfo* chain = nullptr;
  if (curl_easy_getinfo(handle, CURLINFO_CERTINFO, &chain) != CURLE_OK || chain == nullptr || chain->num_of_certs < 1)
    return std::nullopt;
  for (const curl_slist* line = chain->certinfo[0]; line != nullptr; line = line->next) {
    if (!std::string_view(line->data).starts_with(label)) continue;
    const std::time_t end = curl_getdate(line->data + label.size(), nullptr);
    return end < 0 ? std::nullopt : std::optional<std::int64_t>(end);
  }
  return std::nullopt;
}

}  // namespace

CurlFetcher::CurlFetcher(const FetcherOptions& options) : options_(options) {
  start_curl();
  handle_.reset(curl_easy_init());
  // Cookies are kept from the first one on, which is thrown away. CURLOPT_COOKIEFILE would have to be set for each request,
  // and each time curl_easy_reset() loses a little memory by it.
  curl_easy_setopt(handle_.get(), CURLOPT_COOKIELIST, "Set-Cookie: first=1; domain=first.invalid");
  forget();
}

void CurlFetcher::forget() { curl_easy_setopt(handle_.get(), CURLOPT_COOKIELIST, "ALL"); }

curl_socket_t CurlFetcher::open_checked(void* self, curlsocktype purpose, curl_sockaddr* address) {
  auto& fetcher = *static_cast<CurlFetcher*>(self);
  if (purpose != CURLSOCKTYPE_IPCXN || !fetcher.options_.policy.admits(address->addr)) {
    fetcher.refused_ = true;
    return CURL_SOCKET_BAD;
  }
  return ::socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

std::size_t CurlFetcher::collect(char* data, std::size_t one, std::size_t count, void* self) {
  auto& fetcher = *static_cast<CurlFetcher*>(self);
  const std::size_t size = one * count;
  const std::size_t room = fetcher.most_bytes_ - fetcher.reply_.body.size();
  fetcher.reply_.body.append(data, std::min(size, room));
  if (size <= room) return size;
  fetcher.reply_.whole = false;
  return 0;
}

void CurlFetcher::set_up(const Ask& ask) {
  CURL* handle = handle_.get();
  curl_easy_reset(handle);  // keeps connections and cookies
  curl_easy_setopt(handle, CURLOPT_URL, ask.url.c_str());
  curl_easy_setopt(handle, CURLOPT_PROTOCOLS_STR, "http,https");
  curl_easy_setopt(handle, CURLOPT_FOLLOWLOCATION, 0L);
  curl_easy_setopt(handle, CURLOPT_PROXY, "");  // a proxy would resolve names where nobody looks at them
  curl_easy_setopt(handle, CURLOPT_OPENSOCKETFUNCTION, open_checked);
  curl_easy_setopt(handle, CURLOPT_OPENSOCKETDATA, this);
  curl_easy_setopt(handle, CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(handle, CURLOPT_NETRC, static_cast<long>(CURL_NETRC_IGNORED));
  curl_easy_setopt(handle, CURLOPT_CONNECTTIMEOUT, static_cast<long>(options_.timeout.count()));
  curl_easy_setopt(handle, CURLOPT_TIMEOUT, static_cast<long>(2 * options_.timeout.count()));
  curl_easy_setopt(handle, CURLOPT_LOW_SPEED_LIMIT, 1L);
  curl_easy_setopt(handle, CURLOPT_LOW_SPEED_TIME, static_cast<long>(options_.timeout.count()));
  curl_easy_setopt(handle, CURLOPT_USERAGENT, options_.agent.c_str());
  curl_easy_setopt(handle, CURLOPT_ACCEPT_ENCODING, "gzip");
  curl_easy_setopt(handle, CURLOPT_CERTINFO, 1L);
  curl_easy_setopt(handle, CURLOPT_WRITEFUNCTION, collect);
  curl_easy_setopt(handle, CURLOPT_WRITEDATA, this);
  if (!options_.ca_file.empty()) curl_easy_setopt(handle, CURLOPT_CAINFO, options_.ca_file.c_str());
  if (ask.method == Method::head) curl_easy_setopt(handle, CURLOPT_NOBODY, 1L);
  // A part of a compressed page could not be read.
  if (ask.first_bytes > 0) {
    curl_easy_setopt(handle, CURLOPT_RANGE, ("0-" + std::to_string(ask.first_bytes - 1)).c_str());
    curl_easy_setopt(handle, CURLOPT_ACCEPT_ENCODING, nullptr);
  }
}

Reply CurlFetcher::ask(const Ask& ask) {
  set_up(ask);
  reply_ = Reply();
  most_bytes_ = ask.most_bytes;
  refused_ = false;
  const CURLcode outcome = curl_easy_perform(handle_.get());
  read_answer(ask.url);
  const bool cut_by_us = outcome == CURLE_WRITE_ERROR && !reply_.whole;
  if (outcome != CURLE_OK && !cut_by_us) reply_.trouble = trouble_of(outcome);
  return std::move(reply_);
}

void CurlFetcher::read_answer(const std::string& url) {
  long status = 0;
  curl_easy_getinfo(handle_.get(), CURLINFO_RESPONSE_CODE, &status);
  reply_.status = static_cast<int>(status);
  if (status == 206) reply_.whole = false;
  curl_off_t wait = 0;
  curl_easy_getinfo(handle_.get(), CURLINFO_RETRY_AFTER, &wait);
  reply_.retry_after = std::chrono::seconds(wait);
  reply_.location = text_info(handle_.get(), CURLINFO_REDIRECT_URL);
  reply_.content_type = text_info(handle_.get(), CURLINFO_CONTENT_TYPE);
  const std::string origin = url.substr(0, url.find('/', url.find("://") + 3));
  if (const auto end = certificate_end(handle_.get())) certificates_[origin] = *end;
  if (const auto known = certificates_.find(origin); known != certificates_.end()) reply_.certificate_ends = known->second;
}

Reply::Trouble CurlFetcher::trouble_of(CURLcode outcome) const {
  using enum Reply::Trouble;
  switch (outcome) {
    case CURLE_COULDNT_RESOLVE_HOST:
      return no_host;
    case CURLE_COULDNT_CONNECT:
      return refused_ ? private_address : no_connection;
    case CURLE_OPERATION_TIMEDOUT:
      return timed_out;
    case CURLE_PEER_FAILED_VERIFICATION: {
      long reason = 0;
      curl_easy_getinfo(handle_.get(), CURLINFO_SSL_VERIFYRESULT, &reason);
      return reason == X509_V_ERR_CERT_HAS_EXPIRED ? certificate_expired : certificate_untrusted;
    }
    case CURLE_SSL_CONNECT_ERROR:
      return no_connection;
    default:
      return broken;
  }
}

}  // namespace opendata::push::links
