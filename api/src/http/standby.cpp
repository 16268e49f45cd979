#include "standby.hpp"

namespace opendata::api::http {

// Counted before it waits, so that never more do than may, however many ask at once.
bool Standby::begin_waiting() {
  auto waiting = waiting_.load(std::memory_order_relaxed);
  while (waiting < most_waiting_) {
    if (waiting_.compare_exchange_weak(waiting, waiting + 1, std::memory_order_relaxed)) return true;
  }
  return false;
}

void Standby::stand_by() {
  std::unique_lock lock(mutex_);
  called_.wait(lock, [this, seen = calls_] { return dismissed_ || calls_ != seen; });
}

void Standby::call() {
  {
    const std::lock_guard lock(mutex_);
    ++calls_;
  }
  called_.notify_all();
}

void Standby::dismiss() {
  {
    const std::lock_guard lock(mutex_);
    dismissed_ = true;
  }
  called_.notify_all();
}

}  // namespace opendata::api::http
