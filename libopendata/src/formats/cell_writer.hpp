#pragma once
#include <filesystem>
#include <memory>
#include <opendata/table.hpp>
#include <span>
#include <string_view>
#include <utility>

namespace opendata::format {

/// Writes rows of cells of whatever origin. Only inside the library: outside, records go through TableWriter, which takes
/// SafeRecord alone, and texts that never were records through plain_table.hpp.
class CellWriter {
 public:
  virtual ~CellWriter() = default;
  [[nodiscard]] virtual Result<void> append(std::span<const Cell> cells) = 0;
  [[nodiscard]] virtual Result<void> finish() = 0;
};

[[nodiscard]] Result<std::unique_ptr<CellWriter>> create_csv_cells(const std::filesystem::path& path,
                                                                   const Schema& schema);
[[nodiscard]] Result<std::unique_ptr<CellWriter>> create_ods_cells(const std::filesystem::path& path,
                                                                   const Schema& schema, std::string_view sheet);

/// A cell writer behind the door for records.
class RecordWriter final : public TableWriter {
 public:
  explicit RecordWriter(std::unique_ptr<CellWriter> cells) : cells_(std::move(cells)) {}
  Result<void> write(const SafeRecord& record) override { return cells_->append(record.cells()); }
  Result<void> finish() override { return cells_->finish(); }
  /// Errors: those of making `cells`.
  [[nodiscard]] static Result<std::unique_ptr<TableWriter>> of(Result<std::unique_ptr<CellWriter>> cells) {
    if (!cells) return failure(std::move(cells.error()));
    return std::make_unique<RecordWriter>(std::move(*cells));
  }

 private:
  std::unique_ptr<CellWriter> cells_;
};

}  // namespace opendata::format
