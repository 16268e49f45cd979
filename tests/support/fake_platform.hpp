#pragma once
#include <httplib.h>

#include <atomic>
#include <functional>
#include <map>
#include <mutex>
#include <string>
#include <thread>

namespace test {

/// What goes wrong with one request.
struct Fault {
  enum class Kind {
    none,
    answer,       ///< `status` and `body` instead of doing anything
    lose_answer,  ///< done, and the connection is cut before the answer
    cut_answer,   ///< done, and the connection is cut in the middle of the answer
    slow,         ///< done, and answered after `milliseconds`
  };
  Kind kind = Kind::none;
  int status = 500;
  std::string body = {};
  std::string type = "application/json;charset=utf-8";
  std::map<std::string, std::string> headers = {};
  int milliseconds = 0;
};

/// A platform on a port of 127.0.0.1 for the length of a test. What it does is in `serve`, how it fails in `fault`.
class FakePlatform {
 public:
  static constexpr const char* key = "sekret-KEY-0042";
  FakePlatform();
  FakePlatform(const FakePlatform&) = delete;
  FakePlatform& operator=(const FakePlatform&) = delete;
  virtual ~FakePlatform();
  [[nodiscard]] std::string url() const { return "http://127.0.0.1:" + std::to_string(port_); }

  /// Asked with "POST /path" and how often it came before; called by one thread at a time.
  std::function<Fault(const std::string& request, unsigned before)> fault;
  /// Every request line so far.
  [[nodiscard]] std::vector<std::string> seen();
  [[nodiscard]] unsigned count(const std::string& part);

 protected:
  struct Answer {
    int status = 200;
    std::string body;
  };
  virtual Answer serve(const httplib::Request& request) = 0;
  void start();
  void stop();
  std::mutex mutex_;

 private:
  void handle(const httplib::Request& request, httplib::Response& response);
  httplib::Server server_;
  int port_ = 0;
  std::thread thread_;
  std::vector<std::string> seen_;
  std::map<std::string, unsigned> counts_;
};

}  // namespace test
