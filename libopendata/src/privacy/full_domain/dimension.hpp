#pragma once
#include <cstddef>
#include <cstdint>
#include <opendata/hierarchy.hpp>
#include <vector>

namespace opendata::privacy {

/// One quasi-identifier as the search sees it: only values and labels that occur in the table, numbered densely within
/// their level, with the rows and leaves under each.
class Dimension {
 public:
  Dimension(const Hierarchy& hierarchy, const std::vector<std::uint32_t>& column);

  [[nodiscard]] std::size_t height() const { return levels_.size() - 1; }
  [[nodiscard]] std::uint32_t leaves() const { return leaves_; }  ///< of the hierarchy, occurring or not
  [[nodiscard]] std::uint32_t labels(std::size_t level) const {
    return static_cast<std::uint32_t>(levels_[level].rows.size());
  }
  /// The value (label of level 0) of a leaf that occurs.
  [[nodiscard]] std::uint32_t value(std::uint32_t leaf) const { return value_of_leaf_[leaf]; }
  [[nodiscard]] std::uint64_t rows(std::size_t level, std::uint32_t label) const { return levels_[level].rows[label]; }
  [[nodiscard]] std::uint32_t extent(std::size_t level, std::uint32_t label) const {
    return levels_[level].extents[label];
  }
  /// The label of a coarser level above a label.
  [[nodiscard]] std::uint32_t above(std::size_t level, std::uint32_t label, std::size_t coarser) const {
    return levels_[coarser].of_value[levels_[level].first_value[label]];
  }

 private:
  struct Level {
    std::vector<std::uint32_t> of_value;              ///< by value
    std::vector<std::uint32_t> first_value, extents;  ///< by label
    std::vector<std::uint64_t> rows;                  ///< by label
  };
  void number_values(const std::vector<std::uint32_t>& column);
  void add_level(const Hierarchy& hierarchy, std::size_t level);

  std::uint32_t leaves_;
  std::vector<std::uint32_t> value_of_leaf_, leaf_of_value_;
  std::vector<std::uint64_t> rows_of_value_;
  std::vector<Level> levels_;
};

}  // namespace opendata::privacy
