#include "privacy/full_domain/known_bounds.hpp"

#include <algorithm>
#include <limits>

namespace opendata::privacy {

void KnownBounds::add(const CheckedNode& checked) {
  if (checked.above > 0) {
    lower_.push_back(checked.node);
    above_.push_back(checked.above);
  }
  if (checked.none_within) {
    std::erase_if(none_within_, [&](const Node& known) { return known.within(checked.node); });
    none_within_.push_back(checked.node);
  } else if (checked.within.least > 0 || !checked.within.more.empty()) {
    upper_.push_back(checked.node);
    within_.push_back(checked.within);
  }
}

bool KnownBounds::excludes(const Node& node) const {
  return std::any_of(none_within_.begin(), none_within_.end(),
                     [&](const Node& none) { return node.within(none, words_); });
}

double KnownBounds::of(const Node& node, double enough) const {
  if (excludes(node)) return std::numeric_limits<double>::infinity();
  const double base = objective_.base(node);
  double bound = base;
  // The last ones first: nodes of nearly the same bound are often neighbours.
  for (std::size_t i = upper_.size(); i-- > 0 && bound < enough;)
    if (node.within(upper_[i], words_))
      bound = std::max({bound, within_[i].least, base + more_at(within_[i].more, node)});
  for (std::size_t i = lower_.size(); i-- > 0 && bound < enough;)
    if (above_[i] > bound && lower_[i].within(node, words_)) bound = above_[i];
  return bound;
}

void KnownBounds::forget_below(double bound) {
  if (upper_.size() + lower_.size() < kept_) return;
  std::size_t left = 0;
  for (std::size_t i = 0; i < upper_.size(); ++i) {
    if (within_[i].more.empty() && within_[i].least <= bound) continue;
    upper_[left] = upper_[i];
    within_[left++] = std::move(within_[i]);
  }
  upper_.resize(left);
  within_.resize(left);
  left = 0;
  for (std::size_t i = 0; i < lower_.size(); ++i) {
    if (above_[i] <= bound) continue;
    lower_[left] = lower_[i];
    above_[left++] = above_[i];
  }
  lower_.resize(left);
  above_.resize(left);
  kept_ = std::max<std::size_t>(1024, 2 * (upper_.size() + lower_.size()));
}

double KnownBounds::more_at(const std::vector<double>& more, const Node& node) const {
  if (more.empty()) return 0;
  double sum = 0;
  const double* levels = more.data();
  for (std::size_t i = 0; i < dimensions_.size(); ++i) {
    sum += levels[node.level(i)];
    levels += dimensions_[i].height() + 1;
  }
  return sum;
}

}  // namespace opendata::privacy
