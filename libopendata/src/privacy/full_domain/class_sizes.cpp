#include <algorithm>

#include "privacy/full_domain/objective.hpp"

/// The objectives that look at class sizes only.
namespace opendata::privacy {
namespace {

/// An upper bound of the classes of a node: combinations of labels, distinct tuples of the table.
double most_classes(const std::vector<Dimension>& dimensions, const Node& node, std::uint64_t tuples) {
  double combinations = 1;
  for (std::size_t i = 0; i < dimensions.size(); ++i) combinations *= dimensions[i].labels(node.level(i));
  return std::min(combinations, static_cast<double>(tuples));
}

class Discernibility final : public ObjectiveFunction {
 public:
  explicit Discernibility(const ObjectiveInput& input)
      : dimensions_(input.dimensions), rows_(input.rows), tuples_(input.tuples), k_(input.k) {}
  bool needs_labels() const override { return false; }
  /// Σ |class|² is least when all classes have the same size.
  double base(const Node& node) const override {
    const auto rows = static_cast<double>(rows_);
    return rows * rows / most_classes(dimensions_, node, tuples_);
  }
  double score(const Node&, const NodeClasses& classes) const override {
    return static_cast<double>(classes.squares_kept + rows_ * classes.suppressed);
  }
  /// Each unavoidable row costs as much as the table has rows, each other one at least k.
  BoundWithin within(const Node&, const NodeClasses& classes) const override {
    const std::uint64_t k = std::min(k_, rows_);
    return {{}, static_cast<double>(rows_ * classes.unavoidable + k * (rows_ - classes.unavoidable))};
  }
  /// Merging adds to the squares, and a suppressed row costs at least as much as its class.
  double above(const NodeClasses& classes) const override { return static_cast<double>(classes.squares_all); }

 private:
  const std::vector<Dimension>& dimensions_;
  std::uint64_t rows_, tuples_, k_;
};

class AverageClassSize final : public ObjectiveFunction {
 public:
  explicit AverageClassSize(const ObjectiveInput& input)
      : dimensions_(input.dimensions), rows_(input.rows), tuples_(input.tuples), k_(input.k) {}
  bool needs_labels() const override { return false; }
  double base(const Node& node) const override {
    return average(std::min(most_classes(dimensions_, node, tuples_), static_cast<double>(rows_ / k_)) + 1);
  }
  double score(const Node&, const NodeClasses& classes) const override {
    return average(static_cast<double>(classes.kept + (classes.suppressed > 0 ? 1 : 0)));
  }
  BoundWithin within(const Node&, const NodeClasses& classes) const override {
    return {{}, average(static_cast<double>((rows_ - classes.unavoidable) / k_) + 1)};
  }
  /// A kept class above holds a class that is kept here, or at least k rows that are suppressed here.
  double above(const NodeClasses& classes) const override {
    return average(static_cast<double>(classes.kept + classes.suppressed / k_) + 1);
  }

 private:
  [[nodiscard]] double average(double classes) const { return static_cast<double>(rows_) / classes; }
  const std::vector<Dimension>& dimensions_;
  std::uint64_t rows_, tuples_, k_;
};

}  // namespace

std::unique_ptr<ObjectiveFunction> make_discernibility(const ObjectiveInput& input) {
  return std::make_unique<Discernibility>(input);
}
std::unique_ptr<ObjectiveFunction> make_aecs(const ObjectiveInput& input) {
  return std::make_unique<AverageClassSize>(input);
}

}  // namespace opendata::privacy
