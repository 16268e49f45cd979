#pragma once
#include <opendata/coordinates.hpp>
#include <opendata/schema.hpp>
#include <optional>
#include <string>

#include "export/cell_text.hpp"

/// Which fields of a dataset say where a record lies, and how that is written as GeoJSON.
namespace opendata::api {

/// The declared geometry of a dataset, as places in its schema. Without one, fields named longitude and latitude count as
/// degrees of WGS 84.
struct PlaceFields {
  std::size_t x = 0;
  std::size_t y = 0;
  Crs crs = Crs::wgs84;
  double half_cell = 0;  ///< half the width of a grid's squares in the unit of the coordinates; 0 for points
  [[nodiscard]] bool is_degrees() const { return crs == Crs::wgs84 || crs == Crs::twd97; }
};

/// nullopt when the dataset has no geometry.
[[nodiscard]] std::optional<PlaceFields> place_fields(const Schema& schema);
/// Longitude and latitude of two canonical cells; nullopt when one is missing or they lie outside Taiwan.
[[nodiscard]] std::optional<LonLat> locate(const PlaceFields& fields, const CellView& x, const CellView& y);
/// A GeoJSON geometry in WGS 84: a point, the square of a grid, or `null`. Degrees keep the digits of their cells,
/// converted ones have seven behind the point.
void append_place(std::string& out, const PlaceFields& fields, const CellView& x, const CellView& y);

/// Degrees with up to seven digits behind the point.
[[nodiscard]] std::string format_degrees(double degrees);

/// A rectangle, in degrees or in the unit of a dataset's coordinates; one that crosses the antimeridian has west > east.
struct Rectangle {
  double west = 0, south = 0, east = 0, north = 0;
};
[[nodiscard]] bool contains(const Rectangle& degrees, const LonLat& place);
/// A rectangle of a dataset's own coordinates that holds everything within `degrees`; nullopt when that cannot be told.
[[nodiscard]] std::optional<Rectangle> enclosing(const PlaceFields& fields, const Rectangle& degrees);

}  // namespace opendata::api
