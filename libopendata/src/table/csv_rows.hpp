#pragma once
#include <array>
#include <cstdint>
#include <vector>

#include "table/row_source.hpp"
#include "table/text_source.hpp"

namespace opendata::table {

/// Cuts CSV text into rows of cells: RFC 4180, with LF and CR as line ends too. Knows nothing of headers.
/// Guarantees: one pass; memory bounded by one row; cells' storage is used again for the next row.
class CsvRows final : public RowSource {
 public:
  CsvRows(TextSource source, const InputOptions& options);

  [[nodiscard]] Outcome next() override;
  [[nodiscard]] std::size_t cell_index() const override { return used_ == 0 ? 0 : used_ - 1; }
  [[nodiscard]] bool ends_at_last_filled() const override { return false; }
  void describe(ReadReport& report) override;
  [[nodiscard]] std::uint64_t bare_quotes() const { return bare_quotes_; }
  [[nodiscard]] LineEnds line_ends() const override { return line_ends_; }

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
  std::vector<CsvCell> spare_;
  std::size_t used_ = 0, row_bytes_ = 0;
  std::uint64_t bare_quotes_ = 0;
  std::uint64_t padded_quotes_ = 0;  ///< quoted cells whose quotes had blanks around them, which `trim` dropped
  LineEnds line_ends_;
};

}  // namespace opendata::table
