#pragma once
#include <filesystem>
#include <functional>
#include <thread>
#include <vector>

#include "http/socket.hpp"

namespace opendata::api {

/// A thread that calls back when a directory's entries change (inotify), when it is told to, and every second, so that
/// what could not be read is tried again.
class Watcher {
 public:
  enum class Reason { changed, told, time };
  Watcher();
  ~Watcher();
  Watcher(const Watcher&) = delete;
  Watcher& operator=(const Watcher&) = delete;
  void start(const std::vector<std::filesystem::path>& directories, std::function<void(Reason)> look);
  void stop();
  /// Safe in a signal handler.
  void tell() const noexcept;

 private:
  void run(const std::function<void(Reason)>& look) const;
  const http::Socket inotify_, told_, ended_;
  std::thread thread_;
};

}  // namespace opendata::api
