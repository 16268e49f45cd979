#include "formats/gpkg.hpp"

#include <algorithm>
#include <bit>
#include <charconv>
#include <opendata/files.hpp>
#include <utility>

#include "formats/little_endian.hpp"
#include "formats/sqlite.hpp"

namespace opendata::format {
namespace {

constexpr std::size_t maximum_fields = 1900;

/// OGC 12-128r19, Tables 3 to 6. The application id is "GPKG", the version 1.3.
constexpr const char* metadata_tables = R"(
PRAGMA application_id = 0x47504B47; PRAGMA user_version = 10300;
PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA temp_store = MEMORY; BEGIN;
CREATE TABLE gpkg_spatial_ref_sys (srs_name TEXT NOT NULL, srs_id INTEGER PRIMARY KEY, organization TEXT NOT NULL,
  organization_coordsys_id INTEGER NOT NULL, definition TEXT NOT NULL, description TEXT);
INSERT INTO gpkg_spatial_ref_sys VALUES
  ('Undefined Cartesian SRS', -1, 'NONE', -1, 'undefined', 'undefined Cartesian coordinate reference system'),
  ('Undefined geographic SRS', 0, 'NONE', 0, 'undefined', 'undefined geographic coordinate reference system'),
  ('WGS 84 geodetic', 4326, 'EPSG', 4326, 'GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563,AUTHORITY["EPSG","7030"]],AUTHORITY["EPSG","6326"]],PRIMEM["Greenwich",0,AUTHORITY["EPSG","8901"]],UNIT["degree",0.0174532925199433,AUTHORITY["EPSG","9122"]],AXIS["Latitude",NORTH],AXIS["Longitude",EAST],AUTHORITY["EPSG","4326"]]',
   'longitude/latitude coordinates in decimal degrees on the WGS 84 spheroid');
CREATE TABLE gpkg_contents (table_name TEXT NOT NULL PRIMARY KEY, data_type TEXT NOT NULL, identifier TEXT UNIQUE,
  description TEXT DEFAULT '', last_change DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')),
  min_x DOUBLE, min_y DOUBLE, max_x DOUBLE, max_y DOUBLE, srs_id INTEGER,
  CONSTRAINT fk_gc_r_srs_id FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id));
CREATE TABLE gpkg_geometry_columns (table_name TEXT NOT NULL, column_name TEXT NOT NULL, geometry_type_name TEXT NOT NULL,
  srs_id INTEGER NOT NULL, z TINYINT NOT NULL, m TINYINT NOT NULL,
  CONSTRAINT pk_geom_cols PRIMARY KEY (table_name, column_name), CONSTRAINT uk_gc_table_name UNIQUE (table_name),
  CONSTRAINT fk_gc_tn FOREIGN KEY (table_name) REFERENCES gpkg_contents(table_name),
  CONSTRAINT fk_gc_srs FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys (srs_id));
)";

std::string_view column_type(FieldType type) {
  switch (type) {
    case FieldType::integer:
      return "INTEGER";
    case FieldType::boolean:
      return "BOOLEAN";
    case FieldType::date:
      return "DATE";
    default:
      return "TEXT";
  }
}

std::string_view geometry_type(const Geometry& geometry) { return geometry.cell.empty() ? "POINT" : "POLYGON"; }

