#include "usage/query_threshold.hpp"

#include <algorithm>

namespace opendata::api::usage {
namespace {

constexpr search::usage::Day days_to_wait = 30;

}  // namespace

void QueryThreshold::let_pass(std::string query) {
  if (common_.size() < most_common) common_.insert(std::move(query));
}

void QueryThreshold::begin(search::usage::Day day) {
  if (day == day_) return;
  day_ = day;
  std::erase_if(waiting_, [&](const auto& entry) { return entry.second.last_day + days_to_wait < day; });
  for (auto& [query, waiting] : waiting_) waiting.today.reset();
}

std::size_t QueryThreshold::bits() const {
  std::size_t bits = 0;
  for (const auto& [query, waiting] : waiting_) bits += waiting.today.count();
  return bits;
}

/// When all places are taken, those of a single client go: whoever floods with queries of his own does not drive out what
/// many ask. If that frees none, new ones are not taken.
void QueryThreshold::make_room() {
  std::erase_if(waiting_, [](const auto& entry) { return entry.second.most_clients < 2; });
}

QueryThreshold::Waiting* QueryThreshold::place_for(const std::string& query) {
  if (const auto found = waiting_.find(query); found != waiting_.end()) return &found->second;
  if (waiting_.size() >= most_waiting) make_room();
  return waiting_.size() >= most_waiting ? nullptr : &waiting_[query];
}

void QueryThreshold::ask(const std::string& query, std::uint64_t mark, search::usage::Day day,
                         const std::vector<search::usage::Counted>& counts, search::usage::Batch& batch) {
  if (common_.contains(query)) {
    for (const auto counted : counts) ++batch[{counted, query}];
    return;
  }
  begin(day);
  Waiting* place = place_for(query);
  if (place == nullptr) return;
  if (day != place->last_day) {
    ++place->days;
    place->last_day = day;
  }
  place->today.set(mark % place->today.size());
  place->most_clients = std::max(place->most_clients, place->today.count());
  for (const auto counted : counts) ++place->counts[counted];
  if (place->days < least_ || place->most_clients < least_ || common_.size() >= most_common) return;
  for (const auto& [counted, count] : place->counts) batch[{counted, query}] += count;
  common_.insert(query);
  waiting_.erase(query);
}

void QueryThreshold::add(const std::string& query, search::usage::Counted counted, search::usage::Batch& batch) {
  if (common_.contains(query)) return ++batch[{counted, query}], void();
  if (const auto found = waiting_.find(query); found != waiting_.end()) ++found->second.counts[counted];
}

}  // namespace opendata::api::usage
