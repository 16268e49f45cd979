#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <opendata/full_domain.hpp>
#include <tuple>
#include <utility>

#include "support/catch.hpp"
#include "support/random_tables.hpp"

using namespace opendata;
using namespace opendata::privacy;
using namespace opendata::test;

namespace {

using Tuple = std::vector<std::uint32_t>;
struct Class {
  std::uint64_t rows = 0;
  std::map<std::uint32_t, std::uint32_t> values;
};

/// The slow way: every row of every node, each measure by its definition.
class BruteForce {
 public:
  BruteForce(const CodedTable& table, const PrivacyModel& model, const SearchOptions& options)
      : table_(table), model_(model), options_(options), rule_(*ClassRule::create(model, table)) {}

  struct Best {
    double score = 0;
    std::uint64_t suppressed = 0;
    std::vector<std::size_t> levels;
  };

  /// What the objective says of a node; none when it is not valid.
  std::optional<Best> score_of(const std::vector<std::size_t>& levels) {
    std::map<Tuple, Class> classes;
    std::vector<Tuple> tuples(table_.rows());
    for (std::size_t row = 0; row < table_.rows(); ++row) {
      for (std::size_t i = 0; i < levels.size(); ++i)
        tuples[row].push_back(table_.hierarchies[i].label(levels[i], table_.columns[i][row]));
      Class& of = classes[tuples[row]];
      ++of.rows;
      if (!table_.sensitive.empty()) ++of.values[table_.sensitive[row]];
    }
    std::uint64_t suppressed = 0, kept = 0;
    double squares = 0;
    std::map<Tuple, bool> good;
    for (const auto& [tuple, of] : classes) {
      std::vector<ValueCount> values;
      for (const auto& [value, count] : of.values) values.push_back({value, count});
      good[tuple] = rule_.judge(of.rows, values).holds;
      kept += good[tuple] ? 1 : 0;
      suppressed += good[tuple] ? 0 : of.rows;
      squares += good[tuple] ? static_cast<double>(of.rows * of.rows) : 0;
    }
    const auto rows = static_cast<double>(table_.rows());
    if (static_cast<double>(suppressed) > model_.suppression_limit * rows + 1e-9 || kept == 0) return std::nullopt;
    const auto scored = [&](double score) { return Best{score, suppressed, levels}; };
    if (options_.objective == Objective::discernibility)
      return scored(squares + rows * static_cast<double>(suppressed));
    if (options_.objective == Objective::aecs)
      return scored(rows / static_cast<double>(kept + (suppressed > 0 ? 1 : 0)));
    double sum = 0, total = 0;
    for (std::size_t i = 0; i < levels.size(); ++i) {
      const double weight = options_.weights.empty() ? 1 : options_.weights[i];
      total += weight;
      sum += weight * (options_.objective == Objective::loss ? loss(i, levels[i], tuples, good)
                                                             : entropy(i, tuples, good, suppressed));
    }
    return scored(sum / total);
  }

  /// The best score, and of the nodes that have it the one that suppresses fewest rows, then that of fewest levels,
  /// then the first dimensions lower; none when no node is valid.
  std::optional<Best> best() {
    std::vector<std::size_t> levels(table_.hierarchies.size());
    std::vector<Best> valid;
    do {
      if (const auto scored = score_of(levels)) valid.push_back(*scored);
    } while (next(levels));
    if (valid.empty()) return std::nullopt;
    const auto least = std::min_element(valid.begin(), valid.end(), [](const Best& a, const Best& b) {
                         return a.score < b.score;
                       })->score;
    std::erase_if(valid, [&](const Best& of) { return of.score > least * (1 + 1e-11) + 1e-11; });
    return *std::min_element(valid.begin(), valid.end(), [](const Best& a, const Best& b) {
      return std::tuple(a.suppressed, sum(a.levels), a.levels) < std::tuple(b.suppressed, sum(b.levels), b.levels);
    });
  }

