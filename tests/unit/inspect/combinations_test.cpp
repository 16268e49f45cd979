#include "inspect/combinations.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <random>
#include <set>

#include "inspect/choose_levels.hpp"
#include "support/catch.hpp"

using namespace opendata;

namespace {

/// Random columns with random, nested treatments, the last of which suppresses.
inspect::QuasiCodes random_codes(std::mt19937& random) {
  inspect::QuasiCodes codes;
  codes.records = 5 + random() % 120;
  const std::size_t columns = 1 + random() % 4;
  for (std::size_t q = 0; q < columns; ++q) {
    inspect::CodedColumn column;
    column.column = q;
    const std::uint32_t values = 1 + static_cast<std::uint32_t>(random() % 12);
    for (std::uint64_t row = 0; row < codes.records; ++row)
      column.values.push_back(static_cast<std::uint32_t>(random() % (values + 1)));
    for (std::uint32_t width = 1; width <= 4; width *= 2) {
      column.labels.push_back({0});
      for (std::uint32_t value = 1; value <= values; ++value) column.labels.back().push_back((value - 1) / width + 1);
    }
    column.labels.emplace_back(values + 1, 0);
    codes.columns.push_back(std::move(column));
  }
  if (random() % 2 == 0) return codes;
  for (std::uint64_t row = 0; row < codes.records; ++row)
    codes.persons.push_back(static_cast<std::uint32_t>(random() % 40));
  return codes;
}

using Tuple = std::vector<std::uint32_t>;

/// Records in classes of fewer than five persons, counted the slow way.
std::uint64_t failing(const inspect::QuasiCodes& codes, const std::vector<std::size_t>& levels) {
  std::map<Tuple, std::map<std::uint32_t, std::uint64_t>> classes;
  for (std::uint32_t row = 0; row < codes.records; ++row) {
    Tuple tuple;
    for (std::size_t q = 0; q < levels.size(); ++q)
      tuple.push_back(codes.columns[q].labels[levels[q]][codes.columns[q].values[row]]);
    ++classes[tuple][codes.persons.empty() ? row : codes.persons[row]];
  }
  std::uint64_t records = 0;
  for (const auto& [tuple, persons] : classes) {
    for (const auto& [person, count] : persons) records += persons.size() < 5 ? count : 0;
  }
  return records;
}

/// What the levels give up, counted the slow way: a label costs the share of the other finest labels that it covers.
double slow_loss(const inspect::QuasiCodes& codes, const std::vector<std::size_t>& levels) {
  double sum = 0;
  for (std::size_t q = 0; q < levels.size(); ++q) {
    const auto& column = codes.columns[q];
    std::map<std::uint32_t, std::set<std::uint32_t>> covered;
    std::set<std::uint32_t> finest;
    for (std::size_t value = 1; value < column.labels[0].size(); ++value) {
      covered[column.labels[levels[q]][value]].insert(column.labels[0][value]);
      finest.insert(column.labels[0][value]);
    }
    double lost = 0, present = 0;
    for (const std::uint32_t value : column.values) {
      if (value == 0) continue;
      ++present;
      const std::uint32_t label = column.labels[levels[q]][value];
      const double others = finest.size() > 1 ? static_cast<double>(finest.size() - 1) : 1;
      lost += label == 0 ? 1 : static_cast<double>(covered[label].size() - 1) / others;
    }
    sum += present > 0 ? lost / present : 1;
  }
  return sum;
}

/// The least loss of all places of the lattice at which the model holds; nullopt when there is none.
std::optional<double> least_loss(const inspect::QuasiCodes& codes) {
  std::optional<double> best;
  std::vector<std::size_t> levels(codes.columns.size(), 0);
  for (;;) {
    if (failing(codes, levels) <= codes.records / 20 && (!best || slow_loss(codes, levels) < *best)) best = slow_loss(codes, levels);
    std::size_t q = 0;
    while (q < levels.size() && ++levels[q] == codes.columns[q].labels.size()) levels[q++] = 0;
    if (q == levels.size()) return best;
  }
}

Combination slow_count(const inspect::QuasiCodes& codes, const std::vector<std::size_t>& columns) {
  std::map<Tuple, std::uint64_t> tuples;
  for (std::uint64_t row = 0; row < codes.records; ++row) {
    Tuple tuple;
    for (const std::size_t q : columns) tuple.push_back(codes.columns[q].values[row]);
    ++tuples[tuple];
  }
  const auto unique = std::count_if(tuples.begin(), tuples.end(), [](const auto& entry) { return entry.second == 1; });
  return {columns, tuples.size(), static_cast<std::uint64_t>(unique)};
}

}  // namespace

TEST_CASE("distinct and unique shares of columns, pairs and triples are those of a count with maps") {
  std::mt19937 random(20240506);
  for (int table = 0; table < 100; ++table) {
    const auto codes = random_codes(random);
    const auto combinations = inspect::count_combinations(codes);
    const std::size_t q = codes.columns.size();
    CHECK(combinations.size() == q + q * (q - 1) / 2 + q * (q - 1) * (q > 2 ? q - 2 : 0) / 6 + (q > 3 ? 1 : 0));
    for (const Combination& found : combinations) {
      const Combination slow = slow_count(codes, found.columns);
      CHECK(found.distinct == slow.distinct);
      CHECK(found.unique == slow.unique);
    }
  }
}

TEST_CASE("proposed levels keep five persons a class with at most one record in twenty gone, whenever any levels do") {
  std::mt19937 random(20240507);
  int held = 0;
  for (int table = 0; table < 300; ++table) {
    const auto codes = random_codes(random);
    std::vector<std::size_t> coarsest;
    for (const auto& column : codes.columns) coarsest.push_back(column.labels.size() - 1);
    const std::uint64_t allowed = codes.records / 20;
    const auto levels = inspect::choose_levels(codes, std::vector<std::size_t>(codes.columns.size(), 0));
    const bool possible = failing(codes, coarsest) <= allowed;
    CHECK((failing(codes, levels) <= allowed) == possible);
    held += levels != coarsest ? 1 : 0;
  }
  CHECK(held > 100);
}

TEST_CASE("proposed levels lose little more than the best of the whole lattice") {
  std::mt19937 random(20240510);
  double lost = 0, least = 0;
  int best = 0, tables = 0;
  while (tables < 200) {
    const auto codes = random_codes(random);
    const auto optimum = least_loss(codes);
    if (!optimum) continue;
    const double found = slow_loss(codes, inspect::choose_levels(codes, std::vector<std::size_t>(codes.columns.size(), 0)));
    CHECK(found >= *optimum - 1e-9);
    lost += found;
    least += *optimum;
    best += found <= *optimum + 1e-9 ? 1 : 0;
    ++tables;
  }
  CAPTURE(lost, least, best);
  CHECK(best >= 170);
  CHECK(lost <= least * 1.03);
}

TEST_CASE("a column of which a treatment leaves next to nothing is not published") {
  inspect::QuasiCodes codes;
  codes.records = 100;
  inspect::CodedColumn column;
  for (std::uint32_t row = 0; row < 100; ++row) column.values.push_back(row % 20 + 1);
  Tuple withheld(21, 0);
  withheld[1] = 1;
  column.labels = {withheld, Tuple(21, 0)};
  codes.columns.push_back(column);
  CHECK(inspect::choose_levels(codes, {0}) == std::vector<std::size_t>{1});
}
