#pragma once
#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <string>

#include "rows/row_problems.hpp"

namespace opendata::api {

/// Answers about rows that never change, by question. What they can cost is bounded: a question that many have at once
/// is asked by one of them, the others wait; one that had a whole deadline and did not come to an end is not asked again
/// for a minute, and each time for twice as long, up to half an hour; when there are too many, all are forgotten.
/// Thread safe.
template <class Value>
class KeptAnswers {
 public:
  static constexpr std::size_t most = 150;
  static constexpr std::chrono::minutes first_rest{1}, longest_rest{30};

  using Clock = std::chrono::steady_clock;
  using Answered = Outcome<std::shared_ptr<const Value>>;

  explicit KeptAnswers(std::size_t room = most, Clock::time_point (*now)() = Clock::now) : room_(room), now_(now) {}

  /// The answer to `key`; else what `ask` says, which is kept. Without any time left nothing is asked.
  template <class Ask>
  Answered get(const std::string& key, std::chrono::milliseconds limit, Ask ask) {
    {
      std::unique_lock lock(mutex_);
      const bool free = answered_.wait_for(lock, limit, [&] { return !asking_.contains(key); });
      if (auto known = find(key, limit)) return std::move(*known);
      if (!free || limit.count() <= 0) return refuse(deadline_problem());
      asking_.insert(key);
    }
    const Turn turn(*this, key);
    auto answer = ask();
    keep(key, limit, answer);
    return answer;
  }

 private:
  struct Late {
    std::chrono::milliseconds limit{0};
    std::chrono::minutes rest{0};
    Clock::time_point until = {};
  };
  /// Lets the others in again, however the asking ended.
  class Turn {
   public:
    Turn(KeptAnswers& answers, const std::string& key) : answers_(answers), key_(key) {}
    Turn(const Turn&) = delete;
    Turn& operator=(const Turn&) = delete;
    ~Turn() {
      {
        const std::lock_guard lock(answers_.mutex_);
        answers_.asking_.erase(key_);
      }
      answers_.answered_.notify_all();
    }

   private:
    KeptAnswers& answers_;
    const std::string& key_;
  };
  std::optional<Answered> find(const std::string& key, std::chrono::milliseconds limit) {
    if (const auto found = answers_.find(key); found != answers_.end()) return Answered(found->second);
    const auto late = too_slow_.find(key);
    if (late == too_slow_.end() || late->second.limit < limit || late->second.until < now_()) return std::nullopt;
    return Answered(refuse(deadline_problem()));
  }
  void keep(const std::string& key, std::chrono::milliseconds limit, const Answered& answer) {
    const std::lock_guard lock(mutex_);
    if (answer) {
      make_room(answers_);
      answers_[key] = *answer;
      too_slow_.erase(key);
    } else if (answer.error().kind == ProblemKind::query_deadline) {
      make_room(too_slow_);
      Late& late = too_slow_[key];
      late.rest = std::clamp(2 * late.rest, first_rest, longest_rest);
      late.until = now_() + late.rest;
      late.limit = limit;
    }
  }
  template <class Kept>
  void make_room(Kept& kept) {
    if (kept.size() >= room_) kept.clear();
  }
  const std::size_t room_;
  Clock::time_point (*const now_)();
  std::mutex mutex_;
  std::condition_variable answered_;
  std::set<std::string> asking_;
  std::map<std::string, std::shared_ptr<const Value>> answers_;
  std::map<std::string, Late> too_slow_;
};

}  // namespace opendata::api
