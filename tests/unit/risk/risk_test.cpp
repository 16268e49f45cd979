#include <limits>
#include <opendata/risk.hpp>
#include <set>

#include "support/catch.hpp"
#include "support/near.hpp"

using namespace opendata;
using namespace opendata::privacy;

namespace {

ClassSizes sizes(const std::vector<std::uint64_t>& classes) {
  ClassSizes out;
  for (const std::uint64_t size : classes) out.add(size);
  return out;
}

TupleCounts table(const std::vector<std::vector<std::string>>& rows) {
  TupleCounts out(rows.front().size());
  for (const auto& row : rows) {
    std::vector<Cell> cells;
    for (const auto& text : row) cells.push_back(text == "∅" ? Cell{} : Cell{text});
    out.add(cells);
  }
  return out;
}

}  // namespace

TEST_CASE("The prosecutor's risk of a row is one over the size of its class", "[risk]") {
  const auto classes = sizes({1, 2, 2, 5});  // 10 rows
  const auto risk = prosecutor_risk(classes, 0.2);
  CHECK(risk.highest == 1);
  CHECK(risk.lowest == test::near(0.2));
  CHECK(risk.mean == test::near(0.4));
  CHECK(risk.at_risk == test::near(0.5));  // 1/5 is not above 0.2
  CHECK(prosecutor_risk(classes, 0.5).at_risk == test::near(0.1));
  CHECK(sample_uniques(classes) == test::near(0.1));
}

TEST_CASE("A table without rows has no risk, and a class of size 0 is none", "[risk]") {
  ClassSizes none;
  none.add(0);
  none.add(3, 0);
  CHECK(none.classes() == 0);
  CHECK(prosecutor_risk(none, 0.2).highest == 0);
  CHECK(separation(none) == 0);
  CHECK(distinction(none) == 0);
  CHECK(class_loss(none, 0).average_class == 0);
  CHECK_FALSE(estimate_population_uniques(none, 0.1)->zayatz);
  CHECK(journalist_risk({}, 0.2)->highest == 0);
}

TEST_CASE("The journalist's risk counts the class in the population", "[risk]") {
  const std::vector<PopulationMatch> classes{{1, 4}, {2, 2}, {3, 30}};
  const auto risk = journalist_risk(classes, 0.2).value();
  CHECK(risk.highest == test::near(0.5));
  CHECK(risk.lowest == test::near(1.0 / 30));
  CHECK(risk.mean == test::near((0.25 + 2 * 0.5 + 3.0 / 30) / 6));
  CHECK(risk.at_risk == test::near(0.5));
  const std::vector<PopulationMatch> foreign{{1, 4}, {2, 0}};
  CHECK(journalist_risk(foreign, 0.2).error().code() == Errc::bad_value);
}

TEST_CASE("Distinction counts values, separation counts pairs told apart", "[risk]") {
  struct Row {
    std::vector<std::uint64_t> classes;
    double distinction, separation;
  };
  const auto row = GENERATE(values<Row>(
      {{{1, 1, 1, 1}, 1, 1}, {{4}, 0.25, 0}, {{2, 2}, 0.5, 1 - 4.0 / 12}, {{1, 3}, 0.5, 0.5}, {{1}, 1, 0}}));
  CHECK(distinction(sizes(row.classes)) == test::near(row.distinction));
  CHECK(separation(sizes(row.classes)) == test::near(row.separation));
}

TEST_CASE("Suppressed rows weigh as if they were alike with every row", "[risk]") {
  const auto loss = class_loss(sizes({2, 3}), 5);
  CHECK(loss.average_class == test::near(2.5));
  CHECK(loss.discernibility == test::near(4 + 9 + 10 * 5));
  CHECK(loss.suppressed_share == test::near(0.5));
}

