#include "privacy/full_domain/search.hpp"

#include <algorithm>

namespace opendata::privacy {
namespace {

constexpr double infinite = std::numeric_limits<double>::infinity();
/// Bounds are sums in floating point: what is better by less than this share is equal.
constexpr double tolerance = 1e-12;

/// For a heap with the least bound on top.
template <class Open>
bool later(const Open& a, const Open& b) {
  return a.bound > b.bound;
}

bool is_better(const CheckedNode& a, const CheckedNode& b) {
  return a.score != b.score ? a.score < b.score : a.suppressed < b.suppressed;
}

}  // namespace

Search::Search(const std::vector<Dimension>& dimensions, const ObjectiveFunction& objective, NodeChecker& checker,
               std::optional<Clock::time_point> deadline)
    : dimensions_(dimensions), objective_(objective), checker_(checker), deadline_(deadline) {}

bool Search::is_beaten(double bound) const { return best_ && bound >= best_->score * (1 - tolerance); }
bool Search::is_late() const { return deadline_ && Clock::now() >= *deadline_; }

Found Search::run() {
  open_.push_back({objective_.base(Node()), Node(), false});
  while (!open_.empty() && !is_beaten(open_.front().bound) && !is_late()) {
    std::pop_heap(open_.begin(), open_.end(), later<Open>);
    const Open visited = open_.back();
    open_.pop_back();
    if (!visited.expanded) expand(visited.node);
    const double bound = bound_of(visited.node);
    if (is_beaten(bound) || bound == infinite) continue;
    if (bound > visited.bound) {
      open_.push_back({bound, visited.node, true});
      std::push_heap(open_.begin(), open_.end(), later<Open>);
    } else {
      settle(visited.node);
    }
  }
  const bool complete = open_.empty() || is_beaten(open_.front().bound);
  const double bound = complete ? (best_ ? best_->score : infinite) : open_.front().bound;
  return {best_, bound, complete, checks_};
}

/// A node's parent is it with the last raised dimension one lower.
void Search::expand(const Node& node) {
  std::size_t first = dimensions_.size() - 1;
  while (first > 0 && node.level(first) == 0) --first;
  for (std::size_t i = first; i < dimensions_.size(); ++i) {
    if (node.level(i) == dimensions_[i].height()) continue;
    Node child = node;
    child.raise(i);
    open_.push_back({objective_.base(child), child, false});
    std::push_heap(open_.begin(), open_.end(), later<Open>);
  }
}

/// The least score that the node may have by all that is known; infinite when it is not valid.
double Search::bound_of(const Node& node) const {
  for (const Node& none : none_within_)
    if (node.within(none)) return infinite;
  double more = 0, least = 0;
  for (const CheckedNode& known : checked_) {
    if (node.within(known.node)) {
      more = std::max(more, known.within.more);
      least = std::max(least, known.within.least);
    }
    if (known.node.within(node)) least = std::max(least, known.above);
  }
  return std::max(objective_.base(node) + more, least);
}

void Search::settle(const Node& node) {
  const std::vector<Node> chain = chain_from(node);
  std::size_t low = 0, high = chain.size();  // below low the chain settles the node, from high on it does not
  bool from_the_top = best_.has_value();     // most chains below a good best settle at their very top
  while (low < high && !is_late()) {
    const std::size_t middle = from_the_top ? high - 1 : low + (high - low) / 2;
    from_the_top = false;
    check(chain[middle]);
    const double bound = bound_of(node);
    if (bound == infinite || is_beaten(bound)) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
}

/// Upwards while a better score is possible, each step where the fewest labels merge: such nodes are the most likely to
/// fail the model, and a node that fails high up settles all within it.
std::vector<Node> Search::chain_from(const Node& node) const {
  std::vector<Node> chain{node};
  for (std::optional<Node> next = step_from(node); next; next = step_from(*next)) chain.push_back(*next);
  return chain;
}

std::optional<Node> Search::step_from(const Node& node) const {
  std::optional<Node> step;
  double most_left = 0;
  for (std::size_t i = 0; i < dimensions_.size(); ++i) {
    const std::size_t level = node.level(i);
    if (level == dimensions_[i].height()) continue;
    Node above = node;
    above.raise(i);
    const double left = static_cast<double>(dimensions_[i].labels(level + 1)) / dimensions_[i].labels(level);
    if (left <= most_left || is_beaten(objective_.base(above))) continue;
    most_left = left;
    step = above;
  }
  return step;
}

void Search::check(const Node& node) {
  CheckedNode checked = checker_.check(node, objective_);
  ++checks_;
  if (checked.valid && (!best_ || is_better(checked, *best_))) best_ = checked;
  if (checked.none_within) {
    std::erase_if(none_within_, [&](const Node& known) { return known.within(node); });
    none_within_.push_back(node);
    if (checked.above == 0) return;
  }
  checked_.push_back(checked);
}

}  // namespace opendata::privacy