 private:
  static std::size_t sum(const std::vector<std::size_t>& levels) {
    return std::accumulate(levels.begin(), levels.end(), std::size_t{0});
  }

  bool next(std::vector<std::size_t>& levels) const {
    for (std::size_t i = 0; i < levels.size(); ++i) {
      if (levels[i]++ < table_.hierarchies[i].height()) return true;
      levels[i] = 0;
    }
    return false;
  }

  double loss(std::size_t i, std::size_t level, const std::vector<Tuple>& tuples, std::map<Tuple, bool>& good) const {
    const Hierarchy& hierarchy = table_.hierarchies[i];
    double sum = 0;
    for (const Tuple& tuple : tuples) sum += good[tuple] ? hierarchy.loss(level, tuple[i]) : 1;
    return sum / static_cast<double>(tuples.size());
  }

  double entropy(std::size_t i, const std::vector<Tuple>& tuples, std::map<Tuple, bool>& good,
                 std::uint64_t suppressed) const {
    std::map<std::uint32_t, double> value, label, of_suppressed;
    for (std::size_t row = 0; row < tuples.size(); ++row) {
      ++value[table_.columns[i][row]];
      ++label[tuples[row][i]];
      if (!good[tuples[row]]) ++of_suppressed[tuples[row][i]];
    }
    double bits = 0;
    for (std::size_t row = 0; row < tuples.size(); ++row) {
      bits -= std::log2(value[table_.columns[i][row]] / label[tuples[row][i]]);
      if (!good[tuples[row]]) bits -= std::log2(of_suppressed[tuples[row][i]] / static_cast<double>(suppressed));
    }
    return bits;
  }

  const CodedTable& table_;
  const PrivacyModel& model_;
  const SearchOptions& options_;
  ClassRule rule_;
};

SearchOptions random_options(Random& random, const CodedTable& table) {
  SearchOptions options;
  options.objective = static_cast<Objective>(below(random, 4));
  if (options.objective <= Objective::entropy && below(random, 3) == 0)
    for (std::size_t i = 0; i < table.hierarchies.size(); ++i)
      options.weights.push_back(static_cast<double>(below(random, 3)) + (i == 0 ? 1 : 0));
  return options;
}

struct Tally {
  std::size_t found = 0, refused = 0, suppressing = 0;
};

void compare(const CodedTable& table, const PrivacyModel& model, const SearchOptions& options, Tally& tally) {
  const auto expected = BruteForce(table, model, options).best();
  const auto found = anonymize(table, model, options);
  CAPTURE(name(options.objective), model.k, model.suppression_limit, table.rows());
  REQUIRE(found.has_value() == expected.has_value());
  if (!found) {
    CHECK(found.error().code() == Errc::refused);
    ++tally.refused;
    return;
  }
  ++tally.found;
  tally.suppressing += found->suppressed > 0 ? 1 : 0;
  CHECK(found->optimal);
  REQUIRE(found->score == Approx(expected->score).epsilon(1e-9).margin(1e-9));
  REQUIRE(found->suppressed == expected->suppressed);
  REQUIRE(found->levels == expected->levels);
  SearchOptions with_deadline = options;
  with_deadline.max_seconds = 3600;
  with_deadline.max_steps = 1'000'000;
  const auto in_time = anonymize(table, model, with_deadline);
  REQUIRE(in_time);
  CHECK(in_time->optimal);
  REQUIRE(in_time->levels == expected->levels);
}

}  // namespace

TEST_CASE("branch and bound finds the node that looking at every node finds, ties included",
          "[differential][full_domain]") {
  Random random(20240507);
  Tally tally;
  for (int round = 0; round < 1500; ++round) {
    const CodedTable table = random_table(random);
    const PrivacyModel model = random_model(random);
    CAPTURE(round);
    compare(table, model, random_options(random, table), tally);
  }
  CHECK(tally.found > 500);
  CHECK(tally.refused > 50);
  CHECK(tally.suppressing > 200);
}

