#include "formats/places.hpp"

#include <cmath>
#include <opendata/coordinates.hpp>
#include <opendata/formats.hpp>

#include "support/catch.hpp"
#include "support/temporary_directory.hpp"
#include "unit/formats/nasty.hpp"

using namespace opendata;

namespace {

Schema located(Crs crs, std::string cell = "") {
  return {{{"x", {"X", ""}, {}, FieldType::decimal}, {"y", {"Y", ""}, {}, FieldType::decimal}},
          Geometry{"x", "y", crs, std::move(cell)}};
}

format::Place place_of(const Schema& schema, const Cell& x, const Cell& y) {
  format::Place place;
  REQUIRE(format::Places::create(schema)->locate({x, y}, place));
  return place;
}

std::string written(std::string_view format, const Schema& schema, const test::Rows& rows) {
  const test::TemporaryDirectory directory;
  auto writer = std::move(find_format(format)->create(directory.path() / "file", schema, "test").value());
  // The pipeline knows no cells of a grid here: the fields are kept as they are.
  Schema plain = schema;
  plain.geometry->cell.clear();
  for (const SafeRecord& record : test::safe_records(plain, rows)) REQUIRE(writer->write(record));
  REQUIRE(writer->finish());
  return test::read_text(directory.path() / "file");
}

constexpr double metre = 1 / 110'000.0;  // of latitude, in degrees

}  // namespace

TEST_CASE("TM2 coordinates become longitude and latitude as PROJ has them", "[geo]") {
  struct Row {
    Crs crs;
    double x, y, latitude, longitude;
  };
  const auto row = GENERATE(values<Row>({
      {Crs::twd97_tm2_121, 178000, 2503000, 22.62564514, 120.29957415},
      {Crs::twd97_tm2_121, 250000, 2600000, 23.50314838, 121.00000000},
      {Crs::twd97_tm2_121, 302000, 2770000, 25.03722819, 121.51530843},
      {Crs::twd97_tm2_119, 310000, 2605000, 23.54718893, 119.58768422},
      {Crs::wgs84, 120.3, 22.6, 22.6, 120.3},
      {Crs::twd97, 120.3, 22.6, 22.6, 120.3},
  }));
  CAPTURE(name(row.crs), row.x, row.y);
  const auto at = to_wgs84(row.crs, row.x, row.y);
  REQUIRE(at);
  CHECK(std::abs(at->latitude - row.latitude) < 1e-8);
  CHECK(std::abs(at->longitude - row.longitude) < 1e-8);
}

TEST_CASE("TWD67 lies 800 m from where it is taken for TWD97, and is moved there", "[geo]") {
  const auto [x67, y67, x97, y97] = GENERATE(table<double, double, double, double>(
      {{250000, 2600000, 250828.627, 2599793.304}, {178000, 2503000, 178826.879, 2502791.332}}));
  const auto old = to_wgs84(Crs::twd67_tm2_121, x67, y67);
  const auto now = to_wgs84(Crs::twd97_tm2_121, x97, y97);
  REQUIRE((old && now));
  CHECK(std::abs(old->latitude - now->latitude) < 0.01 * metre);
  CHECK(std::abs(old->longitude - now->longitude) < 0.01 * metre);
}

TEST_CASE("Coordinates outside Taiwan are refused, so swapped ones and another system are found", "[geo]") {
  struct Row {
    Crs crs;
    double x, y;
  };
  const auto row = GENERATE(values<Row>({{Crs::wgs84, 22.6, 120.3},
                                         {Crs::wgs84, 250000, 2600000},
                                         {Crs::wgs84, 0, 0},
                                         {Crs::twd97_tm2_121, 2600000, 250000},
                                         {Crs::twd97_tm2_121, 120.3, 22.6},
                                         {Crs::twd67_tm2_121, 310000, 2900000},
                                         {Crs::twd97_tm2_119, 310000, 1e300}}));
  CAPTURE(name(row.crs), row.x, row.y);
  CHECK_FALSE(to_wgs84(row.crs, row.x, row.y));
}

TEST_CASE("A point in degrees is written with its own digits, a converted one with seven", "[geo]") {
  CHECK(place_of(located(Crs::wgs84), "120.446930", "22.60") == format::Place{{"120.446930", "22.60"}});
  CHECK(place_of(located(Crs::twd97_tm2_121), "178000", "2503000.0") == format::Place{{"120.2995742", "22.6256451"}});
  CHECK(place_of(located(Crs::twd97_tm2_121), "250000", "2600000") == format::Place{{"121", "23.5031484"}});
}

TEST_CASE("A record without one of its coordinates has no place", "[geo]") {
  CHECK(place_of(located(Crs::wgs84), std::nullopt, "22.6").empty());
  CHECK(place_of(located(Crs::wgs84), "120.3", std::nullopt).empty());
}

TEST_CASE("A generalized place is the square around the middle, counter-clockwise from the south-west", "[geo]") {
  CHECK(place_of(located(Crs::wgs84, "0.01"), "120.445", "22.625") ==
        format::Place{{"120.44", "22.62"}, {"120.45", "22.62"}, {"120.45", "22.63"}, {"120.44", "22.63"}, {"120.44", "22.62"}});
}

TEST_CASE("GeoJSON has longitude first, no crs, and null for no place", "[geo][formats]") {
  CHECK(written("geojson", located(Crs::wgs84), {{"120.30", "22.6"}, {std::nullopt, "22.6"}}) ==
        "{\"type\":\"FeatureCollection\",\"features\":[\n"
        "{\"type\":\"Feature\",\"properties\":{\"x\":120.30,\"y\":22.6},\"geometry\":{\"type\":\"Point\",\"coordinates\":[120.30,22.6]}},\n"
        "{\"type\":\"Feature\",\"properties\":{\"x\":null,\"y\":22.6},\"geometry\":null}\n]}\n");
  CHECK(written("geojson", located(Crs::wgs84, "0.01"), {{"120.445", "22.625"}}).find(
            "{\"type\":\"Polygon\",\"coordinates\":[[[120.44,22.62],[120.45,22.62],[120.45,22.63],[120.44,22.63],[120.44,22.62]]]}") !=
        std::string::npos);
}

TEST_CASE("A map format without a geometry is refused by name", "[geo][formats]") {
  const test::TemporaryDirectory directory;
  Schema schema = located(Crs::wgs84);
  schema.geometry.reset();
  for (const char* format : {"geojson", "kml"}) {
    const auto writer = find_format(format)->create(directory.path() / format, schema, "test");
    REQUIRE_FALSE(writer);
    CHECK(writer.error().where().column == "geometry");
  }
}
