#pragma once
#include <cstdint>
#include <map>
#include <opendata/recognizer.hpp>
#include <string>
#include <vector>

namespace opendata::deid {

/// What the numbers in a file's direct identifiers look like: UN201607020057 is two letters and twelve digits.
/// A text may name another record's case ("同UN201607020057 併案"), which the record's own cells do not tell.
/// Guarantees: only shapes are kept, never a value; at most 64 of them for a column. Not to be copied: `last` of a copy would
/// still point into the first one's map. Moving keeps the map's elements where they are.
class IdentifierShapes {
 public:
  IdentifierShapes() = default;
  IdentifierShapes(const IdentifierShapes&) = delete;
  IdentifierShapes& operator=(const IdentifierShapes&) = delete;
  IdentifierShapes(IdentifierShapes&&) = default;
  IdentifierShapes& operator=(IdentifierShapes&&) = default;
  ~IdentifierShapes() = default;

  /// Counts the shape of one cell of a direct identifier.
  void learn(std::size_t column, std::string_view utf8);
  /// Keeps the shapes that 95 of 100 values of their column share.
  void settle();
  /// Every place of such a shape that stands alone, full-width or not, in original code points.
  [[nodiscard]] std::vector<Finding> find(std::string_view utf8) const;
  /// The same in a text that was folded for identifiers.
  [[nodiscard]] std::vector<Finding> find(const text::Folded& folded) const;

 private:
  struct Column {
    std::map<std::u32string, std::uint64_t> counts;
    std::uint64_t values = 0;
    std::pair<const std::u32string, std::uint64_t>* last = nullptr;  ///< counted last: most values have one shape
  };

  std::map<std::size_t, Column> columns_;
  std::vector<std::u32string> shapes_;  // L a letter, 9 a digit, marks as they are
};

}  // namespace opendata::deid
