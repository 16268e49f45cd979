#pragma once
#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include "aggregate/suppression.hpp"

namespace test {

/// Labels without levels between them and the total.
inline opendata::privacy::Axis flat_axis(std::size_t count) {
  std::vector<std::string> labels;
  for (std::size_t i = 0; i < count; ++i) labels.push_back(std::to_string(i));
  return opendata::privacy::Axis::flat(labels);
}

/// Months, quarters, the total.
inline opendata::privacy::Axis months_axis(std::uint32_t months) {
  opendata::privacy::Axis axis;
  axis.leaves = months;
  const std::uint32_t quarters = (months + 2) / 3, root = months + quarters;
  for (std::uint32_t i = 0; i < months; ++i) axis.nodes.push_back({std::to_string(i), months + i / 3, 0});
  for (std::uint32_t i = 0; i < quarters; ++i) axis.nodes.push_back({"Q" + std::to_string(i), root, 1});
  axis.nodes.push_back({"", root, 2});
  axis.connect();
  return axis;
}

/// Made-up cases by kind, district and month; the first kinds and districts have more.
inline opendata::privacy::Counts made_up_cases(const opendata::privacy::Cube& cube, std::size_t cases,
                                               std::uint64_t seed) {
  std::mt19937_64 random(seed);
  const auto skewed = [&](std::size_t axis) {
    const std::uint64_t leaves = cube.axes()[axis].leaves;
    return static_cast<std::uint32_t>(std::min(random() % leaves, random() % leaves));
  };
  opendata::privacy::Counts counts;
  counts.cases.assign(cube.cells(), 0);
  for (std::size_t i = 0; i < cases; ++i) {
    const std::uint32_t kind = skewed(0), district = skewed(1);
    const auto month = static_cast<std::uint32_t>(random() % cube.axes()[2].leaves);
    ++counts.cases[cube.id({kind, district, month, 0})];
  }
  cube.roll_up(counts.cases, [](auto& to, auto from) { to += from; });
  return counts;
}

}  // namespace test
