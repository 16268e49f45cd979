#pragma once
#include <chrono>
#include <condition_variable>
#include <map>
#include <mutex>
#include <string>

namespace opendata::push::links {

struct Politeness {
  std::chrono::milliseconds delay{1000};  ///< between the beginnings of two requests to one host
  unsigned at_once = 1;                   ///< requests to one host
};

/// Lets requests to each host pass one after the other, and not too fast. Thread safety: any thread.
class HostGate {
 public:
  explicit HostGate(Politeness politeness) : politeness_(politeness) {}

  /// A request's stay at a host; the next may enter when it has ended.
  class Visit {
   public:
    Visit(HostGate& gate, std::string host) : gate_(gate), host_(std::move(host)) { gate_.enter(host_); }
    ~Visit() { gate_.leave(host_); }
    Visit(const Visit&) = delete;
    Visit& operator=(const Visit&) = delete;

   private:
    HostGate& gate_;
    std::string host_;
  };
  /// The host asks for more distance than ours.
  void slow_down(const std::string& host, std::chrono::milliseconds delay);
  /// The host asks to be left alone once, for so long.
  void pause(const std::string& host, std::chrono::milliseconds wait);

 private:
  struct Host {
    unsigned inside = 0;
    std::chrono::milliseconds delay{0};
    std::chrono::steady_clock::time_point next{};
  };
  static void put_off(Host& host, std::chrono::milliseconds wait);
  void enter(const std::string& host);
  void leave(const std::string& host);
  Politeness politeness_;
  std::mutex mutex_;
  std::condition_variable left_;
  std::map<std::string, Host> hosts_;
};

}  // namespace opendata::push::links
