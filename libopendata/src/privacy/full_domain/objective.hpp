#pragma once
#include <cstdint>
#include <memory>
#include <opendata/full_domain.hpp>
#include <vector>

#include "privacy/full_domain/dimension.hpp"
#include "privacy/full_domain/node.hpp"

namespace opendata::privacy {

/// A class that fails the model at a node.
struct FailingClass {
  std::uint64_t rows = 0;
  std::uint64_t unavoidable = 0;  ///< rows of it that are suppressed at every node within this one; see Verdict
};

/// The classes of a node, as objectives look at them.
struct NodeClasses {
  std::uint64_t rows = 0;                           ///< of the table
  std::uint64_t kept = 0;                           ///< classes
  std::uint64_t squares_kept = 0, squares_all = 0;  ///< Σ |class|²
  std::uint64_t suppressed = 0, unavoidable = 0;    ///< rows
  std::vector<FailingClass> failing;
  std::vector<std::uint32_t> failing_labels;  ///< one a dimension, class after class; only if the objective needs them
};

/// What a checked node says about the nodes within it: their score is at least base() + more, and at least `least`.
struct BoundWithin {
  double more = 0, least = 0;
};

/// A measure of what a generalization costs, with the bounds that let the search leave nodes out.
class ObjectiveFunction {
 public:
  virtual ~ObjectiveFunction() = default;
  /// Whether score() and within() look at failing_labels.
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

}  // namespace opendata::privacy
