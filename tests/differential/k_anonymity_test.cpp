#include <random>
#include <set>

#include "support/policies.hpp"

using namespace opendata;

namespace {

constexpr std::size_t quasi_columns = 3;

/// A table small enough for the slow way; values repeat, so that classes of every size occur.
std::vector<std::vector<std::string>> random_rows(std::mt19937& random) {
  const auto below = [&](std::size_t n) { return random() % n; };
  const std::size_t values = 1 + below(4);
  std::vector<std::vector<std::string>> rows(1 + below(40));
  for (std::size_t i = 0; i < rows.size(); ++i) {
    for (std::size_t column = 0; column < quasi_columns; ++column) {
      const std::size_t value = below(values + 2);
      rows[i].push_back(value == 0 ? "∅" : value == 1 ? "" : "v" + std::to_string(value));
    }
    rows[i].push_back(below(6) == 0 ? "∅" : "p" + std::to_string(below(12)));
    rows[i].push_back("row" + std::to_string(i));
  }
  return rows;
}

bool same_class(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  return std::equal(a.begin(), a.begin() + quasi_columns, b.begin());
}

/// The slow way: for each row, look at every other one.
std::size_t class_size(const std::vector<std::vector<std::string>>& rows, std::size_t of, bool count_persons) {
  std::set<std::string> persons;
  std::size_t size = 0;
  for (const auto& row : rows) {
    if (!same_class(row, rows[of])) continue;
    ++size;
    persons.insert(row[quasi_columns]);
  }
  return count_persons ? persons.size() : size;
}

struct Expected {
  std::vector<std::string> released;  // the last column of each released row
  std::size_t smallest = 0;
  std::set<std::vector<std::string>> classes;
};

Expected brute_force(const std::vector<std::vector<std::string>>& rows, std::size_t k, bool count_persons) {
  Expected expected;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const std::size_t size = class_size(rows, i, count_persons);
    if (size < k) continue;
    expected.released.push_back(rows[i].back());
    expected.smallest = expected.smallest == 0 ? size : std::min(expected.smallest, size);
    expected.classes.insert({rows[i].begin(), rows[i].begin() + quasi_columns});
  }
  return expected;
}

Policy policy_for(std::size_t k, std::size_t percent, bool count_persons) {
  std::string fields;
  for (std::size_t i = 0; i < quasi_columns; ++i) {
    const std::string c = std::to_string(i);
    fields += "{\"source\": \"q" + c + "\", \"name\": \"q" + c + "\", \"role\": \"quasi_identifier\", \"transform\": \"keep\"},";
  }
  fields += R"({"source": "row", "name": "row", "role": "insensitive", "transform": "keep"})";
  return test::policy_of(fields, "{\"k\": " + std::to_string(k) + ", \"suppression_limit\": 0." + (percent < 10 ? "0" : "") +
                                     std::to_string(percent) + (count_persons ? R"(, "person": "person"})" : "}"));
}

}  // namespace

TEST_CASE("k-anonymity by hashes in one pass agrees with comparing every row with every other", "[differential][k-anonymity]") {
  std::mt19937 random(20240506);
  std::size_t refusals = 0, partly = 0;
  for (int round = 0; round < 2000; ++round) {
    const auto rows = random_rows(random);
    const std::size_t k = 2 + random() % 4;
    const std::size_t percent = random() % 100;
    const bool count_persons = random() % 2 == 0;
    const auto expected = brute_force(rows, k, count_persons);
    const std::size_t suppressed = rows.size() - expected.released.size();
    const bool refused = suppressed * 100 > percent * rows.size() || expected.released.empty();
    const auto out = test::run(policy_for(k, percent, count_persons), {"q0", "q1", "q2", "person", "row"}, test::records_of(rows));
    CAPTURE(round, k, percent, count_persons, rows.size(), suppressed);
    REQUIRE(out.error.has_value() == refused);
    REQUIRE(out.report.records_suppressed == suppressed);
    REQUIRE(out.report.smallest_class == expected.smallest);
    REQUIRE(out.report.classes == expected.classes.size());
    refusals += refused ? 1 : 0;
    partly += !refused && suppressed > 0 ? 1 : 0;
    if (refused) continue;
    std::vector<std::string> released;
    for (const auto& row : out.rows) released.push_back(row.back().value());
    REQUIRE(released == expected.released);
  }
  CHECK(refusals > 100);
  CHECK(partly > 100);
}
