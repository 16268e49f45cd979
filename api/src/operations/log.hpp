#pragma once
#include <atomic>
#include <chrono>
#include <memory>
#include <cstdint>
#include <opendata/api/server.hpp>
#include <string>
#include <string_view>

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

/// Lines of JSON on a file or standard output, each written at once. Thread safe.
class Log {
 public:
  /// Errors: io_failure when the file cannot be opened.
  [[nodiscard]] static Result<std::unique_ptr<Log>> open(const LogOptions& options);
  ~Log();
  Log(const Log&) = delete;
  Log& operator=(const Log&) = delete;

  void request(const LoggedRequest& entry);
  /// Something that happened to the server itself: "started", "catalog", …, with a fixed text.
  void event(LogLevel level, std::string_view name, std::string_view detail);
  /// Opens the file anew, after it was renamed by a rotation. The old one stays when that fails.
  void reopen();
  [[nodiscard]] bool enabled() const { return descriptor_ >= 0; }

 private:
  explicit Log(LogOptions options) : options_(std::move(options)) {}
  [[nodiscard]] int open_file() const;
  void write(const std::string& line) const;
  const LogOptions options_;
  std::atomic<int> descriptor_{-1};
};

}  // namespace opendata::api
