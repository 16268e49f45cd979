#pragma once
#include <array>
#include <cmath>
#include <map>
#include <opendata/coded_table.hpp>
#include <random>
#include <string>
#include <vector>

namespace test {

/// How much the attributes of the people of a made-up register have to do with each other.
struct Society {
  std::uint64_t milieus = 2000;
  std::uint64_t typical_tenths = 6;  ///< the share of people with their milieu's typical value of an attribute
};
/// Nearly every row is different.
inline constexpr Society diverse{2000, 6};
/// Most rows stand there several times, as in registers of few, coarse attributes.
inline constexpr Society correlated{300, 9};

/// A made-up register of people: 9 quasi-identifiers whose hierarchies give a lattice of 2·5·4·3·4·3·3·3·2 = 25,920
/// nodes. People belong to milieus; values that are not the typical ones are skewed towards the first. Same seed, same
/// table, with any standard library.
inline opendata::privacy::CodedTable census_table(std::size_t rows, std::uint64_t seed, Society society = diverse) {
  struct Attribute {
    const char* name;
    std::uint32_t leaves;
    std::vector<std::uint32_t> widths;  ///< leaves under a label of each level between the leaf and the top
  };
  const std::array<Attribute, 9> attributes{{{"sex", 2, {}},
                                             {"age", 100, {5, 10, 20}},
                                             {"district", 36, {3, 12}},
                                             {"marital status", 7, {3}},
                                             {"education", 16, {4, 8}},
                                             {"country", 41, {8}},
                                             {"work", 8, {3}},
                                             {"occupation", 14, {5}},
                                             {"insured", 2, {}}}};
  std::mt19937_64 random(seed);
  opendata::privacy::CodedTable table;
  std::vector<std::uint64_t> milieu(rows);
  for (auto& of : milieu) of = std::min(random() % society.milieus, random() % society.milieus);
  for (const Attribute& attribute : attributes) {
    std::vector<std::vector<std::string>> labels;
    for (std::uint32_t leaf = 0; leaf < attribute.leaves; ++leaf) {
      auto& row = labels.emplace_back(1, std::to_string(leaf));
      for (const std::uint32_t width : attribute.widths)
        row.push_back(std::to_string(width) + "x" + std::to_string(leaf / width));
      row.emplace_back("*");
    }
    table.hierarchies.push_back(opendata::privacy::Hierarchy::create(attribute.name, labels).value());
    std::vector<std::uint32_t> typical(society.milieus);
    for (auto& value : typical) value = static_cast<std::uint32_t>(random() % attribute.leaves);
    auto& column = table.columns.emplace_back();
    for (std::size_t row = 0; row < rows; ++row) {
      const auto any = static_cast<std::uint32_t>(std::min(random() % attribute.leaves, random() % attribute.leaves));
      column.push_back(random() % 10 < society.typical_tenths ? typical[milieu[row]] : any);
    }
  }
  return table;
}

/// How many different rows there are, and their Shannon entropy in bits.
struct Variety {
  std::size_t distinct = 0;
  double entropy = 0;
};
inline Variety variety(const opendata::privacy::CodedTable& table) {
  std::map<std::string, std::size_t> counts;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    std::string tuple;
    for (const auto& column : table.columns) tuple += static_cast<char>(column[row]);
    ++counts[tuple];
  }
  Variety found{counts.size(), 0};
  const auto rows = static_cast<double>(table.rows());
  for (const auto& [tuple, count] : counts)
    found.entropy -= static_cast<double>(count) / rows * std::log2(static_cast<double>(count) / rows);
  return found;
}

}  // namespace test
