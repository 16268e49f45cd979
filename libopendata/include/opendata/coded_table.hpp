#pragma once
#include <cstddef>
#include <cstdint>
#include <opendata/hierarchy.hpp>
#include <opendata/record.hpp>
#include <opendata/result.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace opendata::privacy {

/// A table as numbers, rows in input order: what the searches for a generalization work on.
struct CodedTable {
  std::vector<Hierarchy> hierarchies;               ///< one per quasi-identifier
  std::vector<std::vector<std::uint32_t>> columns;  ///< columns[quasi-identifier][row] = leaf
  std::vector<std::uint32_t> sensitive;       ///< sensitive[row] = index in sensitive_values; empty without l or t
  std::vector<std::string> sensitive_values;  ///< in order of first appearance

  [[nodiscard]] std::size_t rows() const { return columns.empty() ? 0 : columns.front().size(); }
};

/// Codes records one by one into a CodedTable. Memory: four bytes a row and column.
class TableCoder {
 public:
  /// `columns` are the names of the records' cells; each hierarchy's attribute is looked up there, and the sensitive
  /// column. Errors: missing_column with its name; invalid_argument (no hierarchy, two for one column, the sensitive
  /// attribute is a quasi-identifier as well).
  [[nodiscard]] static Result<TableCoder> create(std::vector<Hierarchy> hierarchies,
                                                 const std::optional<std::string>& sensitive,
                                                 const std::vector<std::string>& columns);

  /// Adds the next row. A missing cell counts as an empty text, for quasi-identifiers and the sensitive attribute.
  /// Errors: bad_value when the hierarchy has no such leaf (row and column; never the value, which is a person's), or
  /// when the row is already suppressed, "*" in every quasi-identifier: such rows would form a class of their own;
  /// limit_exceeded beyond 2^32 − 1 rows. On an error the row is not added.
  [[nodiscard]] Result<void> add(const RawRecord& record);

  [[nodiscard]] const CodedTable& table() const { return table_; }
  [[nodiscard]] CodedTable take() { return std::move(table_); }

 private:
  [[nodiscard]] Result<void> find_leaves(const RawRecord& record);
  void add_sensitive(std::string_view value);

  CodedTable table_;
  std::vector<std::size_t> cells_;  ///< of each hierarchy
  std::optional<std::size_t> sensitive_cell_;
  std::vector<std::uint32_t> leaves_;  ///< of the row being added
  std::unordered_map<std::string, std::uint32_t> sensitive_codes_;
};

}  // namespace opendata::privacy
