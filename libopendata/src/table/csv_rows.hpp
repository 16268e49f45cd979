#pragma once
#include <array>
#include <cstdint>
#include <opendata/table.hpp>
#include <string>
#include <vector>

#include "table/text_source.hpp"

namespace opendata::table {

/// One cell as it stands in the file.
struct CsvCell {
  std::string text;
  bool quoted = false;
};

/// How often each kind of line end was met.
struct LineEnds {
  std::uint64_t crlf = 0, lf = 0, cr = 0;
};

/// Cuts CSV text into rows of cells: RFC 4180, with LF and CR as line ends too. Knows nothing of headers.
/// Guarantees: one pass; memory bounded by one row; cells' storage is used again for the next row.
class CsvRows {
 public:
  CsvRows(TextSource source, const InputOptions& options);

  enum class Outcome { row, end, error };
  /// Reads the next row into row().
  [[nodiscard]] Outcome next();
  [[nodiscard]] std::vector<CsvCell>& row() { return row_; }
  /// 1-based number of row(), or of the row that failed.
  [[nodiscard]] std::uint64_t number() const { return number_; }
  /// What went wrong; its place is number() and the cell's index.
  [[nodiscard]] const std::optional<Error>& error() const { return error_; }
  [[nodiscard]] std::size_t cell_index() const { return used_ == 0 ? 0 : used_ - 1; }
  [[nodiscard]] std::uint64_t bare_quotes() const { return bare_quotes_; }
  /// Quoted cells whose quotes had blanks around them, which `trim` dropped.
  [[nodiscard]] std::uint64_t padded_quotes() const { return padded_quotes_; }
  [[nodiscard]] const LineEnds& line_ends() const { return line_ends_; }
  [[nodiscard]] const TextSource& source() const { return source_; }

 private:
  /// What stopped a cell.
  enum class Stop { delimiter, line_end, end_of_file, error };

  [[nodiscard]] bool available();
  [[nodiscard]] char peek() { return source_.rest().front(); }
  [[nodiscard]] CsvCell* begin_cell();
  [[nodiscard]] bool append(CsvCell& cell, std::size_t n);
  [[nodiscard]] Stop read_cell();
  [[nodiscard]] bool read_simple(CsvCell& cell);
  [[nodiscard]] Stop read_plain(CsvCell& cell);
  enum class Padding { none, before };
  [[nodiscard]] Stop read_quoted(CsvCell& cell, Padding padding);
  [[nodiscard]] bool read_to_closing_quote(CsvCell& cell);
  [[nodiscard]] Stop after_closing_quote(Padding padding);
  [[nodiscard]] Stop take_separator();
  void take_line_end();
  Stop fail(Errc code, Message message);
  Stop fail_or_end();

  TextSource source_;
  char delimiter_;
  bool trim_, keep_bare_quotes_;
  std::array<bool, 256> special_{};
  std::vector<CsvCell> row_;
  std::vector<CsvCell> spare_;
  std::size_t used_ = 0, row_bytes_ = 0;
  std::uint64_t number_ = 0, bare_quotes_ = 0, padded_quotes_ = 0;
  LineEnds line_ends_;
  std::optional<Error> error_;
};

}  // namespace opendata::table