TEST_CASE("Zayatz and Pitman agree with their formulas written out", "[risk]") {
  // 4 rows of 10 persons, classes 1, 1, 2. H(1;10,1,4) = 4/10; H(1;10,2,4) = 2·C(8,3)/C(10,4) = 112/210.
  const auto uniques = estimate_population_uniques(sizes({1, 1, 2}), 0.4).value();
  CHECK(uniques.population == 10);
  CHECK(*uniques.zayatz == test::near(2 * (2 * 0.4 / (2 * 0.4 + 112.0 / 210)) / 0.4));
  CHECK(uniques.chosen() == PopulationUniques::Estimator::zayatz);
  const auto small = estimate_population_uniques(sizes({1, 1, 2}), 0.1).value();
  CHECK(small.chosen() == PopulationUniques::Estimator::pitman);
  CHECK(small.dankar() == small.pitman);
}

TEST_CASE("Where Pitman's model has no solution there is no estimate, rather than a wrong one", "[risk]") {
  for (const auto& classes : {std::vector<std::uint64_t>{1, 1, 1}, {5}, {5, 5, 5, 5, 5}}) {
    CHECK_FALSE(estimate_population_uniques(sizes(classes), 0.1)->pitman);
  }
  CHECK(*estimate_population_uniques(sizes({5, 5, 5}), 0.5)->zayatz == 0);
}

TEST_CASE("When the sample is the population, its uniques are the population's", "[risk]") {
  CHECK(*estimate_population_uniques(sizes({1, 1, 1, 2, 3}), 1)->zayatz == test::near(3));
}

TEST_CASE("A sampling fraction is a share above 0", "[risk]") {
  const auto fraction = GENERATE(0.0, -0.1, 1.0001, std::numeric_limits<double>::quiet_NaN());
  CHECK(estimate_population_uniques(sizes({1, 2}), fraction).error().code() == Errc::invalid_argument);
}

TEST_CASE("Tuples are counted over all and over some columns; a missing cell is a value of its own", "[risk]") {
  const auto tuples = table({{"a", "1"}, {"a", "2"}, {"a", ""}, {"a", "∅"}, {"b", "1"}, {"b", "1"}});
  CHECK(tuples.distinct() == 5);
  CHECK(tuples.classes().count(1) == 4);
  CHECK(tuples.classes().count(2) == 1);
  const std::vector<std::size_t> second{1};
  CHECK(tuples.classes(second).histogram() == std::map<std::uint64_t, std::uint64_t>{{1, 3}, {3, 1}});
}

TEST_CASE("A class of the table meets the class of the population with the same cells", "[risk]") {
  const auto sample = table({{"a", "1"}, {"b", "2"}, {"b", "2"}, {"c", "1"}});
  const auto population = table({{"b", "2"}, {"b", "2"}, {"b", "2"}, {"a", "1"}, {"a", "2"}, {"c", "∅"}});
  std::multiset<std::pair<std::uint64_t, std::uint64_t>> found;
  for (const auto& match : sample.matches(population)) found.emplace(match.rows, match.population);
  CHECK(found == std::multiset<std::pair<std::uint64_t, std::uint64_t>>{{1, 0}, {1, 1}, {2, 3}});
}

TEST_CASE("Distinct tuples beyond the limit are not kept", "[risk]") {
  TupleCounts tuples(1, 2);
  for (const char* text : {"a", "b", "a"}) tuples.add(std::vector<Cell>{text});
  CHECK_FALSE(tuples.overflowed());
  tuples.add(std::vector<Cell>{"c"});
  CHECK(tuples.overflowed());
  CHECK(tuples.distinct() == 0);
}

TEST_CASE("Combinations go from single columns upwards within the limits, all columns always last", "[risk]") {
  const auto tuples = table({{"a", "1", "x"}, {"a", "2", "x"}, {"b", "1", "x"}, {"b", "1", "y"}});
  const auto all = combination_risks(tuples);
  std::vector<std::vector<std::size_t>> columns;
  for (const auto& risk : all) columns.push_back(risk.columns);
  CHECK(columns == std::vector<std::vector<std::size_t>>{{0}, {1}, {2}, {0, 1}, {0, 2}, {1, 2}, {0, 1, 2}});
  CHECK(all[0].distinction == test::near(0.5));
  CHECK(all[3].classes == 3);
  CHECK(all[6].uniques == 1);
  CHECK(combination_risks(tuples, {3, 1000}).size() == 3);
  CHECK(combination_risks(tuples, {100, 1}).size() == 1);
  CHECK(combination_risks(tuples, {100, 1}).front().columns.size() == 3);
}
