#include "push/links/host_gate.hpp"

#include <algorithm>
#include <thread>

namespace opendata::push::links {

void HostGate::enter(const std::string& name) {
  std::unique_lock lock(mutex_);
  Host& host = hosts_[name];
  left_.wait(lock, [&] { return host.inside < politeness_.at_once; });
  ++host.inside;
  const auto turn = std::max(host.next, std::chrono::steady_clock::now());
  host.next = turn + std::max(politeness_.delay, host.delay);
  lock.unlock();
  std::this_thread::sleep_until(turn);
}

void HostGate::leave(const std::string& name) {
  const std::lock_guard lock(mutex_);
  --hosts_[name].inside;
  left_.notify_all();
}

void HostGate::slow_down(const std::string& name, std::chrono::milliseconds delay) {
  const std::lock_guard lock(mutex_);
  Host& host = hosts_[name];
  if (delay <= host.delay) return;
  host.delay = delay;
  put_off(host, delay);
}

void HostGate::pause(const std::string& name, std::chrono::milliseconds wait) {
  const std::lock_guard lock(mutex_);
  put_off(hosts_[name], wait);
}

/// The turn that was given away before the wish was known moves along.
void HostGate::put_off(Host& host, std::chrono::milliseconds wait) {
  host.next = std::max(host.next, std::chrono::steady_clock::now() + wait);
}

}  // namespace opendata::push::links
