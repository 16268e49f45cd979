#pragma once
#include <curl/curl.h>

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "push/http/address.hpp"
#include "push/pace.hpp"
#include "push/token.hpp"
#include "push/trouble.hpp"

namespace opendata::push {

/// A form with one file, which is read while it is sent.
struct Upload {
  std::vector<std::pair<std::string, std::string>> fields;
  std::string file_field;
  std::filesystem::path file;
  std::string file_name;  ///< as the platform shall call it
  std::string media_type;
  std::uint64_t bytes = 0;  ///< of the file
};

struct HttpRequest {
  std::string method;              ///< "GET", "POST", "PUT", "DELETE"
  std::string path;                ///< appended to the base address
  std::string json = {};           ///< body of POST and PUT
  const Upload* upload = nullptr;  ///< instead of `json`
};

struct HttpReply {
  int status = 0;
  std::string content_type;
  std::string body;
  std::optional<seconds> retry_after;
};

struct HttpOptions {
  BaseAddress base;
  std::vector<std::string> token_headers;  ///< which carry the bare token
  std::string ca_file = {};                ///< of a private certificate authority; empty = the system's
  seconds timeout{60};                     ///< without any progress, and for the whole of a request without a file
};

/// Asks one platform, one request at a time, over a connection that is kept.
/// Guarantees: certificates are checked; redirects are never followed, so that the token reaches the named host only;
/// an answer is at most `longest_answer` bytes; nothing of token or answer stands in an error.
class HttpClient {
 public:
  static constexpr std::size_t longest_answer = 16U << 20U;

  HttpClient(HttpOptions options, Token token, const Pace& pace, Clock& clock);
  HttpClient(HttpClient&&) noexcept;
  ~HttpClient();
  [[nodiscard]] const BaseAddress& base() const { return options_.base; }
  /// Any status is an answer. Trouble: passing when there was none or it was cut; lasting for an untrusted certificate,
  /// an answer over the limit, a redirect.
  [[nodiscard]] Reached<HttpReply> ask(const HttpRequest& request);

 private:
  struct Free {
    void operator()(CURL* handle) const { curl_easy_cleanup(handle); }
    void operator()(curl_slist* list) const { curl_slist_free_all(list); }
    void operator()(curl_mime* form) const { curl_mime_free(form); }
  };
  using Form = std::unique_ptr<curl_mime, Free>;
  using Headers = std::unique_ptr<curl_slist, Free>;
  void set_common(const std::string& url, HttpReply& reply);
  [[nodiscard]] Headers headers(const HttpRequest& request) const;
  [[nodiscard]] Form form(const Upload& upload) const;
  [[nodiscard]] Reached<HttpReply> judge(CURLcode outcome, HttpReply reply);
  [[nodiscard]] tl::unexpected<Trouble> redirected(const std::string& location, const Where& where) const;
  HttpOptions options_;
  Token token_;
  RateLimit rate_;
  std::unique_ptr<CURL, Free> handle_;
};

}  // namespace opendata::push
