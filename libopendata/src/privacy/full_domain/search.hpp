#pragma once
#include <functional>
#include <limits>
#include <optional>
#include <unordered_set>
#include <vector>

#include "privacy/full_domain/known_bounds.hpp"
#include "privacy/full_domain/search_limit.hpp"

namespace opendata::privacy {

/// The outcome of a search.
struct Found {
  std::optional<CheckedNode> best;  ///< none when no valid node was found
  double lower_bound = 0;
  bool complete = false;
  std::uint64_t checked = 0;
};

/// Branch and bound over the lattice of levels.
///
/// Nodes are visited by increasing lower bound, beginning with the bottom; each is made once, by its one parent. A node
/// is settled when a checked node shows that it is not valid or not better than the best. What a check shows:
///   for all nodes within it   unavoidable rows beyond the limit: none is valid; else their score is at least base +
///   within for all nodes above it    the objective's bound from below
/// So a check is worth most high up, where one settles many: from the visited node a chain climbs while the base allows
/// a better score, and is halved for the highest node that still settles the visited one.
///
/// With a limit, steps from each new best node to better ones beside it come first. They change what is found
/// within it, never the optimum.
class Search {
 public:
  Search(const std::vector<Dimension>& dimensions, const ObjectiveFunction& objective, NodeChecker& checker,
         const SearchLimit& limit);
  [[nodiscard]] Found run();

 private:
  struct Open {
    double bound = 0;
    Node node;
    bool expanded = false;
  };
  /// Down to finer nodes: how many, in dimensions from `first` on, never in `except`. As no dimension comes before the
  /// one of the step before, each node is come to in one way only.
  struct Steps {
    std::size_t except = 0, first = 0, count = 1;
  };
  void expand(const Node& node);
  void settle(const Node& node);
  [[nodiscard]] std::vector<Node> chain_from(const Node& node) const;
  [[nodiscard]] std::optional<Node> step_from(const Node& node) const;
  void dive();
  void exchange(const Node& from, std::size_t steps, const SearchLimit& end);
  void check_finer(const Node& node, const Steps& steps, const SearchLimit& end);
  void check(const Node& node);
  void push(const Open& open);
  [[nodiscard]] Open pop();
  [[nodiscard]] bool is_later(const Open& a, const Open& b) const;
  [[nodiscard]] Node top() const;
  [[nodiscard]] bool is_complete() const;
  [[nodiscard]] double ties_end() const;
  [[nodiscard]] bool is_beaten(double bound, std::uint64_t suppressed, const Node& node) const;
  [[nodiscard]] bool is_late() const;

  const std::vector<Dimension>& dimensions_;
  const ObjectiveFunction& objective_;
  NodeChecker& checker_;
  SearchLimit limit_;
  std::vector<Open> open_;  ///< a heap, least bound first
  KnownBounds known_;
  std::optional<CheckedNode> best_;
  std::optional<Node> dived_from_;  ///< the last node whose neighbours were looked at
  std::unordered_set<Node, NodeHash> checked_;
  std::uint64_t steps_ = 0;  ///< as the limit counts them
};

}  // namespace opendata::privacy
