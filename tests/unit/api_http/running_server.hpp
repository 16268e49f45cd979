#pragma once
#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <chrono>
#include <functional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <thread>
#include <utility>

#include "http.hpp"

namespace test {

using opendata::api::Handler;
using opendata::api::HttpServer;
using opendata::api::Request;
using opendata::api::Response;
using opendata::api::ServerLimits;
using std::chrono::milliseconds;

/// How long to wait for what must happen: only a failing test waits so long. Below the server's own deadlines (10 s and
/// more), so that a connection which ends by a default deadline does not pass for one that was closed.
constexpr milliseconds patience{8000};

/// Whether `condition` comes true within `patience`.
template <class Condition>
bool eventually(Condition condition) {
  const auto end = std::chrono::steady_clock::now() + patience;
  while (!condition()) {
    if (std::chrono::steady_clock::now() > end) return false;
    std::this_thread::sleep_for(milliseconds(5));
  }
  return true;
}

/// A server on a port of 127.0.0.1 for the length of a test.
class RunningServer {
 public:
  RunningServer(const ServerLimits& limits, Handler handler, std::function<std::string(const Request&)> client_of = nullptr)
      : server_(limits, std::move(handler), std::move(client_of)) {
    const auto port = server_.bind("127.0.0.1", 0);
    if (!port) throw std::runtime_error("cannot listen");
    port_ = *port;
    thread_ = std::thread([this] { served_ = server_.serve().has_value(); });
  }
  explicit RunningServer(Handler handler) : RunningServer(ServerLimits{}, std::move(handler)) {}
  RunningServer(const RunningServer&) = delete;
  RunningServer& operator=(const RunningServer&) = delete;
  ~RunningServer() { stop(); }

  [[nodiscard]] std::uint16_t port() const { return port_; }
  void ask_to_stop() { server_.stop(); }
  /// Waits until serve() has returned.
  bool stop() {
    server_.stop();
    if (thread_.joinable()) thread_.join();
    return served_;
  }

 private:
  HttpServer server_;
  std::uint16_t port_ = 0;
  std::thread thread_;
  bool served_ = false;
};

/// What came back: the head as it stood on the wire, and the body without its framing.
struct Reply {
  int status = 0;  ///< 0 = the connection ended before a complete head
  std::string head;
  std::string body;
  bool whole = false;  ///< the body came to its announced end
  [[nodiscard]] std::string header(std::string_view name) const {
    const auto at = head.find("\r\n" + std::string(name) + ": ");
    if (at == std::string::npos) return {};
    const auto begin = at + name.size() + 4;
    return head.substr(begin, head.find("\r\n", begin) - begin);
  }
};

/// A client that writes the bytes it is told to, however wrong they are.
class RawClient {
 public:
  explicit RawClient(std::uint16_t port, int receive_buffer = 0)
      : socket_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    if (receive_buffer > 0) ::setsockopt(socket_, SOL_SOCKET, SO_RCVBUF, &receive_buffer, sizeof receive_buffer);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    void* const bytes = &address;
    connected_ = ::connect(socket_, static_cast<sockaddr*>(bytes), sizeof address) == 0;
    const int on = 1;
    ::setsockopt(socket_, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
  }
  RawClient(RawClient&& other) noexcept
      : socket_(std::exchange(other.socket_, -1)), connected_(other.connected_), buffer_(std::move(other.buffer_)) {}
  RawClient& operator=(RawClient&&) = delete;
  ~RawClient() {
    if (socket_ >= 0) ::close(socket_);
  }

  [[nodiscard]] bool connected() const { return connected_; }
  [[nodiscard]] int descriptor() const { return socket_; }
  /// False when the server no longer takes anything.
  bool send(std::string_view bytes) const {
    while (!bytes.empty()) {
      const auto count = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
      if (count <= 0) return false;
      bytes.remove_prefix(static_cast<std::size_t>(count));
    }
    return true;
  }
  void end_output() const { ::shutdown(socket_, SHUT_WR); }

