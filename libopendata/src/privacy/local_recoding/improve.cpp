#include "privacy/local_recoding/improve.hpp"

#include <algorithm>
#include <numeric>
#include <random>
#include <unordered_set>

namespace opendata::privacy::local {
namespace {

/// How far apart in an order two classes are looked at together, at most. Doubles from round to round.
constexpr std::size_t widest_window = 16;
/// Rounds without any change after which nothing more is expected.
constexpr std::size_t idle_rounds = 12;
/// A row is worth moving when it would cost less than this many quarters of what it costs now.
constexpr std::uint64_t promising_quarters = 6;

class Improver {
 public:
  Improver(Region& region, const Space& space, Admission& admission, std::uint64_t seed, std::uint64_t steps)
      : region_(region), space_(space), regrouper_(space, admission), k_(admission.k()), random_(seed), limit_(steps) {
    for (Class& of : region_) of.stamp = ++last_stamp_;
  }

  void run() {
    std::size_t idle = 0;
    for (std::size_t window = 1; idle < idle_rounds && !spent(); window = std::min(2 * window, widest_window)) {
      const bool changed = regroup_neighbours(window);
      idle = split_large() || changed ? 0 : idle + 1;
    }
  }

 private:
  [[nodiscard]] bool spent() const { return steps_ + regrouper_.steps() >= limit_; }

  /// Attributes in random order. std::shuffle differs between standard libraries.
  std::vector<std::size_t> random_attributes() {
    std::vector<std::size_t> attributes(space_.attributes());
    std::iota(attributes.begin(), attributes.end(), std::size_t{0});
    for (std::size_t left = attributes.size(); left > 1; --left)
      std::swap(attributes[left - 1], attributes[random_() % left]);
    return attributes;
  }

  /// The classes so that those with the same labels of the first attributes of a random order are side by side.
  std::vector<std::uint32_t> random_order() {
    const auto attributes = random_attributes();
    const std::size_t width = attributes.size();
    std::vector<std::uint64_t> keys;
    keys.reserve(region_.size() * width);
    for (const Class& of : region_)
      for (const std::size_t i : attributes)
        keys.push_back(space_.costs[i].prefix(space_.rows[of.rows.front()][i], of.levels[i]));
    std::vector<std::uint32_t> order(region_.size());
    std::iota(order.begin(), order.end(), 0U);
    const auto key = [&](std::uint32_t of) { return keys.begin() + static_cast<std::ptrdiff_t>(of * width); };
    const auto step = static_cast<std::ptrdiff_t>(width);
    std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
      return std::lexicographical_compare(key(a), key(a) + step, key(b), key(b) + step);
    });
    steps_ += 4 * region_.size();
    return order;
  }

  bool regroup_neighbours(std::size_t window) {
    const auto order = random_order();
    bool changed = false;
    for (std::size_t i = 0; i < order.size() && !spent(); ++i)
      for (std::size_t j = i + 1; j < order.size() && j <= i + window; ++j)
        changed |= regroup(region_[order[i]], region_[order[j]]);
    std::erase_if(region_, [](const Class& of) { return of.rows.empty(); });
    return changed;
  }

  bool regroup(Class& a, Class& b) {
    const std::size_t rows = a.rows.size() + b.rows.size();
    if (a.rows.empty() || b.rows.empty() || rows > Regrouper::most_rows) return false;
    if (!gains_by(a, b) && !gains_by(b, a)) return false;
    if (!tried_.insert((std::uint64_t{a.stamp} << 32U) | b.stamp).second) return false;
    pair_.assign(a.rows.begin(), a.rows.end());
    pair_.insert(pair_.end(), b.rows.begin(), b.rows.end());
    auto division = regrouper_.divide(pair_, a.cost() + b.cost());
    if (!division) return false;
    replace(a, std::move(division->first));
    replace(b, std::move(division->second));
    return true;
  }

  /// Whether a row of one class might be cheaper in another: most pairs are told apart by this.
  bool gains_by(const Class& of, const Class& other) {
    if (of.row_cost == 0) return false;
    steps_ += of.rows.size();
    return std::any_of(of.rows.begin(), of.rows.end(), [&](std::uint32_t row) {
      return 4 * space_.cost_with(other, row) < promising_quarters * of.row_cost;
    });
  }

  void replace(Class& of, std::vector<std::uint32_t> rows) {
    of.rows = std::move(rows);
    of.stamp = ++last_stamp_;
    of.row_cost = 0;
    if (!of.rows.empty()) space_.settle(of);
  }

  /// Classes that have become large enough for two.
  bool split_large() {
    const std::size_t classes = region_.size();
    for (std::size_t i = 0; i < classes && !spent(); ++i) {
      if (region_[i].row_cost == 0 || region_[i].rows.size() < 2 * k_ || !tried_.insert(region_[i].stamp).second)
        continue;
      auto division = regrouper_.divide(region_[i].rows, region_[i].cost());
      if (!division || division->second.empty()) continue;
      replace(region_[i], std::move(division->first));
      replace(region_.emplace_back(), std::move(division->second));
    }
    return region_.size() != classes;
  }

  Region& region_;
  const Space& space_;
  Regrouper regrouper_;
  std::size_t k_;
  std::mt19937_64 random_;
  std::uint64_t limit_;
  std::uint64_t steps_ = 0;
  std::uint32_t last_stamp_ = 0;
  std::vector<std::uint32_t> pair_;
  std::unordered_set<std::uint64_t> tried_;  ///< stamps of pairs, and of single classes, that could not be improved
};

}  // namespace

void improve(Region& region, const Space& space, Admission& admission, std::uint64_t seed, std::uint64_t steps) {
  Improver(region, space, admission, seed, steps).run();
}

}  // namespace opendata::privacy::local
