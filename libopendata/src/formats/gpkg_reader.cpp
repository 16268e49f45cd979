#include <array>
#include <utility>

#include "formats/gpkg.hpp"
#include "formats/sqlite.hpp"

namespace opendata::format {
namespace {

tl::unexpected<Error> departs(const std::filesystem::path& path, std::uint64_t row) {
  return failure(Errc::corrupt,
                 {"is not the GeoPackage that a release holds; publish the dataset again",
                  "不是本系統發布的 GeoPackage；請重新發布資料集"},
                 {path.string(), static_cast<std::size_t>(row), {}});
}

class GpkgReader : public RecordReader {
 public:
  GpkgReader(std::filesystem::path path, const Schema& schema, std::optional<Places> places, Database database,
             Statement select)
      : path_(std::move(path)),
        schema_(schema),
        places_(std::move(places)),
        database_(std::move(database)),
        select_(std::move(select)) {
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
    const int first = places_ ? 2 : 1;  // behind "_id", and "_geom"
    for (std::size_t i = 0; i < columns_.size(); ++i)
      if (!read_cell(first + static_cast<int>(i), schema_.fields[i].type, record.cells[i]))
        return departs(path_, record.row);
    if (!places_) return true;
    if (auto located = places_->locate(record.cells, place_); !located) return failure(std::move(located.error()));
    if (gpkg::geometry_blob(place_) != bytes(1)) return departs(path_, record.row);
    return true;
  }

 private:
  [[nodiscard]] std::string_view bytes(int column) const {
    const void* blob = sqlite3_column_blob(select_.get(), column);
    return {static_cast<const char*>(blob), blob == nullptr ? 0 : static_cast<std::size_t>(sqlite3_column_bytes(select_.get(), column))};
  }
  /// Integers and booleans are numbers, everything else is text.
  bool read_cell(int column, FieldType type, Cell& cell) {
    const int stored = sqlite3_column_type(select_.get(), column);
    if (stored == SQLITE_NULL) {
      cell.reset();
      return true;
    }
    const bool number = type == FieldType::integer || type == FieldType::boolean;
    if (stored != (number ? SQLITE_INTEGER : SQLITE_TEXT)) return false;
    const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(select_.get(), column));
    cell.emplace(text, static_cast<std::size_t>(sqlite3_column_bytes(select_.get(), column)));
    if (type == FieldType::boolean) *cell = *cell == "1" ? "true" : *cell == "0" ? "false" : *cell;
    return true;
  }
  std::filesystem::path path_;
  Schema schema_;
  std::optional<Places> places_;
  Database database_;
  Statement select_;
  std::vector<std::string> columns_;
  ReadReport report_;
  Place place_;
};

/// The first column of the first row as text.
std::string one_text(sqlite3* database, const std::string& sql) {
  auto statement = prepare(database, sql);
  if (!statement || sqlite3_step(statement->get()) != SQLITE_ROW) return {};
  const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(statement->get(), 0));
  return text == nullptr ? "" : text;
}

/// SQLite reads a file that was cut as long as nobody asks for the pages that are gone.
bool is_whole(sqlite3* database, const std::filesystem::path& path) {
  const std::string bytes = one_text(database, "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size");
  std::error_code error;
  const auto size = std::filesystem::file_size(path, error);
  return !error && bytes == std::to_string(size);
}

bool is_geopackage(sqlite3* database, const Schema& schema, std::string_view dataset_id) {
  const std::string id(dataset_id);
  const std::string kind = schema.geometry ? "features" : "attributes";
  return one_text(database, "PRAGMA application_id") == "1196444487" &&
         one_text(database, "SELECT data_type FROM gpkg_contents WHERE table_name = '" + id + "'") == kind &&
         one_text(database, "SELECT sql FROM sqlite_master WHERE type = 'table' AND name = '" + id + "'") ==
             gpkg::create_table(schema, dataset_id);
}

}  // namespace

Result<std::unique_ptr<RecordReader>> open_gpkg(const std::filesystem::path& path, const Schema& schema,
                                                std::string_view dataset_id) {
  std::optional<Places> places;
  if (schema.geometry) {
    auto created = Places::create(schema);
    if (!created) return failure(std::move(created.error()));
    places = std::move(*created);
  }
  auto database = open_database(path.string());
  if (!database) return failure(std::move(database.error()));
  if (!is_whole(database->get(), path) || !is_geopackage(database->get(), schema, dataset_id)) return departs(path, 0);
  auto select = prepare(database->get(), "SELECT * FROM " + sql_name(dataset_id) + " ORDER BY \"_id\"");
  if (!select) return failure(std::move(select.error()));
  return std::make_unique<GpkgReader>(path, schema, std::move(places), std::move(*database), std::move(*select));
}

}  // namespace opendata::format