double to_number(const std::string& text) {
  double number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

void append_double(std::string& out, double value) { append_le(out, std::bit_cast<std::uint64_t>(value), 8); }

class GpkgWriter : public TableWriter {
 public:
  GpkgWriter(std::filesystem::path path, Schema schema, std::string dataset_id, std::optional<Places> places,
             Database database, Statement insert)
      : path_(std::move(path)),
        schema_(std::move(schema)),
        dataset_id_(std::move(dataset_id)),
        places_(std::move(places)),
        database_(std::move(database)),
        insert_(std::move(insert)) {}

  Result<void> write(const SafeRecord& record) override {
    int position = 0;
    if (places_) {
      if (auto placed = bind_place(++position, record); !placed) return placed;
    }
    for (std::size_t i = 0; i < schema_.fields.size(); ++i) {
      if (auto bound = bind(++position, schema_.fields[i], record.cells()[i]); !bound) return bound;
    }
    const bool done = sqlite3_step(insert_.get()) == SQLITE_DONE;
    if (sqlite3_reset(insert_.get()) != SQLITE_OK || !done) return failure(last_error(database_.get()));
    return {};
  }
  Result<void> finish() override {
    insert_.reset();
    if (auto entered = enter_contents(); !entered) return entered;
    if (auto done = execute(database_.get(), "COMMIT"); !done) return done;
    database_.reset();
    return sync_path(path_);
  }

 private:
  Result<void> bind_place(int position, const SafeRecord& record) {
    if (auto located = places_->locate(record.cells(), place_); !located) return located;
    extent_.add(place_);
    blob_ = gpkg::geometry_blob(place_);
    const int outcome =
        blob_.empty() ? sqlite3_bind_null(insert_.get(), position)
                      : sqlite3_bind_blob64(insert_.get(), position, blob_.data(), blob_.size(), SQLITE_STATIC);
    if (outcome != SQLITE_OK) return failure(last_error(database_.get()));
    return {};
  }
  Result<void> bind(int position, const Field& field, const Cell& cell) {
    int outcome = SQLITE_OK;
    if (!cell) {
      outcome = sqlite3_bind_null(insert_.get(), position);
    } else if (field.type == FieldType::integer) {
      return bind_integer(insert_.get(), position, field, *cell);
    } else if (field.type == FieldType::boolean) {
      outcome = sqlite3_bind_int(insert_.get(), position, *cell == "true" ? 1 : 0);
    } else {
      outcome = sqlite3_bind_text64(insert_.get(), position, cell->data(), cell->size(), SQLITE_STATIC, SQLITE_UTF8);
    }
    if (outcome != SQLITE_OK) return failure(last_error(database_.get()));
    return {};
  }
  /// The time of change is constant: a release's time stands in its manifest, and equal records make equal bytes.
  Result<void> enter_contents() {
    auto insert = prepare(database_.get(),
                          "INSERT INTO gpkg_contents VALUES (?1, ?2, ?1, '', '1970-01-01T00:00:00.000Z', ?3, ?4, ?5, ?6, ?7)");
    if (!insert) return failure(std::move(insert.error()));
    sqlite3_stmt* row = insert->get();
    sqlite3_bind_text(row, 1, dataset_id_.c_str(), -1, SQLITE_STATIC);
    sqlite3_bind_text(row, 2, places_ ? "features" : "attributes", -1, SQLITE_STATIC);
    if (!extent_.empty) {
      sqlite3_bind_double(row, 3, extent_.west);
      sqlite3_bind_double(row, 4, extent_.south);
      sqlite3_bind_double(row, 5, extent_.east);
      sqlite3_bind_double(row, 6, extent_.north);
    }
    sqlite3_bind_int(row, 7, places_ ? gpkg::wgs84 : 0);
    if (sqlite3_step(row) != SQLITE_DONE) return failure(last_error(database_.get()));
    if (!places_) return {};
    return execute(database_.get(), "INSERT INTO gpkg_geometry_columns VALUES ('" + dataset_id_ + "', '_geom', '" +
                                        std::string(geometry_type(*schema_.geometry)) + "', 4326, 0, 0)");
  }
  std::filesystem::path path_;
  Schema schema_;
  std::string dataset_id_;
  std::optional<Places> places_;
  Database database_;
  Statement insert_;
  Place place_;       // kept to spare allocations
  std::string blob_;  // as long as it is bound
  gpkg::Extent extent_;
};

std::string insert_row(const Schema& schema, std::string_view dataset_id) {
  std::string sql = "INSERT INTO " + sql_name(dataset_id) + " VALUES (NULL";
  for (std::size_t i = 0; i < schema.fields.size() + (schema.geometry ? 1 : 0); ++i) sql += ", ?";
  return sql + ")";
}

Result<std::optional<Places>> places_of(const Schema& schema) {
  if (!schema.geometry) return std::nullopt;
  auto places = Places::create(schema);
  if (!places) return failure(std::move(places.error()));
  return std::optional(std::move(*places));
}

}  // namespace

std::string gpkg::create_table(const Schema& schema, std::string_view dataset_id) {
  std::string sql = "CREATE TABLE " + sql_name(dataset_id) + " (\"_id\" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL";
  if (schema.geometry) sql += ", \"_geom\" " + std::string(geometry_type(*schema.geometry));
  for (const Field& field : schema.fields)
    sql += ", " + sql_name(field.name) + " " + std::string(column_type(field.type));
  return sql + ")";
}

void gpkg::Extent::add(const Place& place) {
  for (const Position& position : place) {
    const double x = to_number(position.longitude), y = to_number(position.latitude);
    west = empty ? x : std::min(west, x);
    east = empty ? x : std::max(east, x);
    south = empty ? y : std::min(south, y);
    north = empty ? y : std::max(north, y);
    empty = false;
  }
}

std::string gpkg::geometry_blob(const Place& place) {
  if (place.empty()) return {};
  const bool is_point = place.size() == 1;
  std::string out("GP\0", 3);
  out += is_point ? '\x01' : '\x03';  // little-endian; a polygon has an envelope
  append_le(out, static_cast<std::uint32_t>(wgs84), 4);
  if (!is_point) {
    Extent extent;
    extent.add(place);
    for (const double side : {extent.west, extent.east, extent.south, extent.north}) append_double(out, side);
  }
  out += '\x01';
  append_le(out, is_point ? 1 : 3, 4);
  if (!is_point) {
    append_le(out, 1, 4);  // ring
    append_le(out, place.size(), 4);
  }
  for (const Position& position : place) {
    append_double(out, to_number(position.longitude));
    append_double(out, to_number(position.latitude));
  }
  return out;
}

Result<std::unique_ptr<TableWriter>> create_gpkg(const std::filesystem::path& path, const Schema& schema,
                                                 std::string_view dataset_id) {
  if (schema.fields.size() > maximum_fields) {
    return failure(Errc::limit_exceeded,
                   {"has more fields than a GeoPackage can have (1,900); leave \"gpkg\" out of outputs",
                    "欄位數超過 GeoPackage 的上限 (1,900)；請自 outputs 移除 \"gpkg\""},
                   {path.string(), 0, {}});
  }
  auto places = places_of(schema);
  if (!places) return failure(std::move(places.error()));
  auto database = create_database(path.string());
  if (!database) return failure(std::move(database.error()));
  // As with rows.sqlite: built aside and flushed once at the end.
  if (auto done = execute(database->get(), metadata_tables + gpkg::create_table(schema, dataset_id)); !done)
    return failure(std::move(done.error()));
  auto insert = prepare(database->get(), insert_row(schema, dataset_id));
  if (!insert) return failure(std::move(insert.error()));
  return std::make_unique<GpkgWriter>(path, schema, std::string(dataset_id), std::move(*places), std::move(*database),
                                      std::move(*insert));
}

}  // namespace opendata::format
