#pragma once
#include <cstdint>
#include <memory>
#include <opendata/full_domain.hpp>
#include <vector>

#include "privacy/full_domain/dimension.hpp"
#include "privacy/full_domain/node.hpp"

namespace opendata::privacy {

/// A class of which some rows, but not all, are suppressed at every node within; see Verdict.
struct PartlyLost {
  std::uint64_t rows = 0, unavoidable = 0;
};

/// How many rows stand under each label of a level of one dimension.
struct LabelRows {
  std::size_t level = 0;
  std::vector<std::uint64_t> rows;
};

/// The classes of a node, as objectives look at them.
struct NodeClasses {
  std::uint64_t rows = 0;                           ///< of the table
  std::uint64_t kept = 0;                           ///< classes
  std::uint64_t squares_kept = 0, squares_all = 0;  ///< Σ |class|²
  std::uint64_t suppressed = 0, unavoidable = 0;    ///< rows

  // Only if the objective needs labels.
  std::vector<LabelRows> suppressed_labels;  ///< one a dimension, of the node's level: rows suppressed here
  std::vector<LabelRows> lost_labels;  ///< one a dimension, of the node's level or a lower one: rows of classes that
                                       ///< are suppressed whole at every node within
  std::vector<PartlyLost> partly_lost;
  std::vector<std::uint32_t> partly_lost_labels;  ///< one a dimension, class after class
};

/// What a checked node says about the nodes within it: their score is at least base() + the sum of `more` at their
/// levels, and at least `least`.
struct BoundWithin {
  std::vector<double> more;  ///< all levels of the first dimension, of the second, …; empty = 0
  double least = 0;
};

/// A measure of what a generalization costs, with the bounds that let the search leave nodes out.
class ObjectiveFunction {
 public:
  virtual ~ObjectiveFunction() = default;
  /// Whether score() and within() look at labels.
  [[nodiscard]] virtual bool needs_labels() const = 0;
  /// A lower bound of the score from the table's marginals alone; never less for a more general node.
  [[nodiscard]] virtual double base(const Node& node) const = 0;
  [[nodiscard]] virtual double score(const Node& node, const NodeClasses& classes) const = 0;
  [[nodiscard]] virtual BoundWithin within(const Node& node, const NodeClasses& classes) const = 0;
  /// A lower bound of the score of every node above; 0 when there is none.
  [[nodiscard]] virtual double above(const NodeClasses& classes) const = 0;
};

/// `weights` one a dimension, all equal for objectives that know none. `tuples` = distinct ones of the table.
struct ObjectiveInput {
  const std::vector<Dimension>& dimensions;
  std::vector<double> weights;
  std::uint64_t rows = 0, tuples = 0, k = 1;
};
[[nodiscard]] std::unique_ptr<ObjectiveFunction> make_objective(Objective which, ObjectiveInput input);

/// Each measure in a file of its own.
[[nodiscard]] std::unique_ptr<ObjectiveFunction> make_loss(const ObjectiveInput& input);
[[nodiscard]] std::unique_ptr<ObjectiveFunction> make_entropy(const ObjectiveInput& input);
[[nodiscard]] std::unique_ptr<ObjectiveFunction> make_discernibility(const ObjectiveInput& input);
[[nodiscard]] std::unique_ptr<ObjectiveFunction> make_aecs(const ObjectiveInput& input);

/// Counts the rows by their labels at the next level.
void raise(const Dimension& dimension, LabelRows& of);
/// Appends to `more` a measure of rows at each level of a dimension; rows are given by their labels at one level. Below
/// that level the measure there stands for them, above `top` 0.
template <class Measure>
void append_levels(const Dimension& dimension, LabelRows of, std::size_t top, Measure measure,
                   std::vector<double>& more) {
  more.insert(more.end(), of.level, measure(of));
  for (std::size_t level = of.level; level <= dimension.height(); ++level) {
    if (level > of.level && level <= top) raise(dimension, of);
    more.push_back(level <= top ? measure(of) : 0);
  }
}

}  // namespace opendata::privacy
