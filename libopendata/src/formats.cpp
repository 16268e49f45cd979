#include <algorithm>
#include <array>
#include <opendata/formats.hpp>

#include "formats/csv.hpp"
#include "formats/gpkg.hpp"
#include "formats/json.hpp"
#include "formats/kml.hpp"
#include "formats/ods.hpp"
#include "formats/parquet.hpp"
#include "formats/xml.hpp"

namespace opendata {
namespace {

using enum Format::Content;
using enum Format::Heading;
using enum Format::Needs;

// One line a format, in the order in which a release lists them.
constexpr std::array all_formats{
    Format{"csv", "csv", "text/csv; charset=utf-8; header=present", "CSV", text, titles, nothing, format::create_csv,
           format::open_csv},
    Format{"json", "json", "application/json", "JSON", text, names, nothing, format::create_json, format::open_json},
    Format{"jsonl", "jsonl", "application/jsonl", "JSONL", text, names, nothing, format::create_jsonl,
           format::open_jsonl},
    Format{"xml", "xml", "application/xml", "XML", text, names, nothing, format::create_xml, format::open_xml},
    Format{"ods", "ods", "application/vnd.oasis.opendocument.spreadsheet", "ODS", binary, titles, nothing,
           format::create_ods, format::open_ods},
    Format{"parquet", "parquet", "application/vnd.apache.parquet", "Parquet", binary, names, nothing,
           format::create_parquet, format::open_parquet},
    Format{"geojson", "geojson", "application/geo+json", "GeoJSON", text, names, geometry, format::create_geojson,
           format::open_geojson},
    Format{"kml", "kml", "application/vnd.google-earth.kml+xml", "KML", text, names, geometry, format::create_kml,
           format::open_kml},
    Format{"gpkg", "gpkg", "application/geopackage+sqlite3", "GeoPackage", binary, names, nothing, format::create_gpkg,
           format::open_gpkg},
};

}  // namespace

std::span<const Format> formats() { return all_formats; }

const Format* find_format(std::string_view name) {
  const auto* found =
      std::find_if(all_formats.begin(), all_formats.end(), [&](const Format& format) { return format.name == name; });
  return found == all_formats.end() ? nullptr : found;
}

std::vector<std::string> headings(const Format& format, const Schema& schema) {
  std::vector<std::string> out;
  for (const Field& field : schema.fields) out.push_back(format.heading == titles ? field.title.zh_tw : field.name);
  return out;
}

std::vector<std::string> default_formats(const Schema& schema) {
  std::vector<std::string> out{"csv", "json", "jsonl", "xml", "ods"};
  if (schema.geometry) out.insert(out.end(), {"geojson", "kml"});
  return out;
}

}  // namespace opendata
