#pragma once
#include <chrono>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>

#include "rows/row_problems.hpp"

namespace opendata::api {

/// Answers about rows that never change, by question. Bounded: when it is full, everything is forgotten. Also remembers
/// for a minute which questions had a whole deadline and did not come to an end, so that they do not cost it again and
/// again. Thread safe.
template <class Value>
class KeptAnswers {
 public:
  static constexpr std::size_t most = 100;

  /// The answer to `key`; else what `ask` says, which is kept.
  template <class Ask>
  Outcome<std::shared_ptr<const Value>> get(const std::string& key, std::chrono::milliseconds limit, Ask ask) {
    if (auto known = find(key, limit)) return std::move(*known);
    auto answer = ask();
    keep(key, limit, answer);
    return answer;
  }

 private:
  using Answered = Outcome<std::shared_ptr<const Value>>;
  using Clock = std::chrono::steady_clock;
  struct Late {
    std::chrono::milliseconds limit;
    Clock::time_point until;
  };
  std::optional<Answered> find(const std::string& key, std::chrono::milliseconds limit) {
    const std::lock_guard lock(mutex_);
    if (const auto found = answers_.find(key); found != answers_.end()) return Answered(found->second);
    const auto late = too_slow_.find(key);
    if (late == too_slow_.end() || late->second.limit < limit || late->second.until < Clock::now()) return std::nullopt;
    return Answered(refuse(deadline_problem()));
  }
  void keep(const std::string& key, std::chrono::milliseconds limit, const Answered& answer) {
    const std::lock_guard lock(mutex_);
    if (answers_.size() + too_slow_.size() >= most) {
      answers_.clear();
      too_slow_.clear();
    }
    if (answer) {
      answers_[key] = *answer;
    } else if (answer.error().kind == ProblemKind::query_deadline) {
      too_slow_[key] = {limit, Clock::now() + std::chrono::minutes(1)};
    }
  }
  std::mutex mutex_;
  std::map<std::string, std::shared_ptr<const Value>> answers_;
  std::map<std::string, Late> too_slow_;
};

}  // namespace opendata::api
