#include <opendata/json.hpp>

#include "web/chart/map.hpp"

namespace opendata::api::web {
namespace {

Error not_geojson(const std::string& file) {
  return {Errc::bad_structure,
          {"is no GeoJSON of areas or lines in WGS 84", "不是以 WGS 84 表示區域或線的 GeoJSON"},
          {file, 0, {}}};
}

/// Collects rings wherever they stand, whatever the nesting of the geometry.
class Collector {
 public:
  explicit Collector(std::string file) : file_(std::move(file)) {}

  Result<void> geometry(const json::Value& value) {
    const auto type = value.text_of("type");
    const json::Value* coordinates = value.find("coordinates");
    if (type == "Feature" && value.find("geometry") != nullptr) return geometry(*value.find("geometry"));
    if (type == "FeatureCollection") return each(value.find("features"));
    if (type == "GeometryCollection") return each(value.find("geometries"));
    if (type == "LineString" && coordinates != nullptr) return ring(*coordinates);
    if ((type == "Polygon" || type == "MultiLineString") && coordinates != nullptr) return rings(*coordinates);
    if (type != "MultiPolygon" || coordinates == nullptr) return {};
    for (const auto& polygon : coordinates->items())
      if (auto read = rings(polygon); !read) return read;
    return {};
  }
  Boundaries take() { return std::move(out_); }

 private:
  Result<void> each(const json::Value* list) {
    if (list == nullptr) return failure(not_geojson(file_));
    for (const auto& entry : list->items())
      if (auto read = geometry(entry); !read) return read;
    return {};
  }
  Result<void> rings(const json::Value& list) {
    for (const auto& entry : list.items())
      if (auto read = ring(entry); !read) return read;
    return {};
  }
  Result<void> ring(const json::Value& positions) {
    std::vector<LonLat> line;
    for (const auto& position : positions.items()) {
      const auto& pair = position.items();
      const auto longitude = pair.size() < 2 ? std::nullopt : pair[0].number();
      const auto latitude = pair.size() < 2 ? std::nullopt : pair[1].number();
      if (!longitude || !latitude || *longitude < -180 || *longitude > 180 || *latitude < -90 || *latitude > 90)
        return failure(not_geojson(file_));
      line.push_back({*longitude, *latitude});
    }
    positions_ += line.size();
    if (positions_ > boundary_positions)
      return failure(Errc::limit_exceeded,
                     {"has more than 100,000 positions; simplify the boundaries", "超過 100,000 個座標；請簡化界線"},
                     {file_, 0, {}});
    out_.rings.push_back(std::move(line));
    return {};
  }
  std::string file_;
  Boundaries out_;
  std::size_t positions_ = 0;
};

}  // namespace

Result<Boundaries> parse_boundaries(std::string_view document, const std::string& file) {
  const auto value = json::parse(document, json::Dialect::strict, file, {.bytes = boundary_bytes});
  if (!value) return failure(value.error());
  Collector collector(file);
  if (auto read = collector.geometry(*value); !read) return failure(std::move(read.error()));
  auto boundaries = collector.take();
  if (boundaries.rings.empty()) return failure(not_geojson(file));
  return boundaries;
}

}  // namespace opendata::api::web
