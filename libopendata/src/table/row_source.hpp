#pragma once
#include <cstdint>
#include <opendata/table.hpp>
#include <optional>
#include <string>
#include <vector>

namespace opendata::table {

/// One cell as it stands in the file.
struct CsvCell {
  std::string text;
  bool quoted = false;  ///< an empty text was written down, and is no missing value
};

/// How often each kind of line end was met.
struct LineEnds {
  std::uint64_t crlf = 0, lf = 0, cr = 0;
};

/// Rows of cells one after the other, cut from a CSV text or taken from a sheet. Knows nothing of headers.
class RowSource {
 public:
  enum class Outcome { row, end, error };

  RowSource() = default;
  RowSource(const RowSource&) = delete;
  RowSource& operator=(const RowSource&) = delete;
  virtual ~RowSource() = default;

  /// Reads the next row into row(), whose storage is used again.
  [[nodiscard]] virtual Outcome next() = 0;
  [[nodiscard]] std::vector<CsvCell>& row() { return row_; }
  /// 1-based number of row(), or of the row that failed.
  [[nodiscard]] std::uint64_t number() const { return number_; }
  /// What went wrong; its place is number() and the cell's index.
  [[nodiscard]] const std::optional<Error>& error() const { return error_; }
  [[nodiscard]] virtual std::size_t cell_index() const = 0;
  /// Whether a row ends at its last filled cell, so that one with fewer cells lacks nothing.
  [[nodiscard]] virtual bool ends_at_last_filled() const = 0;
  /// Notes encoding and leniencies that reading made use of so far, each use once however often it is called.
  virtual void describe(ReadReport& report) = 0;
  /// Whether row() is the first one of a further sheet, which goes on with the table below its heading.
  [[nodiscard]] virtual bool begins_further_sheet() const { return false; }
  [[nodiscard]] virtual LineEnds line_ends() const { return {}; }

 protected:
  RowSource(RowSource&&) = default;
  RowSource& operator=(RowSource&&) = default;

  std::vector<CsvCell> row_;
  std::uint64_t number_ = 0;
  std::optional<Error> error_;
};

}  // namespace opendata::table
