#pragma once
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <memory>
#include <mutex>
#include <opendata/api/server.hpp>
#include <string>
#include <string_view>
#include <thread>

#include "routes.hpp"

namespace opendata::api {

/// One request, as a log may know it.
struct LoggedRequest {
  const Request& request;  ///< of it, only method and id are written
  const Route* route;      ///< null = none matched
  int status;
  std::uint64_t bytes;  ///< of the answer; 0 for a stream
  std::chrono::microseconds time;
  std::string client;  ///< written shortened
};

/// Lines of JSON on a file or standard output, in order. Thread safe. A thread of its own writes what has come every
/// `gather_time`, so that a busy server makes one system call for many requests; a process that is killed loses what came since the last
/// time: that much, or with a slow disk what fits into the memory for it.
class Log {
 public:
  static constexpr std::chrono::milliseconds gather_time{20};
  /// Errors: io_failure when the file cannot be opened, or no thread is to be had.
  [[nodiscard]] static Result<std::unique_ptr<Log>> open(const LogOptions& options);
  ~Log();
  Log(const Log&) = delete;
  Log& operator=(const Log&) = delete;

  void request(const LoggedRequest& entry);
  /// Something that happened to the server itself: "started", "catalog", …, with a fixed text.
  void event(LogLevel level, std::string_view name, std::string_view detail);
  /// Opens the file anew, after it was renamed by a rotation, and writes there from then on. The old one stays when that fails.
  void reopen();
  [[nodiscard]] bool enabled() const { return descriptor_ >= 0; }

 private:
  explicit Log(LogOptions options) : options_(std::move(options)) {}
  [[nodiscard]] int open_file() const;
  [[nodiscard]] bool start();
  void append(std::string_view line);
  void write_what_came();
  /// How much of it could be written: a full disk costs lines, not requests.
  std::size_t write_now(std::string_view text) const;
  void run();
  const LogOptions options_;
  std::atomic<int> descriptor_{-1};
  std::mutex writing_;  ///< held by the one thread that writes; taken before gathering_
  bool torn_ = false;    ///< the file ends within a line, as a full disk cuts it; guarded by writing_
  std::mutex gathering_;
  std::condition_variable changed_;  ///< the first line has come, or the end
  std::string gathered_;
  bool ends_ = false;
  std::thread writer_;
};

}  // namespace opendata::api
