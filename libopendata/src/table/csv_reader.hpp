#pragma once
#include <memory>
#include <opendata/table.hpp>

#include "table/row_source.hpp"

namespace opendata::table {

/// The name that a header cell gives to its column: trimmed, on one line.
[[nodiscard]] std::string column_name(std::string_view cell);

/// The names under two header rows of which the lower divides merged cells of the upper: 地區,人口, over ,男,女 are
/// 地區, 人口-男, 人口-女. Cells as column_name() gives them.
[[nodiscard]] std::vector<std::string> joined_headers(const std::vector<std::string>& upper,
                                                      const std::vector<std::string>& lower);

/// Reads rows with their header, of a CSV file or a sheet; see InputOptions for what it tolerates.
class CsvReader final : public RecordReader {
 public:
  /// Reads up to and including the header. `file` is for messages.
  [[nodiscard]] static Result<std::unique_ptr<CsvReader>> open(std::unique_ptr<RowSource> rows, const std::string& file,
                                                               const InputOptions& options);
  [[nodiscard]] const std::vector<std::string>& columns() const override { return columns_; }
  [[nodiscard]] Result<bool> read(RawRecord& record) override;
  [[nodiscard]] const ReadReport& report() const override { return report_; }
  [[nodiscard]] LineEnds line_ends() const { return rows_.line_ends(); }

 private:
  CsvReader(std::unique_ptr<RowSource> rows, std::string file, const InputOptions& options);
  [[nodiscard]] Result<bool> next_row();
  [[nodiscard]] Result<void> check_given_names() const;
  [[nodiscard]] Result<void> skip_titles();
  [[nodiscard]] Result<void> read_header();
  [[nodiscard]] Result<void> name_columns();
  [[nodiscard]] Result<void> take_given_names();
  [[nodiscard]] bool may_be_joined(std::size_t column) const;
  [[nodiscard]] Result<void> read_second_header();
  [[nodiscard]] Result<void> check_joined_names() const;
  [[nodiscard]] bool is_skipped();
  [[nodiscard]] Result<void> fit_row();
  [[nodiscard]] bool drop_extra_cells();
  void fill(RawRecord& record);
  [[nodiscard]] tl::unexpected<Error> fail(Errc code, Message message, const std::string& column) const;

  InputOptions options_;
  std::string file_;
  std::unique_ptr<RowSource> source_;
  RowSource& rows_;
  std::vector<std::string> columns_;
  std::vector<std::vector<std::string>> headers_;  ///< as they stand in the file, to know them when they come again
  std::size_t nameless_ = 0;                       ///< columns at the end of the header that were dropped
  ReadReport report_;
};

}  // namespace opendata::table
