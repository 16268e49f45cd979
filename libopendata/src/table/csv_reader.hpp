#pragma once
#include <memory>
#include <opendata/table.hpp>

#include "table/csv_rows.hpp"

namespace opendata::table {

/// The name that a header cell gives to its column: trimmed, on one line.
[[nodiscard]] std::string column_name(std::string_view cell);

/// Reads a CSV file with its header; see InputOptions for what it tolerates.
class CsvReader final : public RecordReader {
 public:
  /// Reads up to and including the header. `file` is for messages.
  [[nodiscard]] static Result<std::unique_ptr<CsvReader>> open(TextSource source, const std::string& file,
                                                               const InputOptions& options);
  [[nodiscard]] const std::vector<std::string>& columns() const override { return columns_; }
  [[nodiscard]] Result<bool> read(RawRecord& record) override;
  [[nodiscard]] const ReadReport& report() const override { return report_; }
  [[nodiscard]] const LineEnds& line_ends() const { return rows_.line_ends(); }

 private:
  CsvReader(TextSource source, std::string file, const InputOptions& options);
  [[nodiscard]] Result<bool> next_row();
  [[nodiscard]] Result<void> check_given_names() const;
  [[nodiscard]] Result<void> skip_titles();
  [[nodiscard]] Result<void> read_header();
  [[nodiscard]] Result<void> name_columns();
  [[nodiscard]] Result<void> take_given_names();
  [[nodiscard]] Result<void> read_second_header();
  [[nodiscard]] bool is_skipped();
  [[nodiscard]] Result<void> fit_row();
  [[nodiscard]] bool drop_extra_cells();
  void fill(RawRecord& record);
  [[nodiscard]] tl::unexpected<Error> fail(Errc code, Message message, const std::string& column) const;

  InputOptions options_;
  std::string file_;
  CsvRows rows_;
  std::vector<std::string> columns_;
  std::vector<std::vector<std::string>> headers_;  ///< as they stand in the file, to know them when they come again
  ReadReport report_;
};

}  // namespace opendata::table
