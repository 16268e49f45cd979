#include "policy/rules.hpp"
#include "support/catch.hpp"

using namespace opendata;

namespace {

constexpr const char* kept = "\"keep\"";
constexpr const char* hundredth = R"({"name": "generalize_coordinate", "cell": 0.01})";

/// A policy with two coordinates made so, and further keys of the top level.
std::string document(const std::string& x, const std::string& y, const std::string& keys) {
  return R"({"policy_version": 1, "dataset": {"id": "a", "title": "甲"}, "privacy": {"k": 2}, "fields": [
    {"source": "x", "name": "lon", "type": "decimal", "role": "quasi_identifier", "transform": )" + x + R"(},
    {"source": "y", "name": "lat", "type": "decimal", "role": "quasi_identifier", "transform": )" + y + R"(},
    {"source": "n", "name": "note", "role": "insensitive", "transform": "keep"},
    {"source": "s", "name": "hidden", "type": "decimal", "role": "insensitive", "transform": "suppress"}], )" + keys + "}";
}

const std::string lon_lat = R"("geometry": {"x": "lon", "y": "lat", "crs": "wgs84"})";

}  // namespace

TEST_CASE("A geometry of kept coordinates is a point, of generalized ones a square of their grid", "[policy][geometry]") {
  const auto points = parse_policy(document(kept, kept, lon_lat), "p.json");
  REQUIRE(points);
  CHECK(config::published_geometry(*points).value() == Geometry{"lon", "lat", Crs::wgs84, ""});
  const auto squares = parse_policy(document(hundredth, hundredth, lon_lat), "p.json");
  REQUIRE(squares);
  CHECK(config::published_geometry(*squares).value() == Geometry{"lon", "lat", Crs::wgs84, "0.01"});
  CHECK(points->outputs == std::vector<std::string>{"csv", "json", "jsonl", "xml", "ods", "geojson", "kml"});
}

TEST_CASE("A geometry that nobody could draw is refused with its key", "[policy][geometry]") {
  const auto geometry = [](const std::string& inside) { return "\"geometry\": {" + inside + "}"; };
  const auto [keys, code, path] = GENERATE_COPY(table<std::string, Errc, std::string>({
      {geometry(R"("x": "lon", "y": "lat")"), Errc::missing_column, "geometry.crs"},
      {geometry(R"("x": "lon", "y": "lat", "crs": "EPSG:3826")"), Errc::bad_value, "geometry.crs"},
      {geometry(R"("x": "lon", "y": "lat", "crs": "twd67-tm2-119")"), Errc::bad_value, "geometry.crs"},
      {geometry(R"("x": "note", "y": "lat", "crs": "wgs84")"), Errc::bad_value, "geometry.x"},
      {geometry(R"("x": "lon", "y": "nowhere", "crs": "wgs84")"), Errc::bad_value, "geometry.y"},
      {geometry(R"("x": "lon", "y": "hidden", "crs": "wgs84")"), Errc::bad_value, "geometry.y"},
      {geometry(R"("x": "lon", "y": "lon", "crs": "wgs84")"), Errc::bad_value, "geometry.y"},
      {R"("outputs": ["csv", "kml"])", Errc::bad_value, "outputs"},
  }));
  CAPTURE(keys);
  const auto policy = parse_policy(document(kept, kept, keys), "p.json");
  REQUIRE_FALSE(policy);
  CHECK(policy.error().code() == code);
  CHECK(policy.error().where().column == path);
}

TEST_CASE("One exact and one generalized coordinate would show the exact one as the place", "[policy][geometry]") {
  for (const auto& [x, y] : {std::pair{hundredth, kept}, {hundredth, R"({"name": "generalize_coordinate", "cell": 0.02})"}}) {
    const auto policy = parse_policy(document(x, y, lon_lat), "p.json");
    REQUIRE_FALSE(policy);
    CHECK(policy.error().where().column == "geometry");
  }
}

TEST_CASE("The CSV's dialect and gzip siblings are choices of the policy", "[policy]") {
  const auto policy = parse_policy(document(kept, kept, R"("csv": {"byte_order_mark": true, "formula_guard": true}, "gzip": true)"), "p.json");
  REQUIRE(policy);
  CHECK(policy->csv == CsvDialect{true, true});
  CHECK(policy->gzip);
}
