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
    return base(node) + bits_of_suppressed(node, classes, classes.suppressed, [](const auto& of) { return of.rows; });
  }

  /// A larger set of suppressed rows, and finer labels of it, have more entropy. Only whole classes count: which rows
  /// of the others are suppressed is open.
  BoundWithin within(const Node& node, const NodeClasses& classes) const override {
    const auto certain = [](const FailingClass& of) { return of.unavoidable == of.rows ? of.rows : 0; };
    std::uint64_t rows = 0;
    for (const FailingClass& of : classes.failing) rows += certain(of);
    return {bits_of_suppressed(node, classes, rows, certain), 0};
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

  /// −Σ over the rows of log2(share of the row's label among them), weighted over the dimensions.
  template <class Rows>
  [[nodiscard]] double bits_of_suppressed(const Node& node, const NodeClasses& classes, std::uint64_t total,
                                          Rows rows) const {
    double sum = 0;
    for (std::size_t i = 0; i < dimensions_.size(); ++i) {
      std::vector<std::uint64_t> counts(dimensions_[i].labels(node.level(i)));
      const std::uint32_t* label = classes.failing_labels.data() + i;
      for (const FailingClass& of : classes.failing) {
        counts[*label] += rows(of);
        label += dimensions_.size();
      }
      double bits = n_log2(total);
      for (const std::uint64_t count : counts) bits -= n_log2(count);
      sum += weights_[i] * bits;
    }
    return sum;
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
