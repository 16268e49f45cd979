// The only file that includes httplib.h.
//
// cpp-httplib 0.11.4 sees one canonical request, always the same, and nothing of what the client sent. So none of its
// lenient decodings (headers, paths, queries), its ranges, its compression, its std::regex routes and its socket code
// has anything to work on, and its limits cannot be reached. What remains its work: parse the request, dispatch, catch,
// write the status line. Header fields and body do not pass through it: its multimap and its printf took longer than
// everything else that a short answer needs.
#include <httplib.h>

#include <algorithm>
#include <array>
#include <ctime>

#include "conditional.hpp"
#include "dialogue.hpp"
#include "encoding.hpp"
#include "refusal.hpp"

#if !defined(CPPHTTPLIB_OPENSSL_SUPPORT) || !defined(CPPHTTPLIB_ZLIB_SUPPORT) || !defined(CPPHTTPLIB_BROTLI_SUPPORT)
#error \
    "take the compile flags of cpp-httplib from pkg-config: without them its structures have another size than in the library"
#endif

namespace opendata::api::http {
namespace {

/// The request that the library sees, whatever the client sent.
constexpr std::string_view canonical_request = "GET / HTTP/1.1\r\n\r\n";

/// A stream over the canonical request that gathers the answer, so that head and body leave in one send.
class MemoryStream : public httplib::Stream {
 public:
  explicit MemoryStream(std::string& output) : output_(output) {}
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
  std::string_view input_ = canonical_request;
  std::string& output_;
};

/// The fields that every answer has, with the date (RFC 9110 §5.6.7); made once a second per thread.
const std::string& fields_of_all() {
  thread_local std::time_t made = 0;
  thread_local std::string fields;
  const std::time_t now = std::time(nullptr);
  if (now == made) return fields;
  fields = "Date: " + format_http_date(now) + "\r\nServer: opendata\r\nX-Content-Type-Options: nosniff\r\n";
  made = now;
  return fields;
}

/// Headers that describe the connection or are the same for every answer: the connection layer writes them.
bool is_reserved(std::string_view name) {
  constexpr std::array<std::string_view, 8> names{
      "connection", "content-length", "transfer-encoding", "date",
      "server",     "keep-alive",     "upgrade",           "x-content-type-options"};
  return std::any_of(names.begin(), names.end(), [&](auto reserved) { return equal_ignoring_case(name, reserved); });
}

bool is_clean(std::string_view text) {
  return std::none_of(text.begin(), text.end(), [](char c) { return c == '\r' || c == '\n' || c == '\0'; });
}

constexpr std::string_view line_end = "\r\n";
constexpr std::size_t usual_bytes = 1024;  // of an answer's head; more is made room for when it comes

bool has_no_content(int status) { return status == 204 || status == 304; }

std::uint64_t content_length(const Response& response) {
  return response.file ? response.file->length : response.body.size();
}

}  // namespace

class Dialogue::Library : public httplib::Server {
 public:
  Library() {
    set_pre_routing_handler([this](const httplib::Request&, httplib::Response& out) { return respond(out); });
    set_post_routing_handler([](const httplib::Request&, httplib::Response& out) { out.headers.clear(); });
    // Without a handler of our own the library would send the exception's text in a header.
    set_exception_handler([this](const httplib::Request&, httplib::Response& out, const std::exception_ptr&) {
      response_ = {};
      out.status = 500;
    });
  }

  Outgoing run(const Exchange& exchange, const std::function<Response()>& produce) {
    exchange_ = &exchange;
    produce_ = &produce;
    response_ = {};
    outgoing_ = {};
    generated_ = has_body_ = false;
    outgoing_.close = exchange.close;
    outgoing_.bytes.reserve(usual_bytes);
    MemoryStream stream(outgoing_.bytes);
    bool closed = false;
    // What the library thinks of the connection goes with its headers; "close" is what it says with the least effort.
    process_request(stream, true, closed, nullptr);
    finish_head();
    if (has_body_) outgoing_.bytes += response_.body;
    response_ = {};  // between requests a worker holds nothing of an answer
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
    has_body_ = exchange_->method != "HEAD" && !has_no_content(response_.status);
    if (has_body_) choose_body(std::move(file));
    return HandlerResponse::Handled;
  }

  Response produce_safely() {
    try {
      return (*produce_)();
    } catch (...) {
      return refusal_response(refusals::internal, exchange_->id);
    }
  }

  void choose_body(OwnedFile file) {
    if (generated_) {
      outgoing_.generator = std::move(response_.generator);
      outgoing_.chunked = !exchange_->http_1_0;
      outgoing_.close = outgoing_.close || exchange_->http_1_0;
    } else if (response_.file) {
      outgoing_.file = std::move(file);
    }
  }

  /// The status line and an empty line are there; the fields go between.
  void finish_head() {
    std::string& bytes = outgoing_.bytes;
    bytes.resize(bytes.size() - line_end.size());
    for (const auto& [name, value] : response_.headers) {
      if (!name.empty() && is_clean(name) && is_clean(value) && !is_reserved(name)) add_field(name, value);
    }
    bytes += fields_of_all();
    add_framing();
    bytes += line_end;
  }

  void add_framing() {
    if (outgoing_.chunked) add_field("Transfer-Encoding", "chunked");
    if (!generated_ && !has_no_content(response_.status))
      add_field("Content-Length", std::to_string(content_length(response_)));
    if (outgoing_.close) add_field("Connection", "close");
    if (!outgoing_.close && exchange_->http_1_0) add_field("Connection", "keep-alive");
  }

  void add_field(std::string_view name, std::string_view value) {
    outgoing_.bytes.append(name).append(": ").append(value).append(line_end);
  }

  const Exchange* exchange_ = nullptr;
  const std::function<Response()>* produce_ = nullptr;
  Response response_;
  Outgoing outgoing_;
  bool generated_ = false;
  bool has_body_ = false;
};

Dialogue::Dialogue() : library_(std::make_unique<Library>()) {}
Dialogue::~Dialogue() = default;

Outgoing Dialogue::answer(const Exchange& exchange, const std::function<Response()>& produce) {
  return library_->run(exchange, produce);
}

}  // namespace opendata::api::http
