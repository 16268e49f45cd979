#include "operations/watcher.hpp"

#include <poll.h>
#include <signal.h>
#include <sys/eventfd.h>
#include <sys/inotify.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <chrono>

namespace opendata::api {
namespace {

constexpr int look_every_ms = 1000;
constexpr std::chrono::milliseconds settle_time{20};  // many changes at once cost one look

void signal_event(const http::Socket& event) noexcept {
  const int saved = errno;
  const std::uint64_t one = 1;
  [[maybe_unused]] const auto ignored = ::write(event.get(), &one, sizeof one);
  errno = saved;
}

/// Takes what is there; whether there was anything.
bool empty(const http::Socket& source) {
  alignas(inotify_event) std::array<char, 4096> bytes;
  bool any = false;
  while (::read(source.get(), bytes.data(), bytes.size()) > 0) any = true;
  return any;
}

}  // namespace

Watcher::Watcher()
    : inotify_(::inotify_init1(IN_CLOEXEC | IN_NONBLOCK)),
      told_(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)),
      ended_(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)) {}

Watcher::~Watcher() { stop(); }

void Watcher::start(const std::vector<std::filesystem::path>& directories, std::function<void(Reason)> look) {
  for (const auto& directory : directories)
    if (!directory.empty()) ::inotify_add_watch(inotify_.get(), directory.c_str(), IN_MOVED_TO | IN_CLOSE_WRITE | IN_DELETE);
  thread_ = std::thread([this, look = std::move(look)] {
    sigset_t set;
    ::sigfillset(&set);
    ::pthread_sigmask(SIG_BLOCK, &set, nullptr);
    run(look);
  });
}

void Watcher::run(const std::function<void(Reason)>& look) const {
  while (true) {
    std::array<pollfd, 3> waited{{{ended_.get(), POLLIN, 0}, {told_.get(), POLLIN, 0}, {inotify_.get(), POLLIN, 0}}};
    const int ready = ::poll(waited.data(), waited.size(), look_every_ms);
    if (waited[0].revents != 0) return;
    if (ready < 0) continue;
    if (waited[2].revents != 0) std::this_thread::sleep_for(settle_time);
    const bool told = empty(told_), changed = empty(inotify_);
    look(told ? Reason::told : changed ? Reason::changed : Reason::time);
  }
}

void Watcher::stop() {
  if (!thread_.joinable()) return;
  signal_event(ended_);
  thread_.join();
  empty(ended_);
}

void Watcher::tell() const noexcept { signal_event(told_); }

}  // namespace opendata::api
