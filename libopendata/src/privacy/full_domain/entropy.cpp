#include <cmath>
#include <numeric>

#include "privacy/full_domain/objective.hpp"

namespace opendata::privacy {
namespace {

double n_log2(std::uint64_t n) { return n == 0 ? 0.0 : static_cast<double>(n) * std::log2(static_cast<double>(n)); }

class NonUniformEntropy final : public ObjectiveFunction {
 public:
  explicit NonUniformEntropy(const ObjectiveInput& input) : dimensions_(input.dimensions), weights_(input.weights) {
    const double total = std::accumulate(weights_.begin(), weights_.end(), 0.0);
    for (double& weight : weights_) weight /= total;
    for (const Dimension& dimension : dimensions_) bits_.push_back(bits_of(dimension));
  }
  bool needs_labels() const override { return true; }

  double base(const Node& node) const override {
    double sum = 0;
    for (std::size_t i = 0; i < bits_.size(); ++i) sum += weights_[i] * bits_[i][node.level(i)];
    return sum;
  }

  double score(const Node& node, const NodeClasses& classes) const override {
    double sum = base(node);
    for (std::size_t i = 0; i < bits_.size(); ++i)
      sum += weights_[i] * bits_of_suppressed(classes.suppressed_labels[i]);
    return sum;
  }

  /// A larger set of suppressed rows, and finer labels of it, have more entropy. Only whole classes count: which rows
  /// of the others are suppressed is open.
  BoundWithin within(const Node& node, const NodeClasses& classes) const override {
    BoundWithin bound;
    for (std::size_t i = 0; i < bits_.size(); ++i)
      append_levels(
          dimensions_[i], classes.lost_labels[i], node.level(i),
          [&](const LabelRows& lost) { return weights_[i] * bits_of_suppressed(lost); }, bound.more);
    return bound;
  }
  double above(const NodeClasses&) const override { return 0; }

 private:
  /// By level: −Σ over rows of log2(frequency of the value / frequency of its label).
  static std::vector<double> bits_of(const Dimension& dimension) {
    std::vector<double> sums, bits;
    for (std::size_t level = 0; level <= dimension.height(); ++level) {
      double sum = 0;
      for (std::uint32_t label = 0; label < dimension.labels(level); ++label)
        sum += n_log2(dimension.rows(level, label));
      sums.push_back(sum);
      bits.push_back(sum - sums.front());
    }
    return bits;
  }

  /// −Σ over the rows of log2(share of the row's label among them).
  static double bits_of_suppressed(const LabelRows& of) {
    double bits = n_log2(std::accumulate(of.rows.begin(), of.rows.end(), std::uint64_t{0}));
    for (const std::uint64_t rows : of.rows) bits -= n_log2(rows);
    return bits;
  }

  const std::vector<Dimension>& dimensions_;
  std::vector<double> weights_;
  std::vector<std::vector<double>> bits_;
};

}  // namespace

std::unique_ptr<ObjectiveFunction> make_entropy(const ObjectiveInput& input) {
  return std::make_unique<NonUniformEntropy>(input);
}

}  // namespace opendata::privacy
