#include "privacy/full_domain/dimension.hpp"

#include <limits>

namespace opendata::privacy {
namespace {
constexpr std::uint32_t none = std::numeric_limits<std::uint32_t>::max();
}

Dimension::Dimension(const Hierarchy& hierarchy, const std::vector<std::uint32_t>& column)
    : leaves_(hierarchy.leaves()), value_of_leaf_(hierarchy.leaves(), none) {
  number_values(column);
  for (std::size_t level = 0; level <= hierarchy.height(); ++level) add_level(hierarchy, level);
}

void Dimension::number_values(const std::vector<std::uint32_t>& column) {
  for (const std::uint32_t leaf : column) {
    std::uint32_t& value = value_of_leaf_[leaf];
    if (value == none) {
      value = static_cast<std::uint32_t>(leaf_of_value_.size());
      leaf_of_value_.push_back(leaf);
      rows_of_value_.push_back(0);
    }
    ++rows_of_value_[value];
  }
}

void Dimension::add_level(const Hierarchy& hierarchy, std::size_t number) {
  std::vector<std::uint32_t> dense(hierarchy.labels(number), none);
  Level level;
  for (std::uint32_t value = 0; value < leaf_of_value_.size(); ++value) {
    const std::uint32_t original = hierarchy.label(number, leaf_of_value_[value]);
    std::uint32_t& label = dense[original];
    if (label == none) {
      label = static_cast<std::uint32_t>(level.rows.size());
      level.first_value.push_back(value);
      level.extents.push_back(hierarchy.extent(number, original));
      level.rows.push_back(0);
    }
    level.of_value.push_back(label);
    level.rows[label] += rows_of_value_[value];
  }
  levels_.push_back(std::move(level));
}

}  // namespace opendata::privacy
