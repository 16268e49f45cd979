#include "privacy/local_recoding/sorted_rows.hpp"

#include <numeric>

namespace opendata::privacy::local {
namespace {

/// Sorts by one column and keeps the order of rows with equal codes.
void sort_by(const std::vector<std::uint32_t>& codes, std::size_t values, std::vector<std::uint32_t>& rows) {
  std::vector<std::uint32_t> begin(values + 1);
  for (const std::uint32_t code : codes) ++begin[code + 1];
  std::partial_sum(begin.begin(), begin.end(), begin.begin());
  std::vector<std::uint32_t> sorted(rows.size());
  for (const std::uint32_t row : rows) sorted[begin[codes[row]]++] = row;
  rows = std::move(sorted);
}

}  // namespace

SortedRows::SortedRows(const CodedTable& table)
    : attributes_(table.columns.size()), input_row_(table.rows()), leaves_(table.rows() * attributes_) {
  std::iota(input_row_.begin(), input_row_.end(), 0U);
  if (!table.sensitive.empty()) sort_by(table.sensitive, table.sensitive_values.size(), input_row_);
  for (std::size_t i = attributes_; i-- > 0;) sort_by(table.columns[i], table.hierarchies[i].leaves(), input_row_);
  std::size_t cell = 0;
  for (const std::uint32_t row : input_row_)
    for (const auto& column : table.columns) leaves_[cell++] = column[row];
}

}  // namespace opendata::privacy::local
