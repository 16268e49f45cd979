#pragma once
#include <cstdint>
#include <opendata/coordinates.hpp>
#include <opendata/result.hpp>
#include <string>
#include <vector>

#include "web/html.hpp"

/// Maps as inline SVG: marks over a graticule with a scale bar, and the agency's own boundaries where it gives them.
/// Nothing is fetched from anywhere. See docs/decisions/0041-maps-without-tiles.md.
namespace opendata::api::web {

/// Lines of an area: its rings, each closed.
struct Boundaries {
  std::vector<std::vector<LonLat>> rings;
};
/// Limits of a file of boundaries; over them it is refused.
inline constexpr std::size_t boundary_bytes = 4U << 20U, boundary_positions = 100'000;
/// Input: the Polygons, MultiPolygons and (Multi)LineStrings of a GeoJSON FeatureCollection, Feature or geometry in WGS
/// 84; other geometries are passed over. `file` is named in errors. Errors: limit_exceeded, bad_structure;
/// bad_encoding.
[[nodiscard]] Result<Boundaries> parse_boundaries(std::string_view document, const std::string& file);

struct MapMark {
  std::vector<LonLat> outline;  ///< of a square; one position for a point
  std::uint64_t rows = 0;
};
/// The middle of a square; of a point the point.
[[nodiscard]] LonLat centre_of(const MapMark& mark);

struct Map {
  std::string id, title, description;
  std::vector<MapMark> marks;
  const Boundaries* boundaries = nullptr;
};
/// Draws the rectangle that holds all marks, and what of the boundaries lies in it.
void write_map_drawing(Html& html, const Map& map);

}  // namespace opendata::api::web
