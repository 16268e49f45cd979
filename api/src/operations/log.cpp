#include "operations/log.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <ctime>

#include "json_body.hpp"
#include "operations/client_address.hpp"

namespace opendata::api {
namespace {

std::string time_now() {
  timespec now{};
  ::clock_gettime(CLOCK_REALTIME, &now);
  std::tm parts{};
  ::gmtime_r(&now.tv_sec, &parts);
  std::array<char, 40> text{};
  const auto size = std::strftime(text.data(), text.size(), "%Y-%m-%dT%H:%M:%S", &parts);
  std::string milliseconds = std::to_string(now.tv_nsec / 1'000'000);
  milliseconds.insert(0, 3 - milliseconds.size(), '0');
  return std::string(text.data(), size) + "." + milliseconds + "Z";
}

std::string_view dialect_of(const Route* route) {
  if (route == nullptr) return "none";
  switch (route->audience) {
    case Audience::person:
      return "page";
    case Audience::ckan_client:
      return "ckan";
    case Audience::national_client:
      return "national";
    case Audience::program:
      break;
  }
  return route->path.starts_with("/ogc") ? "ogc" : "own";
}

std::string_view level_name(LogLevel level) {
  return level == LogLevel::error ? "error" : level == LogLevel::warning ? "warning" : "info";
}

std::string_view cache_result(int status) { return status == 304 ? "validated" : "made"; }

}  // namespace

Result<std::unique_ptr<Log>> Log::open(const LogOptions& options) {
  std::unique_ptr<Log> log(new Log(options));
  if (options.file.empty()) return log;
  log->descriptor_ = log->open_file();
  if (log->enabled()) return log;
  return failure(Errc::io_failure,
                 {"the log cannot be opened for writing; check the directory and its permissions", "無法開啟記錄檔；請檢查目錄與權限"},
                 {options.file, 0, {}});
}

Log::~Log() {
  if (descriptor_ > STDERR_FILENO) ::close(descriptor_);
}

int Log::open_file() const {
  if (options_.file == "-") return STDOUT_FILENO;
  return ::open(options_.file.c_str(), O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0640);
}

/// The new file takes the old one's descriptor, so that no thread can write to a closed one.
void Log::reopen() {
  if (descriptor_ <= STDERR_FILENO) return;
  const int fresh = open_file();
  if (fresh < 0) return;
  ::dup3(fresh, descriptor_, O_CLOEXEC);
  ::close(fresh);
}

void Log::write(const std::string& line) const {
  [[maybe_unused]] const auto written = ::write(descriptor_, line.data(), line.size());
}

void Log::request(const LoggedRequest& entry) {
  if (!enabled()) return;
  const bool failed = entry.status >= 500, slow = entry.time >= options_.slow_time;
  const auto level = failed ? LogLevel::error : slow ? LogLevel::warning : LogLevel::info;
  if (level > options_.level) return;
  JsonBody out;
  out.begin_object().text("time", time_now()).text("level", level_name(level)).text("event", slow ? "slow-request" : "request");
  out.text("id", entry.request.id).text("method", entry.request.method);
  out.text("route", entry.route == nullptr ? std::string_view("none") : entry.route->path);
  out.number("status", static_cast<std::uint64_t>(entry.status)).number("bytes", entry.bytes);
  out.number("handler_us", static_cast<std::uint64_t>(entry.time.count())).text("cache", cache_result(entry.status));
  out.text("dialect", dialect_of(entry.route)).text("client", shortened(entry.client)).end_object();
  write(out.take() + "\n");
}

void Log::event(LogLevel level, std::string_view name, std::string_view detail) {
  if (!enabled() || level > options_.level) return;
  JsonBody out;
  out.begin_object().text("time", time_now()).text("level", level_name(level)).text("event", name).text("detail", detail);
  write(out.end_object().take() + "\n");
}

}  // namespace opendata::api
