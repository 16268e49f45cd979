#include "web/chart/chart.hpp"

#include "support/catch.hpp"
#include "support/texts.hpp"
#include "web/chart/map.hpp"
#include "web/texts.hpp"

using namespace opendata;
using namespace opendata::api::web;
using test::contains;
using test::count_of;

namespace {

std::string drawn(void (*write)(Html&, const Chart&), std::vector<Bar> bars, std::uint64_t total = 0) {
  Html html(Language::en);
  write(html, {"c", "Title", "Label", "Rows", std::move(bars), total});
  return html.str();
}

std::string map_of(std::vector<MapMark> marks, const Boundaries* boundaries = nullptr) {
  Html html(Language::en);
  write_map_drawing(html, {"m", "Map", "Description", std::move(marks), boundaries});
  return html.str();
}

constexpr const char* two_areas = R"({"type": "FeatureCollection", "features": [
  {"type": "Feature", "properties": {}, "geometry": {"type": "Polygon", "coordinates": [[[120.2,22.6],[120.4,22.6],[120.4,22.7],[120.2,22.6]]]}},
  {"type": "Feature", "properties": {}, "geometry": {"type": "MultiPolygon", "coordinates": [[[[121.5,25.0],[121.6,25.0],[121.6,25.1],[121.5,25.0]]]]}},
  {"type": "Feature", "properties": {}, "geometry": {"type": "Point", "coordinates": [0,0]}}]})";

}  // namespace

TEST_CASE("A chart of nothing is nothing", "[api][chart]") {
  CHECK(drawn(write_bar_chart, {}).empty());
  CHECK(drawn(write_column_chart, {}).empty());
  CHECK(map_of({}).empty());
}

TEST_CASE("The longest bar is full, and the others are as long as their share of it", "[api][chart]") {
  const auto chart = drawn(write_bar_chart, {{"a", 200}, {"b", 50}, {"c", 0}}, 250);
  for (const char* width : {"class=\"bar\" x=\"0\" y=\"23\" width=\"100.0%\"", "width=\"25.0%\"", "width=\"0.0%\""})
    CHECK(contains(chart, width));
  CHECK(contains(chart, "<td class=\"number\">50</td><td class=\"number\">20.0%</td>"));
  CHECK_FALSE(contains(drawn(write_bar_chart, {{"a", 1}}), "Share"));
}

TEST_CASE("Columns stand on round lines, at most four, whatever the numbers are", "[api][chart]") {
  const auto value = GENERATE(std::uint64_t{1}, 3U, 7U, 10U, 99U, 4321U, 1'000'000U, UINT64_MAX / 100);
  const auto chart = drawn(write_column_chart, {{"2024", value}, {"2025", 0}});
  CAPTURE(value);
  const auto lines = count_of(chart, "class=\"grid\"");
  CHECK((lines >= 1 && lines <= 4));
  CHECK(contains(chart, "height=\"172.0\"><title>2024: "));
}

TEST_CASE("Of many columns only some are labelled, so that labels do not meet on a phone", "[api][chart]") {
  std::vector<Bar> days;
  for (int day = 0; day < 60; ++day) days.push_back({"d" + std::to_string(day), 1});
  CHECK(count_of(drawn(write_column_chart, days), "class=\"axis\"") == 6);
}

TEST_CASE("Labels from data are text in pictures and tables", "[api][chart]") {
  for (auto* write : {write_bar_chart, write_column_chart}) {
    const auto chart = drawn(write, {{"</svg><script>\"'", 1}});
    CHECK_FALSE(contains(chart, "<script>"));
    CHECK(contains(chart, "&lt;script&gt;"));
  }
}

TEST_CASE("A map fits its marks, whatever they are", "[api][chart]") {
  auto marks = GENERATE(std::vector<MapMark>{{{{120.3, 22.6}}, 1}},
                        std::vector<MapMark>{{{{119.3, 21.9}}, 1}, {{{122.0, 25.3}}, 1000}},
                        std::vector<MapMark>{{{{120.0, 22.0}}, 2}, {{{124.0, 22.0}}, 2}},
                        std::vector<MapMark>{{{{120.0, 20.0}}, 2}, {{{120.0, 26.0}}, 2}});
  const auto count = marks.size();
  const auto map = map_of(std::move(marks));
  CHECK(count_of(map, "<circle") == count);
  CHECK(contains(map, "class=\"graticule\""));
  CHECK((contains(map, " km</text>") || contains(map, " m</text>")));
  for (const char* bad : {"nan", "inf", "cx=\"-", "cy=\"-"}) CHECK_FALSE(contains(map, bad));
}

TEST_CASE("Boundaries are drawn where the map is, and nowhere else", "[api][chart]") {
  const auto boundaries = parse_boundaries(two_areas, "boundaries.geojson");
  REQUIRE(boundaries.has_value());
  CHECK(boundaries->rings.size() == 2);
  const auto map = map_of({{{{120.3, 22.65}}, 1}, {{{120.31, 22.66}}, 1}}, &*boundaries);
  CHECK(contains(map, "class=\"boundary\" d=\"M"));
  CHECK(count_of(map, "M") >= 1);
  const auto far = map_of({{{{119.5, 23.5}}, 1}}, &*boundaries);
  CHECK(contains(far, "class=\"boundary\" d=\"\""));
}

TEST_CASE("Boundaries that are none are refused with their file", "[api][chart]") {
  auto [document, code] = GENERATE(table<std::string, Errc>({
      {"", Errc::bad_structure},
      {"{}", Errc::bad_structure},
      {"[1]", Errc::bad_structure},
      {R"({"type": "FeatureCollection"})", Errc::bad_structure},
      {R"({"type": "Polygon", "coordinates": [[[250000, 2500000],[1,1]]]})", Errc::bad_structure},
      {R"({"type": "Polygon", "coordinates": [[["a", 1]]]})", Errc::bad_structure},
      {R"({"type": "Point", "coordinates": [120, 23]})", Errc::bad_structure},
  }));
  CAPTURE(document);
  const auto read = parse_boundaries(document, "boundaries.geojson");
  REQUIRE_FALSE(read.has_value());
  CHECK(read.error().code() == code);
  CHECK(read.error().where().file == "boundaries.geojson");
}

TEST_CASE("Boundaries have a limit of positions", "[api][chart]") {
  std::string document = R"({"type": "LineString", "coordinates": [[120,23])";
  for (std::size_t i = 0; i < boundary_positions; ++i) document += ",[120,23]";
  const auto read = parse_boundaries(document + "]}", "b.geojson");
  REQUIRE_FALSE(read.has_value());
  CHECK(read.error().code() == Errc::limit_exceeded);
}

TEST_CASE("Numbers and texts are shown as people read them", "[api][chart]") {
  CHECK(grouped(1234567) == "1,234,567");
  CHECK(grouped(12) == "12");
  CHECK(percent(1, 3) == "33.3%");
  CHECK(fixed(-0.05, 1) == "-0.1");
  CHECK(shorten("動物保護", 2) == "動物…");
  CHECK(shorten("動物", 2) == "動物");
  CHECK(format_size(9523) == "9.3 KB");
  CHECK(format_size(0) == "0 B");
}
