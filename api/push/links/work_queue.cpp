#include "push/links/work_queue.hpp"

namespace opendata::push::links {

std::optional<WorkQueue::Job> WorkQueue::take() {
  std::unique_lock lock(mutex_);
  for (;;) {
    bool left = false;
    auto best = hosts_.end();
    for (auto host = hosts_.begin(); host != hosts_.end(); ++host) {
      left = left || !host->second.waiting.empty();
      const bool open = !host->second.waiting.empty() && host->second.busy < per_host_;
      if (open && (best == hosts_.end() || host->second.waiting.size() > best->second.waiting.size())) best = host;
    }
    if (!left) return std::nullopt;
    if (best == hosts_.end()) {
      freed_.wait(lock);
      continue;
    }
    Job job{best->first, best->second.waiting.front()};
    best->second.waiting.pop_front();
    ++best->second.busy;
    return job;
  }
}

void WorkQueue::done(const Job& job) {
  const std::lock_guard lock(mutex_);
  --hosts_[job.host].busy;
  freed_.notify_all();
}

}  // namespace opendata::push::links
