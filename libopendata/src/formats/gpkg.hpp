#pragma once
#include <filesystem>
#include <memory>
#include <opendata/table.hpp>
#include <string>

#include "formats/places.hpp"

namespace opendata::format {

/// See the section "gpkg" of docs/formats.md. Errors: io_failure; bad_value for a geometry that names no numbers, and for
/// an integer of more than 64 bits; limit_exceeded for more than 1,900 fields.
[[nodiscard]] Result<std::unique_ptr<TableWriter>> create_gpkg(const std::filesystem::path& path, const Schema& schema,
                                                               std::string_view dataset_id);
/// As Format::open says.
[[nodiscard]] Result<std::unique_ptr<RecordReader>> open_gpkg(const std::filesystem::path& path, const Schema& schema,
                                                              std::string_view dataset_id);

// What the writer and the reader share.
namespace gpkg {
constexpr std::int32_t wgs84 = 4326;
/// The statement that makes the table of the rows.
[[nodiscard]] std::string create_table(const Schema& schema, std::string_view dataset_id);
/// A place as GeoPackageBinary (OGC 12-128r19, 2.1.3); empty for none.
[[nodiscard]] std::string geometry_blob(const Place& place);
/// West, south, east, north of some places; nothing has been added = an empty one.
struct Extent {
  bool empty = true;
  double west = 0, south = 0, east = 0, north = 0;
  void add(const Place& place);
};
}  // namespace gpkg

}  // namespace opendata::format
