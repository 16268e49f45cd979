#include <utility>

#include "formats/rows_sqlite.hpp"
#include "formats/sqlite.hpp"

namespace opendata::format {
namespace {

class RowsReader : public RecordReader {
 public:
  RowsReader(const Schema& schema, Database database, Statement select)
      : database_(std::move(database)), select_(std::move(select)) {
    for (const Field& field : schema.fields) columns_.push_back(field.name);
  }
  const std::vector<std::string>& columns() const override { return columns_; }
  const ReadReport& report() const override { return report_; }
  Result<bool> read(RawRecord& record) override {
    const int outcome = sqlite3_step(select_.get());
    if (outcome == SQLITE_DONE) return false;
    if (outcome != SQLITE_ROW) return failure(last_error(database_.get()));
    record.row = ++report_.records;
    record.cells.resize(columns_.size());
    for (std::size_t i = 0; i < columns_.size(); ++i)
      record.cells[i] = cell(static_cast<int>(i + 1));  // column 0 is "_id"
    return true;
  }

 private:
  Cell cell(int column) {
    if (sqlite3_column_type(select_.get(), column) == SQLITE_NULL) return std::nullopt;
    const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(select_.get(), column));
    return std::string(text, static_cast<std::size_t>(sqlite3_column_bytes(select_.get(), column)));
  }
  Database database_;
  Statement select_;
  std::vector<std::string> columns_;
  ReadReport report_;
};

bool has_columns(sqlite3_stmt* select, const Schema& schema) {
  const auto column = [&](std::size_t i) { return std::string_view(sqlite3_column_name(select, static_cast<int>(i))); };
  if (static_cast<std::size_t>(sqlite3_column_count(select)) != schema.fields.size() + 1 || column(0) != "_id")
    return false;
  for (std::size_t i = 0; i < schema.fields.size(); ++i)
    if (column(i + 1) != schema.fields[i].name) return false;
  return true;
}

}  // namespace

Result<std::unique_ptr<RecordReader>> open_rows_sqlite_reader(const std::filesystem::path& path, const Schema& schema) {
  auto database = open_database(path.string());
  if (!database) return failure(std::move(database.error()));
  auto select = prepare(database->get(), "SELECT * FROM \"rows\" ORDER BY \"_id\"");
  if (!select) return failure(std::move(select.error()));
  if (!has_columns(select->get(), schema)) {
    return failure(Errc::corrupt,
                   {"does not have the columns of its schema; publish the dataset again",
                    "欄位與資料集說明不符；請重新發布資料集"},
                   {path.string(), 0, {}});
  }
  return std::make_unique<RowsReader>(schema, std::move(*database), std::move(*select));
}

}  // namespace opendata::format
