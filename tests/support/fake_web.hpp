#pragma once
#include <httplib.h>

#include <atomic>
#include <chrono>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace test {

/// How a TLS server of a test shows itself.
struct Certificate {
  int days_left = 90;       ///< negative: it has expired
  bool by_our_ca = true;    ///< else nobody has signed it but itself
};
/// The certificate of the authority that signs for fake_web servers, PEM; made once a process.
[[nodiscard]] std::string fake_ca_pem();

/// A web server of its own on one loopback address, for the length of a test.
class FakeWeb {
 public:
  using Handler = std::function<void(const httplib::Request& request, httplib::Response& response)>;
  struct Seen {
    std::string line;  ///< "HEAD /path"
    std::chrono::steady_clock::time_point begun, ended;
  };
  explicit FakeWeb(Handler handler, const std::string& address = "127.0.0.1");
  FakeWeb(Handler handler, const Certificate& certificate);
  FakeWeb(const FakeWeb&) = delete;
  FakeWeb& operator=(const FakeWeb&) = delete;
  ~FakeWeb();
  [[nodiscard]] std::string url(const std::string& path = "") const { return base_ + path; }
  [[nodiscard]] unsigned port() const { return static_cast<unsigned>(port_); }
  [[nodiscard]] std::vector<Seen> seen();
  [[nodiscard]] std::size_t count(const std::string& part);

 private:
  void start(const std::string& scheme, const std::string& address);
  Handler handler_;
  std::unique_ptr<httplib::Server> server_;
  std::string base_;
  int port_ = 0;
  std::thread thread_;
  std::mutex mutex_;
  std::vector<Seen> seen_;
};

/// A port of 127.0.0.1 that takes connections and closes them without a word.
class SilentServer {
 public:
  SilentServer();
  SilentServer(const SilentServer&) = delete;
  SilentServer& operator=(const SilentServer&) = delete;
  ~SilentServer();
  [[nodiscard]] std::string url(const std::string& path) const { return "http://127.0.0.1:" + std::to_string(port_) + path; }
  [[nodiscard]] unsigned port() const { return port_; }
  [[nodiscard]] unsigned taken() const { return taken_; }

 private:
  int listener_ = -1;
  unsigned port_ = 0;
  std::atomic<unsigned> taken_{0};
  std::thread thread_;
};

}  // namespace test
