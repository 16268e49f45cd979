#include <algorithm>
#include <numeric>

#include "privacy/full_domain/objective.hpp"

namespace opendata::privacy {
namespace {

/// Leaves are summed as integers; each dimension is divided once, by rows · (leaves − 1). A column of one leaf loses
/// nothing at any level, but all of it where a row is suppressed: it is measured as if there were a second leaf that
/// stands nowhere.
class Loss final : public ObjectiveFunction {
 public:
  explicit Loss(const ObjectiveInput& input) : dimensions_(input.dimensions), rows_(input.rows) {
    const double total = std::accumulate(input.weights.begin(), input.weights.end(), 0.0);
    for (std::size_t i = 0; i < input.dimensions.size(); ++i)
      parts_.push_back(make_part(input.dimensions[i], input.weights[i] / total));
  }
  bool needs_labels() const override { return true; }

  double base(const Node& node) const override {
    double sum = 0;
    for (std::size_t i = 0; i < parts_.size(); ++i) sum += parts_[i].base[node.level(i)];
    return sum;
  }

  double score(const Node& node, const NodeClasses& classes) const override {
    double sum = 0;
    for (std::size_t i = 0; i < parts_.size(); ++i)
      sum += parts_[i].factor *
             static_cast<double>(parts_[i].covered[node.level(i)] + parts_[i].spared_by(classes.suppressed_labels[i]));
    return sum;
  }

  /// Within this node a row's labels cover no more leaves: suppressing it costs at least as much on top of base().
  BoundWithin within(const Node& node, const NodeClasses& classes) const override {
    BoundWithin bound;
    for (std::size_t i = 0; i < parts_.size(); ++i) {
      const std::uint64_t partly = spared_by_partly_lost(i, node, classes);
      append_levels(
          dimensions_[i], classes.lost_labels[i], node.level(i),
          [&](const LabelRows& lost) {
            return parts_[i].factor * static_cast<double>(partly + parts_[i].spared_by(lost));
          },
          bound.more);
    }
    return bound;
  }
  double above(const NodeClasses&) const override { return 0; }

 private:
  struct Part {
    double factor = 0;                               ///< weight / (rows · other leaves)
    std::vector<std::uint64_t> covered;              ///< by level: Σ over rows of (leaves under the label − 1)
    std::vector<double> base;                        ///< by level: factor · covered
    std::vector<std::vector<std::uint32_t>> spared;  ///< by level and label: other leaves not under the label
    /// Σ over rows of the leaves that are lost on top when they are suppressed.
    [[nodiscard]] std::uint64_t spared_by(const LabelRows& of) const {
      return std::inner_product(of.rows.begin(), of.rows.end(), spared[of.level].begin(), std::uint64_t{0});
    }
  };

  [[nodiscard]] Part make_part(const Dimension& dimension, double weight) const {
    Part part;
    const std::uint32_t others = std::max(dimension.leaves() - 1, 1U);
    part.factor = weight / (static_cast<double>(rows_) * static_cast<double>(others));
    for (std::size_t level = 0; level <= dimension.height(); ++level) {
      auto& spared = part.spared.emplace_back();
      std::uint64_t covered = 0;
      for (std::uint32_t label = 0; label < dimension.labels(level); ++label) {
        const std::uint32_t under = dimension.extent(level, label) - 1;
        covered += dimension.rows(level, label) * under;
        spared.push_back(others - under);
      }
      part.covered.push_back(covered);
      part.base.push_back(part.factor * static_cast<double>(covered));
    }
    return part;
  }

  [[nodiscard]] std::uint64_t spared_by_partly_lost(std::size_t i, const Node& node, const NodeClasses& classes) const {
    std::uint64_t leaves = 0;
    const std::uint32_t* label = classes.partly_lost_labels.data() + i;
    for (const PartlyLost& of : classes.partly_lost) {
      leaves += of.unavoidable * parts_[i].spared[node.level(i)][*label];
      label += parts_.size();
    }
    return leaves;
  }

  const std::vector<Dimension>& dimensions_;
  std::uint64_t rows_;
  std::vector<Part> parts_;
};

}  // namespace

std::unique_ptr<ObjectiveFunction> make_loss(const ObjectiveInput& input) { return std::make_unique<Loss>(input); }

}  // namespace opendata::privacy
