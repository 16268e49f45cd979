#include "operations/log.hpp"

#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <system_error>

#include "json_body.hpp"
#include "operations/client_address.hpp"

namespace opendata::api {
namespace {

/// With more than this a thread that has something to add writes by itself: a disk that is too slow holds up requests, it does not
/// fill the memory.
constexpr std::size_t most_gathered = 4U << 20U;

/// "2024-05-06T07:08:09": made once a second per thread.
const std::string& second_now(std::time_t now) {
  thread_local std::time_t made = -1;
  thread_local std::string text;
  if (now == made) return text;
  std::tm parts{};
  ::gmtime_r(&now, &parts);
  std::array<char, 40> digits{};
  text.assign(digits.data(), std::strftime(digits.data(), digits.size(), "%Y-%m-%dT%H:%M:%S", &parts));
  made = now;
  return text;
}

std::string time_now() {
  timespec now{};
  ::clock_gettime(CLOCK_REALTIME, &now);
  const std::string milliseconds = std::to_string(1000 + now.tv_nsec / 1'000'000);
  return second_now(now.tv_sec) + "." + milliseconds.substr(1) + "Z";
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

/// Whether a file's last line has no end: the disk was full, or the machine lost power.
bool ends_within_a_line(const std::string& file) {
  std::error_code none;
  if (!std::filesystem::is_regular_file(file, none)) return false;  // a pipe would wait for somebody
  std::ifstream in(file, std::ios::binary);
  return in.seekg(-1, std::ios::end) && in.get() != '\n';
}

std::string_view cache_result(int status) { return status == 304 ? "validated" : "made"; }

}  // namespace

Result<std::unique_ptr<Log>> Log::open(const LogOptions& options) {
  std::unique_ptr<Log> log(new Log(options));
  if (options.file.empty()) return log;
  log->torn_ = ends_within_a_line(options.file);
  log->descriptor_ = log->open_file();
  if (log->enabled() && log->start()) return log;
  return failure(Errc::io_failure,
                 {"the log cannot be opened for writing; check the directory and its permissions", "無法開啟記錄檔；請檢查目錄與權限"},
                 {options.file, 0, {}});
}

Log::~Log() {
  {
    const std::lock_guard lock(gathering_);
    ends_ = true;
  }
  changed_.notify_one();
  if (writer_.joinable()) writer_.join();
  if (descriptor_ > STDERR_FILENO) ::close(descriptor_);
}

int Log::open_file() const {
  if (options_.file == "-") return STDOUT_FILENO;
  return ::open(options_.file.c_str(), O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0640);
}

/// The new file takes the old one's descriptor, so that no thread can write to a closed one.
void Log::reopen() {
  if (descriptor_ <= STDERR_FILENO) return;
  write_what_came();
  const int fresh = open_file();
  if (fresh < 0) return;
  const std::lock_guard writing(writing_);  // no line is half in one file, half in the other
  ::dup3(fresh, descriptor_, O_CLOEXEC);
  torn_ = ends_within_a_line(options_.file);  // the same file as before when nobody has renamed it
  ::close(fresh);
}

bool Log::start() {
  try {
    writer_ = std::thread([this] { run(); });
  } catch (const std::system_error&) {
    return false;
  }
  return true;
}

void Log::append(std::string_view line) {
  std::size_t size = 0;
  {
    const std::lock_guard lock(gathering_);
    gathered_ += line;
    size = gathered_.size();
  }
  if (size == line.size()) changed_.notify_one();
  if (size > most_gathered) write_what_came();
}

void Log::write_what_came() {
  const std::lock_guard writing(writing_);
  std::string lines;
  {
    const std::lock_guard lock(gathering_);
    lines.swap(gathered_);
  }
  if (lines.empty() || (torn_ && write_now("\n") == 0)) return;
  const auto done = write_now(lines);
  torn_ = done > 0 && lines[done - 1] != '\n';
}

std::size_t Log::write_now(std::string_view text) const {
  std::size_t done = 0;
  while (done < text.size()) {
    const auto written = ::write(descriptor_, text.data() + done, text.size() - done);
    if (written < 0 && errno != EINTR) return done;
    done += static_cast<std::size_t>(std::max<ssize_t>(written, 0));
  }
  return done;
}

void Log::run() {
  sigset_t set;
  ::sigfillset(&set);
  ::pthread_sigmask(SIG_BLOCK, &set, nullptr);
  for (bool ends = false; !ends;) {
    {
      std::unique_lock lock(gathering_);
      changed_.wait(lock, [&] { return ends_ || !gathered_.empty(); });
      changed_.wait_for(lock, gather_time, [&] { return ends_; });
      ends = ends_;
    }
    write_what_came();
  }
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
  append(out.take() + "\n");
}

void Log::event(LogLevel level, std::string_view name, std::string_view detail) {
  if (!enabled() || level > options_.level) return;
  JsonBody out;
  out.begin_object().text("time", time_now()).text("level", level_name(level)).text("event", name).text("detail", detail);
  append(out.end_object().take() + "\n");
}

}  // namespace opendata::api
