#include "formats/csv.hpp"

#include <opendata/plain_table.hpp>
#include <utility>

#include "formats/cell_writer.hpp"

namespace opendata::format {
namespace {

/// Takes the guard off again.
class GuardedCsvReader : public RecordReader {
 public:
  GuardedCsvReader(std::unique_ptr<RecordReader> reader, const Schema& schema) : reader_(std::move(reader)) {
    for (const Field& field : schema.fields) guarded_.push_back(field.type == FieldType::string);
  }
  const std::vector<std::string>& columns() const override { return reader_->columns(); }
  const ReadReport& report() const override { return reader_->report(); }
  Result<bool> read(RawRecord& record) override {
    auto more = reader_->read(record);
    if (!more || !*more) return more;
    for (std::size_t i = 0; i < record.cells.size() && i < guarded_.size(); ++i) {
      Cell& cell = record.cells[i];
      if (!guarded_[i] || !cell || !needs_guard(*cell)) continue;
      if (!cell->starts_with('\'')) return unguarded(record);
      cell->erase(0, 1);
    }
    return true;
  }

 private:
  [[nodiscard]] static tl::unexpected<Error> unguarded(const RawRecord& record) {
    return failure(Errc::corrupt,
                   {"has a text without the guard that its dataset states; publish the dataset again",
                    "有未依資料集設定加上防護的文字；請重新發布資料集"},
                   {{}, static_cast<std::size_t>(record.row), {}});
  }
  std::unique_ptr<RecordReader> reader_;
  std::vector<bool> guarded_;
};

}  // namespace

Result<std::unique_ptr<TableWriter>> create_csv(const std::filesystem::path& path, const Schema& schema,
                                                std::string_view /*dataset_id*/) {
  return RecordWriter::of(create_csv_cells(path, schema));
}

Result<std::unique_ptr<RecordReader>> open_csv(const std::filesystem::path& path, const Schema& schema,
                                               std::string_view /*dataset_id*/) {
  InputOptions options;
  options.encoding = text::Encoding::utf8;
  auto reader = open_reader(path.string(), options);
  if (!reader || !schema.csv.formula_guard) return reader;
  return std::make_unique<GuardedCsvReader>(std::move(*reader), schema);
}

}  // namespace opendata::format
