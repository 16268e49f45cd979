#pragma once
#include <curl/curl.h>

#include <chrono>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>

#include "push/links/network_policy.hpp"

namespace opendata::push::links {

enum class Method { head, get };

/// One question to a host. Redirects are not followed here: each step is a question of its own.
struct Ask {
  Method method = Method::get;
  std::string url;
  std::uint64_t first_bytes = 0;  ///< ask for a range of so many bytes; 0 = the whole
  std::size_t most_bytes = 0;     ///< stop reading there
};

/// What came back.
struct Reply {
  enum class Trouble {
    none,
    no_host,
    private_address,  ///< the resolved address is not admitted; nothing was sent
    no_connection,
    timed_out,
    certificate_expired,
    certificate_untrusted,
    broken,  ///< the connection ended early, or what came is no HTTP
  };
  Trouble trouble = Trouble::none;
  int status = 0;
  std::string location;  ///< of a redirect, absolute
  std::string content_type;
  std::string body;
  bool whole = true;  ///< the body is all there is: neither a part nor cut
  std::optional<std::int64_t> certificate_ends = {};  ///< seconds since 1970
  std::chrono::seconds retry_after{0};                ///< the host asks to come back then; 0 = it does not
};

/// Asks hosts; one thread at a time.
class Fetcher {
 public:
  virtual ~Fetcher() = default;
  [[nodiscard]] virtual Reply ask(const Ask& ask) = 0;
  /// Forgets cookies: hosts may set some while redirecting, and the next link must not see them.
  virtual void forget() = 0;
};

struct FetcherOptions {
  NetworkPolicy policy;
  std::string agent;    ///< the whole User-Agent
  std::string ca_file = {};  ///< PEM; empty = the system's authorities
  std::chrono::seconds timeout{20};
};

/// Over libcurl. Guarantees: a connection is made to an address that `policy` admits and to no other, whatever name or
/// notation led to it and whatever the name resolves to a moment later: the very socket address is looked at before the
/// socket is made. No proxy, no credentials, no other scheme than http and https.
class CurlFetcher final : public Fetcher {
 public:
  explicit CurlFetcher(const FetcherOptions& options);
  Reply ask(const Ask& ask) override;
  void forget() override;

 private:
  struct Close {
    void operator()(CURL* handle) const { curl_easy_cleanup(handle); }
  };
  void set_up(const Ask& ask);
  [[nodiscard]] static curl_socket_t open_checked(void* self, curlsocktype purpose, curl_sockaddr* address);
  [[nodiscard]] static std::size_t collect(char* data, std::size_t one, std::size_t count, void* self);
  [[nodiscard]] Reply::Trouble trouble_of(CURLcode outcome) const;
  void read_answer(const std::string& url);
  const FetcherOptions& options_;
  std::unique_ptr<CURL, Close> handle_;
  Reply reply_;
  std::size_t most_bytes_ = 0;
  bool refused_ = false;  ///< an address was
  /// By scheme, host and port: only the first request over a connection sees the certificate.
  std::map<std::string, std::int64_t> certificates_;
};

}  // namespace opendata::push::links
