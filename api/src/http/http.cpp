// The only file that includes httplib.h.
//
// cpp-httplib 0.11.4 sees a canonical request only: the method, a fixed target and nothing of what the client sent
// besides. So none of its lenient decodings (headers, paths, queries), its ranges, its compression, its std::regex
// routes and its socket code has anything to work on, and its limits cannot be reached. What remains its work: parse
// the request, dispatch, catch, serialise the head.
#include <httplib.h>

#include <algorithm>
#include <array>
#include <ctime>

#include "dialogue.hpp"
#include "encoding.hpp"
#include "refusal.hpp"

#if !defined(CPPHTTPLIB_OPENSSL_SUPPORT) || !defined(CPPHTTPLIB_ZLIB_SUPPORT) || !defined(CPPHTTPLIB_BROTLI_SUPPORT)
#error \
    "take the compile flags of cpp-httplib from pkg-config: without them its structures have another size than in the library"
#endif

namespace opendata::api::http {
namespace {

/// A stream over one canonical request that gathers the answer, so that head and body leave in one send.
class MemoryStream : public httplib::Stream {
 public:
  MemoryStream(std::string_view input, std::string& output) : input_(input), output_(output) {}
  bool is_readable() const override { return true; }
  bool is_writable() const override { return true; }
  ssize_t read(char* ptr, std::size_t size) override {
    const auto count = input_.copy(ptr, size);
    input_.remove_prefix(count);
    return static_cast<ssize_t>(count);
  }
  ssize_t write(const char* ptr, std::size_t size) override {
    output_.append(ptr, size);
    return static_cast<ssize_t>(size);
  }
  void get_remote_ip_and_port(std::string&, int&) const override {}
  void get_local_ip_and_port(std::string&, int&) const override {}
  socket_t socket() const override { return INVALID_SOCKET; }

 private:
  std::string_view input_;
  std::string& output_;
};

/// IMF-fixdate (RFC 9110 §5.6.7), made once a second per thread.
const std::string& date_now() {
  thread_local std::time_t made = 0;
  thread_local std::string text;
  const std::time_t now = std::time(nullptr);
  if (now == made) return text;
  std::tm utc{};
  ::gmtime_r(&now, &utc);
  std::array<char, 40> buffer{};
  text.assign(buffer.data(), std::strftime(buffer.data(), buffer.size(), "%a, %d %b %Y %H:%M:%S GMT", &utc));
  made = now;
  return text;
}

/// Headers that describe the connection or are the same for every answer: the connection layer writes them.
bool is_reserved(std::string_view name) {
  constexpr std::array<std::string_view, 8> names{
      "connection", "content-length", "transfer-encoding", "date",
      "server",     "keep-alive",     "upgrade",           "x-content-type-options"};
  return std::any_of(names.begin(), names.end(), [&](auto reserved) { return equal_ignoring_case(name, reserved); });
}

bool is_clean(std::string_view text) {
  return text.find_first_of(std::string_view("\r\n\0", 3)) == std::string_view::npos;
}

bool has_no_content(int status) { return status == 204 || status == 304; }

std::uint64_t content_length(const Response& response) {
  return response.file ? response.file->length : response.body.size();
}

}  // namespace

class Dialogue::Library : public httplib::Server {
 public:
  Library() {
    set_pre_routing_handler([this](const httplib::Request&, httplib::Response& out) { return respond(out); });
    set_post_routing_handler([this](const httplib::Request&, httplib::Response& out) { write_headers(out); });
    // Without a handler of our own the library would send the exception's text in a header.
    set_exception_handler(
        [](const httplib::Request&, httplib::Response& out, const std::exception_ptr&) { out.status = 500; });
  }

  Outgoing run(const Exchange& exchange, const std::function<Response()>& produce) {
    exchange_ = &exchange;
    produce_ = &produce;
    outgoing_ = Outgoing{};
    outgoing_.close = exchange.close;
    const std::string canonical = exchange.method + " / HTTP/1.1\r\nHost: localhost\r\n\r\n";
    MemoryStream stream(canonical, outgoing_.bytes);
    bool closed = false;
    process_request(stream, exchange.close, closed, nullptr);
    return std::move(outgoing_);
  }

 private:
  HandlerResponse respond(httplib::Response& out) {
    response_ = produce_safely();
    OwnedFile file(response_.file.value_or(FileBody{}));
    if (response_.status < 200 || response_.status > 599)
      response_ = refusal_response(refusals::internal, exchange_->id);
    out.status = response_.status;
    generated_ = static_cast<bool>(response_.generator);
    length_ = content_length(response_);
    if (exchange_->method != "HEAD" && !has_no_content(response_.status)) choose_body(out, std::move(file));
    return HandlerResponse::Handled;
  }

  Response produce_safely() {
    try {
      return (*produce_)();
    } catch (...) {
      return refusal_response(refusals::internal, exchange_->id);
    }
  }

  void choose_body(httplib::Response& out, OwnedFile file) {
    if (generated_) {
      outgoing_.generator = std::move(response_.generator);
      outgoing_.chunked = !exchange_->http_1_0;
      outgoing_.close = outgoing_.close || exchange_->http_1_0;
    } else if (response_.file) {
      outgoing_.file = std::move(file);
    } else {
      out.body = std::move(response_.body);
    }
  }

  /// The library's own headers (Keep-Alive, a guessed Content-Type, …) give way to exactly these.
  void write_headers(httplib::Response& out) {
    out.headers.clear();
    for (auto& [name, value] : response_.headers) {
      if (!name.empty() && is_clean(name) && is_clean(value) && !is_reserved(name))
        out.headers.emplace(std::move(name), std::move(value));
    }
    out.headers.emplace("Date", date_now());
    out.headers.emplace("Server", "opendata");
    out.headers.emplace("X-Content-Type-Options", "nosniff");
    write_framing(out);
  }

  void write_framing(httplib::Response& out) {
    if (outgoing_.chunked) out.headers.emplace("Transfer-Encoding", "chunked");
    if (!generated_ && !has_no_content(response_.status))
      out.headers.emplace("Content-Length", std::to_string(length_));
    if (outgoing_.close) out.headers.emplace("Connection", "close");
    if (!outgoing_.close && exchange_->http_1_0) out.headers.emplace("Connection", "keep-alive");
  }

  const Exchange* exchange_ = nullptr;
  const std::function<Response()>* produce_ = nullptr;
  Response response_;
  Outgoing outgoing_;
  std::uint64_t length_ = 0;
  bool generated_ = false;
};

Dialogue::Dialogue() : library_(std::make_unique<Library>()) {}
Dialogue::~Dialogue() = default;

Outgoing Dialogue::answer(const Exchange& exchange, const std::function<Response()>& produce) {
  return library_->run(exchange, produce);
}

}  // namespace opendata::api::http
