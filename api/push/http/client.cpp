#include "push/http/client.hpp"

#include <algorithm>
#include <array>

#include "push/http/start_curl.hpp"

namespace opendata::push {
namespace {

/// Slower uploads than this on the mean are given up: bytes a second.
constexpr std::uint64_t least_rate = 20'000;

std::size_t collect(char* data, std::size_t one, std::size_t count, void* reply) {
  std::string& body = static_cast<HttpReply*>(reply)->body;
  if (body.size() + count * one > HttpClient::longest_answer) return 0;
  body.append(data, count * one);
  return count * one;
}

bool is_passing(CURLcode outcome) {
  constexpr std::array passing_codes{CURLE_COULDNT_RESOLVE_PROXY,
                                     CURLE_COULDNT_RESOLVE_HOST,
                                     CURLE_COULDNT_CONNECT,
                                     CURLE_PARTIAL_FILE,
                                     CURLE_OPERATION_TIMEDOUT,
                                     CURLE_GOT_NOTHING,
                                     CURLE_SEND_ERROR,
                                     CURLE_RECV_ERROR,
                                     CURLE_SSL_CONNECT_ERROR,
                                     CURLE_WEIRD_SERVER_REPLY,
                                     CURLE_BAD_CONTENT_ENCODING,
                                     CURLE_HTTP2,
                                     CURLE_HTTP2_STREAM,
                                     CURLE_AGAIN};
  return std::find(passing_codes.begin(), passing_codes.end(), outcome) != passing_codes.end();
}

std::string text_of(CURL* handle, CURLINFO info) {
  char* text = nullptr;
  curl_easy_getinfo(handle, info, &text);
  return text == nullptr ? "" : text;
}

long number_of(CURL* handle, CURLINFO info) {
  long number = 0;
  curl_easy_getinfo(handle, info, &number);
  return number;
}

/// Why nothing usable came back.
tl::unexpected<Trouble> no_answer(CURLcode outcome, const Where& where) {
  if (outcome == CURLE_WRITE_ERROR) {
    return lasting(Errc::limit_exceeded, {"the platform's answer is larger than 16 MiB", "平臺的回應超過 16 MiB"},
                   where);
  }
  if (outcome == CURLE_PEER_FAILED_VERIFICATION || outcome == CURLE_SSL_CACERT_BADFILE) {
    return lasting(Errc::refused,
                   {"the platform's certificate is not trusted; install its authority, or name it with --ca-file",
                    "平臺憑證不受信任；請安裝其憑證機構，或以 --ca-file 指定"},
                   where);
  }
  if (outcome == CURLE_READ_ERROR)
    return lasting(Errc::io_failure, {"a file of the release cannot be read", "無法讀取發布版本中的檔案"}, where);
  const Message message{"the platform cannot be reached, or the connection was cut", "無法連線至平臺，或連線中斷"};
  Error error = Error::from_library(Errc::io_failure, message, curl_easy_strerror(outcome), where);
  return troubled({std::move(error), is_passing(outcome) ? Trouble::Kind::passing : Trouble::Kind::lasting, {}});
}

}  // namespace

HttpClient::HttpClient(HttpOptions options, Token token, const Pace& pace, Clock& clock)
    : options_(std::move(options)), token_(std::move(token)), rate_(pace.per_second, clock) {
  start_curl();
  handle_.reset(curl_easy_init());
}
HttpClient::HttpClient(HttpClient&&) noexcept = default;
HttpClient::~HttpClient() = default;

void HttpClient::set_common(const std::string& url, HttpReply& reply) {
  CURL* handle = handle_.get();
  curl_easy_reset(handle);  // keeps the connection
  curl_easy_setopt(handle, CURLOPT_URL, url.c_str());
  curl_easy_setopt(handle, CURLOPT_PROTOCOLS_STR, "http,https");
  curl_easy_setopt(handle, CURLOPT_FOLLOWLOCATION, 0L);
  curl_easy_setopt(handle, CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(handle, CURLOPT_NETRC, static_cast<long>(CURL_NETRC_IGNORED));
  curl_easy_setopt(handle, CURLOPT_CONNECTTIMEOUT, 10L);
  curl_easy_setopt(handle, CURLOPT_LOW_SPEED_LIMIT, 1L);
  curl_easy_setopt(handle, CURLOPT_LOW_SPEED_TIME, static_cast<long>(options_.timeout.count()));
  curl_easy_setopt(handle, CURLOPT_USERAGENT, "opendata-push/" OPENDATA_VERSION);
  curl_easy_setopt(handle, CURLOPT_WRITEFUNCTION, collect);
  curl_easy_setopt(handle, CURLOPT_WRITEDATA, &reply);
  if (!options_.ca_file.empty()) curl_easy_setopt(handle, CURLOPT_CAINFO, options_.ca_file.c_str());
}

HttpClient::Headers HttpClient::headers(const HttpRequest& request) const {
  Headers list;
  const auto add = [&](const std::string& line) {
    // The list grows at its end; only the first call makes a new one.
    if (curl_slist* grown = curl_slist_append(list.get(), line.c_str()); list == nullptr) list.reset(grown);
  };
  add("Accept: application/json");
  if (request.upload == nullptr && request.method != "GET") add("Content-Type: application/json");
  for (const std::string& name : options_.token_headers) add(name + ": " + token_.reveal());
  return list;
}

HttpClient::Form HttpClient::form(const Upload& upload) const {
  Form made(curl_mime_init(handle_.get()));
  for (const auto& [name, value] : upload.fields) {
    curl_mimepart* part = curl_mime_addpart(made.get());
    curl_mime_name(part, name.c_str());
    curl_mime_data(part, value.data(), value.size());
  }
  curl_mimepart* file = curl_mime_addpart(made.get());
  curl_mime_name(file, upload.file_field.c_str());
  curl_mime_filedata(file, upload.file.c_str());
  curl_mime_filename(file, upload.file_name.c_str());
  curl_mime_type(file, upload.media_type.c_str());
  return made;
}

Reached<HttpReply> HttpClient::ask(const HttpRequest& request) {
  rate_.wait_for_turn();
  HttpReply reply;
  const std::string url = options_.base.url + request.path;
  set_common(url, reply);
  CURL* handle = handle_.get();
  const Headers sent = headers(request);
  curl_easy_setopt(handle, CURLOPT_HTTPHEADER, sent.get());
  const std::uint64_t bytes = request.upload == nullptr ? 0 : request.upload->bytes;
  const auto limit = static_cast<std::uint64_t>(options_.timeout.count()) + bytes / least_rate;
  curl_easy_setopt(handle, CURLOPT_TIMEOUT, static_cast<long>(limit));
  Form made;
  if (request.upload != nullptr) {
    made = form(*request.upload);
    curl_easy_setopt(handle, CURLOPT_MIMEPOST, made.get());
  } else if (request.method != "GET") {
    curl_easy_setopt(handle, CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(request.json.size()));
    curl_easy_setopt(handle, CURLOPT_POSTFIELDS, request.json.c_str());
  }
  curl_easy_setopt(handle, CURLOPT_CUSTOMREQUEST, request.method.c_str());
  const CURLcode outcome = curl_easy_perform(handle);
  return judge(outcome, std::move(reply));
}

Reached<HttpReply> HttpClient::judge(CURLcode outcome, HttpReply reply) {
  reply.status = static_cast<int>(number_of(handle_.get(), CURLINFO_RESPONSE_CODE));
  const Where where{options_.base.host, 0, {}};
  // A server may refuse a large file before it has read it: then sending fails, and the answer is there.
  const bool refused_early = outcome == CURLE_SEND_ERROR && reply.status >= 400;
  if (outcome != CURLE_OK && !refused_early) return no_answer(outcome, where);
  if (reply.status >= 300 && reply.status < 400) return redirected(text_of(handle_.get(), CURLINFO_REDIRECT_URL), where);
  reply.content_type = text_of(handle_.get(), CURLINFO_CONTENT_TYPE);
  curl_off_t wait = 0;
  curl_easy_getinfo(handle_.get(), CURLINFO_RETRY_AFTER, &wait);
  if (wait > 0) reply.retry_after = seconds(wait);
  return reply;
}

tl::unexpected<Trouble> HttpClient::redirected(const std::string& location, const Where& where) const {
  if (location.empty() || leaves(options_.base, location)) {
    return lasting(Errc::refused,
                   {"the platform redirects to another address; the token is not sent there. If it has "
                    "moved, give the new address with --url",
                    "平臺將請求轉至其他網址；權杖不會送往該處。若平臺已遷移，請以 --url 指定新網址"},
                   where);
  }
  return lasting(Errc::refused,
                 {"the platform redirects within itself; give the address it leads to with --url",
                  "平臺將請求轉至站內其他路徑；請以 --url 指定該網址"},
                 where);
}

}  // namespace opendata::push
