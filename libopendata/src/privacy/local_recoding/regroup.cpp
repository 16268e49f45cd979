#include "privacy/local_recoding/regroup.hpp"

#include <algorithm>
#include <limits>
#include <numeric>

namespace opendata::privacy::local {
namespace {

std::size_t most_levels(const Costs& costs) {
  std::size_t most = 0;
  for (const LabelCosts& of : costs) most = std::max(most, of.levels());
  return most;
}

}  // namespace

Regrouper::Regrouper(const Space& space, Admission& admission)
    : space_(space), admission_(admission), width_(space.attributes()), level_stride_(most_levels(space.costs)) {}

std::optional<Division> Regrouper::divide(std::span<const std::uint32_t> rows, std::uint64_t limit) {
  if (rows.size() > most_rows) return std::nullopt;
  load(rows);
  least_ = limit;
  best_.reset();
  for (std::size_t seed = 0; seed < count_; ++seed) try_seed(seed);
  return std::move(best_);
}

void Regrouper::load(std::span<const std::uint32_t> rows) {
  rows_ = rows;
  count_ = rows.size();
  meets_.resize(count_ * count_ * width_);
  costs_.resize(count_ * width_ * level_stride_);
  order_.resize(count_);
  prefix_.resize(count_ + 1);
  for (std::size_t a = 0; a < count_; ++a) {
    const std::uint32_t* leaves = space_.rows[rows[a]];
    for (std::size_t i = 0; i < width_; ++i) {
      const LabelCosts& costs = space_.costs[i];
      std::copy_n(costs.costs(leaves[i]), costs.levels(), &costs_[(a * width_ + i) * level_stride_]);
      for (std::size_t b = 0; b < count_; ++b)
        meets_[(a * count_ + b) * width_ + i] = costs.meet(leaves[i], space_.rows[rows[b]][i]);
    }
  }
  steps_ += 2 * count_ * count_;
}

void Regrouper::try_seed(std::size_t seed) {
  std::iota(order_.begin(), order_.end(), 0U);
  std::swap(order_.front(), order_[seed]);
  cut(grow(seed));
}

std::uint64_t Regrouper::cost_with(std::size_t seed, std::size_t row) const {
  const std::uint8_t* meets = meet(seed, row);
  const std::uint32_t* costs = &costs_[seed * width_ * level_stride_];
  std::uint64_t sum = 0;
  for (std::size_t i = 0; i < width_; ++i) sum += costs[i * level_stride_ + std::max(levels_[i], meets[i])];
  return sum;
}

void Regrouper::include(std::size_t seed, std::size_t row) {
  const std::uint8_t* meets = meet(seed, row);
  for (std::size_t i = 0; i < width_; ++i) levels_[i] = std::max(levels_[i], meets[i]);
}

/// Orders the rows around a seed and fills prefix_; stops where the first class alone costs as much as the best.
/// Result: how many rows are ordered.
std::size_t Regrouper::grow(std::size_t seed) {
  levels_.assign(width_, 0);
  prefix_[1] = 0;
  for (std::size_t grown = 1; grown < count_; ++grown) {
    std::size_t nearest = grown;
    std::uint64_t least = std::numeric_limits<std::uint64_t>::max();
    for (std::size_t place = grown; place < count_; ++place) {
      const std::uint64_t cost = cost_with(seed, order_[place]);
      if (cost >= least) continue;
      least = cost;
      nearest = place;
    }
    steps_ += count_ - grown;
    std::swap(order_[grown], order_[nearest]);
    include(seed, order_[grown]);
    prefix_[grown + 1] = least * (grown + 1);
    if (prefix_[grown + 1] >= least_) return grown;
  }
  return count_;
}

/// Looks for the best place to cut the order: from its end, so that the second class grows.
void Regrouper::cut(std::size_t grown) {
  const std::size_t k = admission_.k();
  if (grown == count_ && prefix_[count_] < least_) keep(count_, prefix_[count_]);
  const std::size_t last = order_[count_ - 1];
  levels_.assign(width_, 0);
  for (std::size_t first = count_ - 1; first >= std::max<std::size_t>(k, 1); --first) {
    const std::uint64_t row_cost = cost_with(last, order_[first]);
    include(last, order_[first]);
    if (first > grown || count_ - first < k) continue;
    const std::uint64_t cost = prefix_[first] + row_cost * (count_ - first);
    if (cost < least_) keep(first, cost);
  }
  steps_ += count_ - std::min<std::size_t>(k, count_);
}

/// Remembers the division at a cut when both sides may be classes.
void Regrouper::keep(std::size_t cut, std::uint64_t cost) {
  Division division;
  for (std::size_t place = 0; place < count_; ++place)
    (place < cut ? division.first : division.second).push_back(rows_[order_[place]]);
  if (admission_.needs_sensitive() && !admission_.admits(division.first)) return;
  if (admission_.needs_sensitive() && cut < count_ && !admission_.admits(division.second)) return;
  least_ = cost;
  best_ = std::move(division);
}

}  // namespace opendata::privacy::local