TEST_CASE("few rows, constant columns and every suppression limit: the same node, however many tie",
          "[differential][full_domain]") {
  Random random(20261128);
  Tally tally;
  for (int round = 0; round < 4000; ++round) {
    const CodedTable table = table_full_of_ties(random);
    PrivacyModel model = random_model(random);
    model.k = 1 + below(random, table.rows() + 1);
    model.suppression_limit = static_cast<double>(below(random, 9)) / 8;
    CAPTURE(round);
    compare(table, model, random_options(random, table), tally);
  }
  CHECK(tally.found > 1000);
  CHECK(tally.refused > 500);
  CHECK(tally.suppressing > 200);
}

TEST_CASE("a search that ends before its proof ends at a node that one level finer in no column betters",
          "[differential][full_domain]") {
  Random random(11);
  CodedTable table;
  for (std::size_t i = 0; i < 10; ++i) {
    std::vector<std::vector<std::string>> rows;
    for (int leaf = 0; leaf < 64; ++leaf) {
      auto& row = rows.emplace_back(1, std::to_string(leaf));
      for (const int width : {2, 4, 8, 16, 32, 64}) row.push_back(std::to_string(leaf / width));
    }
    table.hierarchies.push_back(*Hierarchy::create("q" + std::to_string(i), rows));
    auto& column = table.columns.emplace_back();
    for (int row = 0; row < 300; ++row)
      column.push_back(static_cast<std::uint32_t>(std::min(below(random, 64), below(random, 64))));
  }
  PrivacyModel model;
  model.k = 3;
  model.suppression_limit = 0.1;
  // Steps, not seconds: what is found must not hang on how busy the machine is.
  const SearchOptions options{.objective = Objective::discernibility, .max_steps = 20'000};
  const auto found = anonymize(table, model, options);
  REQUIRE(found);
  REQUIRE_FALSE(found->optimal);
  BruteForce every(table, model, options);
  CHECK(every.score_of(found->levels)->score == Approx(found->score));
  for (std::size_t i = 0; i < found->levels.size(); ++i) {
    auto finer = found->levels;
    if (finer[i]-- == 0) continue;
    const auto scored = every.score_of(finer);
    CAPTURE(i);
    CHECK((!scored || scored->score >= found->score));
  }
}

TEST_CASE("a table too large to be counted at once is counted rightly part by part", "[differential][full_domain]") {
  Random random(7);
  CodedTable table;
  const auto bands = [](std::uint32_t leaves, std::vector<std::uint32_t> widths) {
    std::vector<std::vector<std::string>> rows;
    for (std::uint32_t leaf = 0; leaf < leaves; ++leaf) {
      auto& row = rows.emplace_back(1, std::to_string(leaf));
      for (const std::uint32_t width : widths) row.push_back(std::to_string(leaf / width));
    }
    return rows;
  };
  table.hierarchies = {*Hierarchy::create("a", bands(1000, {4, 100})), *Hierarchy::create("b", bands(400, {400})),
                       *Hierarchy::create("c", bands(2, {2}))};
  for (const Hierarchy& hierarchy : table.hierarchies) {
    auto& column = table.columns.emplace_back();
    for (std::size_t row = 0; row < 90'000; ++row)
      column.push_back(
          static_cast<std::uint32_t>(std::min(below(random, hierarchy.leaves()), below(random, hierarchy.leaves()))));
  }
  for (const double limit : {0.0, 0.003, 0.02, 0.3}) {
    PrivacyModel model;
    model.k = 3;
    model.suppression_limit = limit;
    const auto expected = BruteForce(table, model, {}).best();
    const auto found = anonymize(table, model);
    CAPTURE(limit);
    REQUIRE(found);
    CHECK(found->score == Approx(expected->score).epsilon(1e-9));
    CHECK(found->levels == expected->levels);
  }
}
