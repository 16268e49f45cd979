#pragma once
#include <atomic>
#include <functional>
#include <memory>
#include <opendata/api/server.hpp>

/// The connection layer: sockets, framing, limits, deadlines. The only file that includes httplib.h is http.cpp.
namespace opendata::api {

class HttpServer {
 public:
  /// `handler` is called from many threads at once, with complete requests only; exceptions that escape it become a 500
  /// without text.
  /// `client_of` says, also from many threads, who shares the exports of one client; nullptr = the remote address.
  HttpServer(ServerLimits limits, Handler handler, std::function<std::string(const Request&)> client_of = nullptr);
  ~HttpServer();
  HttpServer(const HttpServer&) = delete;
  HttpServer& operator=(const HttpServer&) = delete;
  [[nodiscard]] Result<std::uint16_t> bind(const std::string& host, std::uint16_t port);
  [[nodiscard]] Result<void> serve();
  void stop() noexcept;
  /// Open connections now; also whether requests wait too long for a thread.
  [[nodiscard]] std::size_t connections() const;
  [[nodiscard]] bool overloaded() const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace opendata::api
