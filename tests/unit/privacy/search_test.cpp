#include "privacy/full_domain/search.hpp"

#include <unordered_set>

#include "support/catch.hpp"
#include "support/random_tables.hpp"

using namespace opendata;
using namespace opendata::privacy;
using namespace opendata::test;

namespace {

/// Remembers which nodes were counted, and how often it was asked for one again.
class CountingChecker final : public NodeChecker {
 public:
  explicit CountingChecker(NodeChecker& checker) : checker_(checker) {}
  std::uint64_t tuples() const override { return checker_.tuples(); }
  CheckedNode check(const Node& node, const ObjectiveFunction& objective) override {
    again_ += nodes_.insert(node).second ? 0 : 1;
    return checker_.check(node, objective);
  }
  std::vector<bool> suppressed_rows(const Node& node) override { return checker_.suppressed_rows(node); }
  [[nodiscard]] std::size_t again() const { return again_; }

 private:
  NodeChecker& checker_;
  std::unordered_set<Node, NodeHash> nodes_;
  std::size_t again_ = 0;
};

/// How often a search counts a node that it has counted before.
std::size_t counted_again(const CodedTable& table, const PrivacyModel& model, const SearchOptions& options) {
  std::vector<Dimension> dimensions;
  for (std::size_t i = 0; i < table.hierarchies.size(); ++i)
    dimensions.emplace_back(table.hierarchies[i], table.columns[i]);
  const auto rule = ClassRule::create(model, table);
  const auto checker = make_checker(table, dimensions, *rule, suppressible_rows(model.suppression_limit, table.rows()));
  const auto objective = make_objective(options.objective, {dimensions, std::vector<double>(dimensions.size(), 1.0),
                                                            table.rows(), (*checker)->tuples(), rule->k()});
  CountingChecker counting(**checker);
  (void)Search(dimensions, *objective, counting, SearchLimit(options, SearchLimit::Clock::now())).run();
  return counting.again();
}

}  // namespace

TEST_CASE("no node's classes are counted twice, on the way to the proof or to a limit", "[privacy][full_domain]") {
  Random random(20261201);
  SearchOptions options;
  for (int round = 0; round < 300; ++round) {
    const CodedTable table = random_table(random);
    const PrivacyModel model = random_model(random);
    options.objective = static_cast<Objective>(below(random, 4));
    options.max_steps = std::nullopt;
    CAPTURE(round);
    CHECK(counted_again(table, model, options) == 0);
    options.max_steps = 1000;
    CHECK(counted_again(table, model, options) == 0);
  }
}
