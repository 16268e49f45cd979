#include "privacy/full_domain/search.hpp"

#include <algorithm>

namespace opendata::privacy {
namespace {

constexpr double infinite = std::numeric_limits<double>::infinity();
/// Scores are sums in floating point: what differs by less than this share is equal.
constexpr double tolerance = 1e-12;
/// How many steps finer pay for one coarser, at most, when better nodes are looked for before the limit.
constexpr std::size_t most_steps = 2;

}  // namespace

Search::Search(const std::vector<Dimension>& dimensions, const ObjectiveFunction& objective, NodeChecker& checker,
               const SearchLimit& limit)
    : dimensions_(dimensions), objective_(objective), checker_(checker), limit_(limit), known_(dimensions, objective) {}

/// Scores up to this may still be as good as the best.
double Search::ties_end() const { return best_ ? best_->score * (1 + tolerance) : infinite; }
/// Of nodes with equal scores the one that suppresses fewer rows is better, then the finer one. `suppressed` = rows
/// that the node suppresses at least.
bool Search::is_beaten(double bound, std::uint64_t suppressed, const Node& node) const {
  if (!best_ || bound < best_->score * (1 - tolerance)) return false;
  if (bound > ties_end()) return true;
  return suppressed != best_->suppressed ? suppressed > best_->suppressed
                                         : !node.is_finer(best_->node, dimensions_.size());
}
/// For a heap with the least bound on top.
bool Search::is_later(const Open& a, const Open& b) const {
  return a.bound != b.bound ? a.bound > b.bound : b.node.is_finer(a.node, dimensions_.size());
}
bool Search::is_late() const { return limit_.is_reached(steps_); }

Found Search::run() {
  push({objective_.base(Node()), Node(), false});
  while (!is_complete() && !is_late()) {
    if (limit_.exists()) dive();
    ++steps_;
    const Open visited = pop();
    if (is_beaten(visited.bound, 0, visited.node)) continue;  // and so is every node above
    known_.forget_below(visited.bound);
    if (!visited.expanded) expand(visited.node);
    if (best_ && best_->node == visited.node) continue;
    const double bound = known_.of(visited.node, ties_end());
    if (is_beaten(bound, 0, visited.node) || bound == infinite) continue;
    if (bound > visited.bound) {
      push({bound, visited.node, true});
    } else {
      settle(visited.node);
      if (is_late()) push({visited.bound, visited.node, true});  // perhaps not settled
    }
  }
  if (!best_ && !is_complete()) check(top());
  const double bound = is_complete() ? (best_ ? best_->score : infinite) : open_.front().bound;
  return {best_, bound, is_complete(), checked_.size()};
}

/// Goes from the best node to better ones beside it, so that the best so far is a good one long before it is proved.
/// May take half of what is left of the limit: the rest is for the proof, which finds what no small step leads to.
void Search::dive() {
  if (!best_ || best_->node == dived_from_) return;
  const SearchLimit end = limit_.half(steps_);
  do {
    const Node from = best_->node;
    dived_from_ = from;
    check_finer(from, {dimensions_.size(), 0, 1}, end);
    for (std::size_t steps = 1; steps <= most_steps && best_->node == from; ++steps) exchange(from, steps, end);
  } while (best_->node != dived_from_ && !end.is_reached(steps_));
}

/// One dimension coarser, others finer in so many steps, until a node is better.
void Search::exchange(const Node& from, std::size_t steps, const SearchLimit& end) {
  for (std::size_t i = 0; i < dimensions_.size() && best_->node == from; ++i) {
    if (from.level(i) == dimensions_[i].height()) continue;
    Node coarser = from;
    coarser.raise(i);
    check_finer(coarser, {i, 0, steps}, end);
  }
}

/// Checks the nodes that are finer by so many steps, if they may be better than the best.
void Search::check_finer(const Node& node, const Steps& steps, const SearchLimit& end) {
  for (std::size_t i = steps.first; i < dimensions_.size() && !end.is_reached(steps_); ++i) {
    if (i == steps.except || node.level(i) == 0) continue;
    Node finer = node;
    finer.set(i, node.level(i) - 1);
    const double bound = known_.of(finer, ties_end());
    if (bound == infinite) continue;
    if (steps.count > 1) check_finer(finer, {steps.except, i, steps.count - 1}, end);
    if (steps.count == 1 && !is_beaten(bound, 0, finer)) check(finer);
  }
}

/// The most general node: of all the likeliest to be valid, and made from few classes.
Node Search::top() const {
  Node node;
  for (std::size_t i = 0; i < dimensions_.size(); ++i) node.set(i, dimensions_[i].height());
  return node;
}

bool Search::is_complete() const { return open_.empty() || open_.front().bound > ties_end(); }

void Search::push(const Open& open) {
  open_.push_back(open);
  std::push_heap(open_.begin(), open_.end(), [this](const Open& a, const Open& b) { return is_later(a, b); });
}

Search::Open Search::pop() {
  std::pop_heap(open_.begin(), open_.end(), [this](const Open& a, const Open& b) { return is_later(a, b); });
  const Open top = open_.back();
  open_.pop_back();
  return top;
}

/// A node's parent is it with the last raised dimension one lower: what descends from it is within it with the
/// dimensions from that one on at their tops.
void Search::expand(const Node& node) {
  std::size_t first = dimensions_.size() - 1;
  while (first > 0 && node.level(first) == 0) --first;
  Node highest = node;
  for (std::size_t i = first; i < dimensions_.size(); ++i) highest.set(i, dimensions_[i].height());
  if (known_.excludes(highest)) return;
  for (std::size_t i = first; i < dimensions_.size(); ++i) {
    if (node.level(i) == dimensions_[i].height()) continue;
    Node child = node;
    child.raise(i);
    push({objective_.base(child), child, false});
  }
}

void Search::settle(const Node& node) {
  const std::vector<Node> chain = chain_from(node);
  std::size_t low = 0, high = chain.size();  // below low the chain settles the node, from high on it does not
  bool from_the_top = best_.has_value();     // most chains below a good best settle at their very top
  while (low < high && !is_late()) {
    const std::size_t middle = from_the_top ? high - 1 : low + (high - low) / 2;
    from_the_top = false;
    check(chain[middle]);
    const double bound = known_.of(node, ties_end());
    if (bound == infinite || is_beaten(bound, 0, node)) {
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
    if (left <= most_left || objective_.base(above) > ties_end()) continue;
    most_left = left;
    step = above;
  }
  return step;
}

/// A second check of a node would say nothing new.
void Search::check(const Node& node) {
  if (!checked_.insert(node).second) return;
  ++steps_;
  const CheckedNode checked = checker_.check(node, objective_);
  if (checked.valid && !is_beaten(checked.score, checked.suppressed, checked.node)) best_ = checked;
  known_.add(checked);
}

}  // namespace opendata::privacy
