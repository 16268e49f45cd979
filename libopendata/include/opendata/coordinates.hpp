#pragma once
#include <opendata/schema.hpp>
#include <optional>

namespace opendata {

/// A place on the earth, in degrees of WGS 84.
struct LonLat {
  double longitude = 0;
  double latitude = 0;
};

/// A pair of coordinates as longitude and latitude of WGS 84.
/// Input: x is the longitude or easting, y the latitude or northing, in degrees or metres as the reference system has
/// them.
/// Result: TWD97 within 1 m (it is taken for WGS 84); TWD97 TM2 within a millimetre of the exact projection; TWD67 within
/// 2 m on the main island. nullopt when the pair lies outside Taiwan and its waters (114-125° E, 9-28° N; TWD67: the
/// main island): x and y are swapped, the reference system is another, or the unit is.
/// Source: Krüger's series to the fourth order of n on GRS80, scale 0.9999, false easting 250,000 m; the four-parameter
/// transformation of TWD67 that surveyors of Taiwan use (PROJ's EPSG:3828 is wrong by 850 m).
/// Example: to_wgs84(Crs::twd97_tm2_121, 250000, 2600000) → 121.0, 23.50314838; (2600000, 250000) → nullopt.
[[nodiscard]] std::optional<LonLat> to_wgs84(Crs crs, double x, double y);

}  // namespace opendata