  /// One answer; `method` tells whether a body follows.
  Reply receive(std::string_view method = "GET") {
    Reply reply;
    if (!fill_until("\r\n\r\n")) return reply;
    const auto end = buffer_.find("\r\n\r\n") + 4;
    reply.head = buffer_.substr(0, end);
    buffer_.erase(0, end);
    reply.status = std::stoi(reply.head.substr(9, 3));
    if (method != "HEAD" && reply.status != 204 && reply.status != 304) read_body(reply);
    return reply;
  }
  Reply exchange(std::string_view bytes, std::string_view method = "GET") {
    send(bytes);
    return receive(method);
  }
  /// Whether the server ends the connection. What it sends meanwhile is dropped.
  bool closed_soon() {
    const auto end = std::chrono::steady_clock::now() + patience;
    char bytes[4096];
    while (readable_within(patience) && std::chrono::steady_clock::now() < end) {
      if (::recv(socket_, bytes, sizeof bytes, 0) <= 0) return true;
    }
    return false;
  }
  /// Whether the connection has ended within `time`. Nothing is read: what the server has sent stays where it is.
  [[nodiscard]] bool ended_within(milliseconds time) const {
    pollfd poll{socket_, POLLRDHUP, 0};
    return ::poll(&poll, 1, static_cast<int>(time.count())) > 0;
  }
  /// Up to `size` bytes, as they are on the wire; empty at the end.
  std::string read_some(std::size_t size) {
    std::string bytes(size, '\0');
    const auto count = ::recv(socket_, bytes.data(), size, 0);
    bytes.resize(count > 0 ? static_cast<std::size_t>(count) : 0);
    return bytes;
  }

 private:
  [[nodiscard]] bool readable_within(milliseconds time) const {
    pollfd poll{socket_, POLLIN, 0};
    return ::poll(&poll, 1, static_cast<int>(time.count())) > 0;
  }
  bool fill() {
    if (!readable_within(2 * patience)) return false;
    const auto bytes = read_some(64U << 10U);
    buffer_ += bytes;
    return !bytes.empty();
  }
  bool fill_until(std::string_view mark) {
    while (buffer_.find(mark) == std::string::npos) {
      if (!fill()) return false;
    }
    return true;
  }
  bool take(std::size_t count, std::string& out) {
    while (buffer_.size() < count) {
      if (!fill()) return false;
    }
    out += buffer_.substr(0, count);
    buffer_.erase(0, count);
    return true;
  }
  void read_body(Reply& reply) {
    if (reply.header("Transfer-Encoding") == "chunked") return read_chunks(reply);
    const auto length = reply.header("Content-Length");
    if (!length.empty()) {
      reply.whole = take(std::stoull(length), reply.body);
      return;
    }
    while (fill()) {
    }
    reply.body = std::exchange(buffer_, {});
  }
  void read_chunks(Reply& reply) {
    while (fill_until("\r\n")) {
      const auto size = std::stoul(buffer_, nullptr, 16);
      buffer_.erase(0, buffer_.find("\r\n") + 2);
      std::string line_end;
      if (!take(size, reply.body) || !take(2, line_end)) return;
      if (size == 0) {
        reply.whole = true;
        return;
      }
    }
  }

  int socket_;
  bool connected_ = false;
  std::string buffer_;
};

inline Response text(std::string body) {
  Response response;
  response.headers = {{"Content-Type", "text/plain"}};
  response.body = std::move(body);
  return response;
}
/// "GET TARGET" with Host and further header lines, each ended by CRLF.
inline std::string get(const std::string& target, const std::string& fields = "") {
  return "GET " + target + " HTTP/1.1\r\nHost: x\r\n" + fields + "\r\n";
}

/// One request over a connection of its own.
inline Reply fetch(std::uint16_t port, std::string_view bytes, std::string_view method = "GET") {
  return RawClient(port).exchange(bytes, method);
}

}  // namespace test
