#pragma once
#include <filesystem>
#include <memory>
#include <opendata/table.hpp>
#include <string>

#include "formats/places.hpp"

namespace opendata::format {

/// See the section "kml" of docs/formats.md. Errors: io_failure; bad_value when the schema has no geometry.
[[nodiscard]] Result<std::unique_ptr<TableWriter>> create_kml(const std::filesystem::path& path, const Schema& schema,
                                                              std::string_view dataset_id);
/// As Format::open says.
[[nodiscard]] Result<std::unique_ptr<RecordReader>> open_kml(const std::filesystem::path& path, const Schema& schema,
                                                             std::string_view dataset_id);

// What the writer and the reader share.
namespace kml {
/// Everything before the first placemark.
[[nodiscard]] std::string head(const Schema& schema, std::string_view dataset_id);
/// A Point or a Polygon; nothing for a record without a place.
void append_geometry(std::string& out, const Place& place);
constexpr std::string_view before = "<Placemark><ExtendedData>";
constexpr std::string_view data = "<Data name=\"";
constexpr std::string_view data_value = "\"><displayName>base64</displayName><value>";
constexpr std::string_view data_end = "</value></Data>";
constexpr std::string_view fields = "<SchemaData schemaUrl=\"#fields\">";
constexpr std::string_view field = "<SimpleData name=\"";
constexpr std::string_view field_end = "</SimpleData>";
constexpr std::string_view fields_end = "</SchemaData></ExtendedData>";
constexpr std::string_view after = "</Placemark>\n";
constexpr std::string_view tail = "</Document></kml>\n";
}  // namespace kml

}  // namespace opendata::format
