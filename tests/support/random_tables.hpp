#pragma once
#include <algorithm>
#include <cstdint>
#include <opendata/coded_table.hpp>
#include <opendata/privacy_model.hpp>
#include <random>
#include <string>
#include <vector>

/// Small random tables, hierarchies and models, for comparisons with slower ways.
namespace opendata::test {

using Random = std::mt19937;
inline std::size_t below(Random& random, std::size_t n) { return random() % n; }

/// Each level merges the labels of the one below at random; texts repeat between levels on purpose.
inline privacy::Hierarchy random_hierarchy(Random& random, const std::string& attribute) {
  const std::size_t leaves = 1 + below(random, 6), height = below(random, 4);
  std::vector<std::vector<std::string>> rows(leaves);
  std::vector<std::size_t> label(leaves);
  for (std::size_t i = 0; i < leaves; ++i) label[i] = i;
  std::size_t labels = leaves;
  for (std::size_t i = 0; i < leaves; ++i) rows[i].push_back(std::to_string(i));
  for (std::size_t level = 0; level < height; ++level) {
    const std::size_t fewer = 1 + below(random, labels);
    std::vector<std::size_t> parent(labels);
    for (auto& p : parent) p = below(random, fewer);
    for (std::size_t i = 0; i < leaves; ++i) rows[i].push_back(std::to_string(label[i] = parent[label[i]]));
    labels = fewer;
  }
  return *privacy::Hierarchy::create(attribute, rows);
}

inline privacy::CodedTable random_table(Random& random) {
  privacy::CodedTable table;
  const std::size_t rows = 1 + below(random, 40), columns = 1 + below(random, 4), values = 1 + below(random, 4);
  for (std::size_t i = 0; i < columns; ++i) {
    table.hierarchies.push_back(random_hierarchy(random, "q" + std::to_string(i)));
    auto& column = table.columns.emplace_back();
    for (std::size_t row = 0; row < rows; ++row)
      column.push_back(static_cast<std::uint32_t>(below(random, table.hierarchies.back().leaves())));
  }
  for (std::size_t i = 0; i < values; ++i) table.sensitive_values.push_back(std::to_string(i));
  for (std::size_t row = 0; row < rows; ++row)
    table.sensitive.push_back(static_cast<std::uint32_t>(below(random, values)));
  return table;
}

/// Few rows whose columns hold few values, many but one, so that many nodes are equally good.
inline privacy::CodedTable table_full_of_ties(Random& random) {
  privacy::CodedTable table = random_table(random);
  const std::size_t rows = 1 + below(random, 8);
  table.sensitive.resize(rows);
  for (std::uint32_t& value : table.sensitive)
    value = static_cast<std::uint32_t>(below(random, table.sensitive_values.size()));
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    if (below(random, 3) == 0) table.hierarchies[i] = *privacy::Hierarchy::create("constant", {{"0", "0", "*"}});
    const std::size_t leaves = std::min<std::size_t>(table.hierarchies[i].leaves(), 1 + below(random, 3));
    table.columns[i].resize(rows);
    for (std::uint32_t& leaf : table.columns[i]) leaf = static_cast<std::uint32_t>(below(random, leaves));
  }
  return table;
}

inline privacy::PrivacyModel random_model(Random& random) {
  privacy::PrivacyModel model;
  model.k = 1 + below(random, 4);
  const std::vector<double> limits{0, 0.1, 0.3, 0.6, 1};
  model.suppression_limit = limits[below(random, limits.size())];
  const std::vector<const char*> diversities{"distinct:2", "entropy:1.8", "recursive:2:2", "recursive:1.5:3"};
  const std::vector<const char*> closenesses{"equal:0.3", "ordered:0.2", "hierarchical:0.3"};
  if (below(random, 2) == 0)
    model.diversity = *privacy::parse_diversity(diversities[below(random, diversities.size())]);
  if (below(random, 3) == 0)
    model.closeness = *privacy::parse_closeness(closenesses[below(random, closenesses.size())]);
  model.sensitive_hierarchy =
      *privacy::Hierarchy::create("s", {{"0", "a", "*"}, {"1", "b", "*"}, {"2", "a", "*"}, {"3", "b", "*"}});
  return model;
}

}  // namespace opendata::test
