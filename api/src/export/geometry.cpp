#include "export/geometry.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace opendata::api {
namespace {

double to_number(std::string_view canonical) {
  double number = 0;
  std::from_chars(canonical.data(), canonical.data() + canonical.size(), number);
  return number;
}

std::optional<std::size_t> number_field(const Schema& schema, std::string_view name) {
  const auto place = schema.index_of(name);
  if (!place) return std::nullopt;
  const auto type = schema.fields[*place].type;
  return type == FieldType::decimal || type == FieldType::integer ? place : std::nullopt;
}

void append_position(std::string& out, const LonLat& place) {
  out.append("[").append(format_degrees(place.longitude)).append(",").append(format_degrees(place.latitude)).append("]");
}

/// The square of a grid, counter-clockwise from its south-west corner (RFC 7946 section 3.1.6).
void append_square(std::string& out, const PlaceFields& fields, double x, double y) {
  constexpr std::array<std::pair<int, int>, 5> ring{{{-1, -1}, {1, -1}, {1, 1}, {-1, 1}, {-1, -1}}};
  std::string corners;
  for (const auto& [east, north] : ring) {
    const auto corner = to_wgs84(fields.crs, x + east * fields.half_cell, y + north * fields.half_cell);
    if (!corner) return void(out += "null");
    if (!corners.empty()) corners += ',';
    append_position(corners, *corner);
  }
  out.append("{\"type\":\"Polygon\",\"coordinates\":[[").append(corners).append("]]}");
}

/// The dataset's coordinates of a place, by steps that the length of a degree tells; to_wgs84() is the only judge.
std::optional<std::pair<double, double>> from_wgs84(const PlaceFields& fields, const LonLat& wanted) {
  constexpr double metres_a_degree = 110'900;
  double x = fields.crs == Crs::twd97_tm2_119 ? 250'000 + (wanted.longitude - 119) * 102'000
                                              : 250'000 + (wanted.longitude - 121) * 102'000;
  double y = wanted.latitude * 110'700;
  for (int step = 0; step < 8; ++step) {
    const auto there = to_wgs84(fields.crs, x, y);
    if (!there) return std::nullopt;
    x += (wanted.longitude - there->longitude) * metres_a_degree * std::cos(there->latitude * std::acos(-1.0) / 180);
    y += (wanted.latitude - there->latitude) * metres_a_degree;
  }
  return std::pair(x, y);
}

}  // namespace

std::string format_degrees(double degrees) {
  std::array<char, 64> text{};
  const auto end = std::to_chars(text.data(), text.data() + text.size(), degrees, std::chars_format::fixed, 7).ptr;
  std::string out(text.data(), end);
  out.erase(out.find_last_not_of('0') + 1);
  if (out.ends_with('.')) out.pop_back();
  return out;
}

std::optional<PlaceFields> place_fields(const Schema& schema) {
  const bool declared = schema.geometry.has_value();
  const auto x = number_field(schema, declared ? schema.geometry->x : std::string("longitude"));
  const auto y = number_field(schema, declared ? schema.geometry->y : std::string("latitude"));
  if (!x || !y) return std::nullopt;
  if (!declared) return PlaceFields{*x, *y, Crs::wgs84, 0};
  return PlaceFields{*x, *y, schema.geometry->crs, to_number(schema.geometry->cell) / 2};
}

std::optional<LonLat> locate(const PlaceFields& fields, const CellView& x, const CellView& y) {
  if (!x || !y) return std::nullopt;
  if (fields.is_degrees()) return LonLat{to_number(*x), to_number(*y)};
  return to_wgs84(fields.crs, to_number(*x), to_number(*y));
}

void append_place(std::string& out, const PlaceFields& fields, const CellView& x, const CellView& y) {
  const auto place = locate(fields, x, y);
  if (!place) return void(out += "null");
  if (fields.half_cell > 0) return append_square(out, fields, to_number(*x), to_number(*y));
  out += "{\"type\":\"Point\",\"coordinates\":";
  if (fields.is_degrees())
    out.append("[").append(*x).append(",").append(*y).append("]");
  else
    append_position(out, *place);
  out += "}";
}

bool contains(const Rectangle& degrees, const LonLat& place) {
  const bool across = degrees.west > degrees.east;
  const bool east_of = place.longitude >= degrees.west, west_of = place.longitude <= degrees.east;
  return (across ? east_of || west_of : east_of && west_of) && place.latitude >= degrees.south &&
         place.latitude <= degrees.north;
}

std::optional<Rectangle> enclosing(const PlaceFields& fields, const Rectangle& degrees) {
  if (fields.is_degrees()) return degrees;
  const double west = std::clamp(degrees.west, 118.0, 123.0), east = std::clamp(degrees.east, 118.0, 123.0);
  const double south = std::clamp(degrees.south, 20.0, 27.0), north = std::clamp(degrees.north, 20.0, 27.0);
  if (west > east) return std::nullopt;
  constexpr double margin = 500;  // the sides of a rectangle of degrees are bent by less in metres
  std::optional<Rectangle> out;
  for (const double longitude : {west, (west + east) / 2, east}) {
    for (const double latitude : {south, (south + north) / 2, north}) {
      const auto place = from_wgs84(fields, {longitude, latitude});
      if (!place) return std::nullopt;
      const auto [x, y] = *place;
      if (!out) out = Rectangle{x, y, x, y};
      *out = {std::min(out->west, x), std::min(out->south, y), std::max(out->east, x), std::max(out->north, y)};
    }
  }
  return Rectangle{out->west - margin, out->south - margin, out->east + margin, out->north + margin};
}

}  // namespace opendata::api
