#pragma once
#include <vector>

#include "privacy/full_domain/checker.hpp"

namespace opendata::privacy {

/// What all checked nodes together say about the others.
class KnownBounds {
 public:
  KnownBounds(const std::vector<Dimension>& dimensions, const ObjectiveFunction& objective)
      : dimensions_(dimensions), objective_(objective), words_(Node::words_for(dimensions.size())) {}

  void add(const CheckedNode& checked);
  /// Whether neither the node nor any within it is valid.
  [[nodiscard]] bool excludes(const Node& node) const;
  /// The least score that the node may have by all that is known, or one that is `enough`; infinite when the node is
  /// not valid.
  [[nodiscard]] double of(const Node& node, double enough) const;
  /// From now on only nodes whose bound is at least this are asked for: what says less is forgotten.
  void forget_below(double bound);

 private:
  [[nodiscard]] double more_at(const std::vector<double>& more, const Node& node) const;

  const std::vector<Dimension>& dimensions_;
  const ObjectiveFunction& objective_;
  std::size_t words_;
  std::vector<Node> none_within_;    ///< maximal ones
  std::vector<Node> upper_, lower_;  ///< side by side, for these many are compared with
  std::vector<BoundWithin> within_;  ///< of each in upper_
  std::vector<double> above_;        ///< of each in lower_
  std::size_t kept_ = 1024;          ///< entries at which forgetting pays
};

}  // namespace opendata::privacy
