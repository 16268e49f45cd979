#pragma once
#include <cstddef>
#include <cstdint>
#include <opendata/result.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace opendata::privacy {

/// The generalization hierarchy of one attribute: level 0 holds the original values (leaves), each next level is
/// coarser.
///
/// Labels are numbered within their level, in the order in which the rows name them. The same text may stand at two
/// levels with different extents ("0-9" of ages and of decades): everything here is keyed by (level, label), never by
/// text alone.
///
/// A row is a leaf followed by its label at level 1, 2, …; all rows have the same length:
///
///     rows {{"17", "10-19", "*"}, {"18", "10-19", "*"}}            works: two leaves, height 2
///     rows {{"17", "10-19", "*"}, {"17", "10-19", "*"}}            fails: leaf "17" stands twice
///     rows {{"17", "10-19", "minor"}, {"18", "10-19", "adult"}}    fails: "10-19" has two parents
///     rows {{"17", "10-19", "*"}, {"18", "*"}}                     fails: rows of unequal length
///     rows {{"17", " 10-19", "*"}}                                 fails: a blank at the edge of a label
///
/// The top level may have one label or several; it need not be "*". An empty leaf stands for missing and empty cells.
/// Thread safety: immutable; any number of threads.
class Hierarchy {
 public:
  /// Limits: at most 2^20 leaves, 32 levels and 1,024 bytes a label.
  /// Errors, each with the row (1-based) and the value as `attribute[value]`: bad_structure (no rows, unequal rows,
  /// duplicate leaf, one label with two parents); bad_value (blank at an edge, empty label, leaf "*", which stands for
  /// suppression in outputs); limit_exceeded. A row without texts (a blank line of a file) is skipped.
  [[nodiscard]] static Result<Hierarchy> create(std::string attribute,
                                                const std::vector<std::vector<std::string>>& rows);

  [[nodiscard]] const std::string& attribute() const { return attribute_; }
  /// The coarsest level: levels are 0 … height().
  [[nodiscard]] std::size_t height() const { return levels_.size() - 1; }
  /// How many leaves the hierarchy has, also those that do not occur in any data.
  [[nodiscard]] std::uint32_t leaves() const { return labels(0); }
  [[nodiscard]] std::uint32_t labels(std::size_t level) const {
    return static_cast<std::uint32_t>(levels_[level].texts.size());
  }
  /// The label above a leaf; at level 0 the leaf itself.
  [[nodiscard]] std::uint32_t label(std::size_t level, std::uint32_t leaf) const {
    return levels_[level].of_leaf[leaf];
  }
  /// How many leaves stand under a label.
  [[nodiscard]] std::uint32_t extent(std::size_t level, std::uint32_t label) const {
    return levels_[level].extents[label];
  }
  /// The label one level up; `level` < height().
  [[nodiscard]] std::uint32_t parent(std::size_t level, std::uint32_t label) const {
    return levels_[level].parents[label];
  }
  [[nodiscard]] const std::string& text(std::size_t level, std::uint32_t label) const {
    return levels_[level].texts[label];
  }
  /// The leaf with exactly this text; nullopt when there is none.
  [[nodiscard]] std::optional<std::uint32_t> leaf(std::string_view value) const;
  /// What a cell of this label costs between 0 (one leaf) and 1 (all leaves): (extent − 1) / (leaves − 1), 0 for one
  /// leaf.
  [[nodiscard]] double loss(std::size_t level, std::uint32_t label) const;

 private:
  struct Level {
    std::vector<std::uint32_t> of_leaf, extents, parents;
    std::vector<std::string> texts;
  };
  struct TextHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
  };
  friend class HierarchyBuilder;

  std::string attribute_;
  std::vector<Level> levels_;
  std::unordered_map<std::string, std::uint32_t, TextHash, std::equal_to<>> leaf_of_text_;
};

/// Reads a hierarchy from a CSV file without header: one line a leaf, as create() takes rows. Any encoding that inputs
/// may have. Errors: as create(), with file and line; not_found, bad_encoding, bad_structure of the CSV.
[[nodiscard]] Result<Hierarchy> read_hierarchy(const std::string& path, std::string attribute, char delimiter);

}  // namespace opendata::privacy
