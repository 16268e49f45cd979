#pragma once
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "table/row_source.hpp"

namespace opendata::table {

/// What becomes of the other sheets of a file that has several.
enum class OtherSheets {
  ignored,
  refused,    ///< unless the sheet is named: nobody shall take one sheet for the whole file
  continued,  ///< of a sheet that is named cases, cases-2, cases-3 and so on go on with its rows; others are ignored
};

/// Rows of one sheet of an OpenDocument spreadsheet; see opendata/spreadsheet.hpp for what they hold and for the limits.
/// Rows of sheets that go on are numbered on, 1,048,576 a sheet. Memory: one row, twice, and the XML parser's.
class SheetRows final : public RowSource {
 public:
  /// `sheet`: its name; empty = the first, or where others are refused the only one that holds anything. Errors: as for_each_sheet_row().
  [[nodiscard]] static Result<std::unique_ptr<SheetRows>> open(const std::filesystem::path& path, std::string sheet,
                                                               OtherSheets others);
  ~SheetRows() override;

  [[nodiscard]] Outcome next() override;
  [[nodiscard]] std::size_t cell_index() const override;
  [[nodiscard]] bool ends_at_last_filled() const override { return true; }
  [[nodiscard]] bool begins_further_sheet() const override;
  void describe(ReadReport& report) override;
  /// Areas of several cells that hold one value, met so far.
  [[nodiscard]] std::uint64_t merged_cells() const;

 private:
  class Parser;
  explicit SheetRows(std::unique_ptr<Parser> parser);
  std::unique_ptr<Parser> parser_;
};

/// Names of the sheets that hold anything, in their order. Errors: as for_each_sheet_row().
[[nodiscard]] Result<std::vector<std::string>> filled_sheets(const std::filesystem::path& path);

}  // namespace opendata::table
