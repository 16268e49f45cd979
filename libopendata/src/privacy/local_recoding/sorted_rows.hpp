#pragma once
#include <cstdint>
#include <opendata/coded_table.hpp>
#include <vector>

namespace opendata::privacy::local {

/// The rows of a table sorted by quasi-identifiers and sensitive value, cells of a row side by side: neighbours in
/// memory are alike, and results do not depend on the order of the input. Rows are named by their place in this order.
class SortedRows {
 public:
  explicit SortedRows(const CodedTable& table);

  [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(input_row_.size()); }
  [[nodiscard]] std::size_t attributes() const { return attributes_; }
  /// The leaves of a row, one an attribute.
  [[nodiscard]] const std::uint32_t* operator[](std::uint32_t row) const { return &leaves_[row * attributes_]; }
  [[nodiscard]] std::uint32_t input_row(std::uint32_t row) const { return input_row_[row]; }

 private:
  std::size_t attributes_;
  std::vector<std::uint32_t> input_row_;
  std::vector<std::uint32_t> leaves_;
};

}  // namespace opendata::privacy::local
