#pragma once
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <map>
#include <mutex>
#include <optional>
#include <string>

namespace opendata::push::links {

/// Work for several threads, of which only so many may be busy with one host. Thread safety: take() and done() from any
/// thread, after all add().
class WorkQueue {
 public:
  explicit WorkQueue(unsigned per_host) : per_host_(per_host) {}
  struct Job {
    std::string host;
    std::size_t index = 0;
  };
  void add(const std::string& host, std::size_t index) { hosts_[host].waiting.push_back(index); }
  /// The next job of the host that has the most left and is not busy; waits for one; none when nothing is left.
  [[nodiscard]] std::optional<Job> take();
  void done(const Job& job);

 private:
  struct Host {
    std::deque<std::size_t> waiting;
    unsigned busy = 0;
  };
  std::mutex mutex_;
  std::condition_variable freed_;
  std::map<std::string, Host> hosts_;
  unsigned per_host_;
};

}  // namespace opendata::push::links
