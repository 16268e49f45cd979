#include <cmath>

#include "export/geometry.hpp"
#include <opendata/search/searcher.hpp>

#include "support/catch.hpp"
#include "unit/api/site_fixture.hpp"

using test::at;
using test::json_of;
using test::site;

namespace {

std::string ids(const opendata::json::Value& collection) {
  std::string out;
  for (const auto& feature : collection.find("features")->items()) out += at(feature, "id");
  return out;
}

bool has(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("The national dialect answers success with a result, or an error with its code and the true status", "[api][national]") {
  auto [target, status, code] = GENERATE(table<std::string, int, std::string>({
      {"/api/v1/rest/datastore/nope", 404, "ER0100"},
      {"/api/v1/rest/datastore/animal-cases?limt=10", 400, "ER0200"},
      {"/api/v1/rest/datastore/animal-cases?limit=11.5", 400, "ER0210"},
      {"/api/v1/rest/datastore/animal-cases?offset=all", 400, "ER0210"},
      {"/api/v1/rest/datastore/animal-cases?filters=district:三民區", 400, "ER0210"},
      {"/api/v1/rest/datastore/animal-cases?q=市", 400, "ER0210"},
      {"/api/v1/rest/datastore/animal-cases?sort=nope", 400, "ER0220"},
      {"/api/v1/rest/datastore/animal-cases?fields=nope", 400, "ER0220"},
      {"/api/v1/rest/datastore/animal-cases?filters={\"nope\":\"1\"}", 400, "ER0220"},
      {"/api/v1/rest/datastore/animal-cases?sort=district,weight", 400, "ER0210"},
      {"/api/v1/dump/datastore/animal-cases?format=ods", 400, "ER0210"},
      {"/api/v1/rest/dataset?modified=yesterday", 400, "ER0210"},
  }));
  CAPTURE(target);
  const auto response = site().get(target);
  CHECK(response.status == status);
  const auto body = json_of(response);
  CHECK(at(body, "success") == "false");
  CHECK(at(body, "error.type") == code);
  CHECK(body.find("result") == nullptr);
  CHECK_FALSE(has(response.body, "\\u"));
}

TEST_CASE("The national datastore filters, sorts and pages", "[api][national]") {
  const auto body = json_of(site().get("/api/v1/rest/datastore/animal-cases?filters={\"district\":\"三民區\"}&sort=-received&limit=2&offset=1&fields=case_no,received"));
  CHECK(at(body, "success") == "true");
  CHECK(body.find("error") == nullptr);
  CHECK(at(body, "result.resource_id") == "animal-cases");
  CHECK(at(body, "result.fields.0.id") == "case_no");
  CHECK(at(body, "result.fields.0.type") == "string");
  CHECK(at(body, "result.records.0.case_no") == "001");
  CHECK(at(body, "result.limit") == "2");
  CHECK(at(body, "result.offset") == "1");
  CHECK(at(body, "result.total") == "3");
  CHECK(at(json_of(site().get("/api/v1/rest/datastore/397190000A-000012-001?limit=1")), "result.total") == "5");
}

TEST_CASE("The national catalogue lists datasets, categories and keywords; nothing found is an empty list", "[api][national]") {
  CHECK(at(json_of(site().get("/api/v1/rest/dataset")), "result.1") == "397190000A-000012");
  CHECK(at(json_of(site().get("/api/v1/rest/dataset?limit=1&offset=1")), "result.0") == "397190000A-000012");
  CHECK(json_of(site().get("/api/v1/rest/dataset?modified=2030-01-01T00:00:00Z")).find("result")->items().empty());
  CHECK(at(json_of(site().get("/api/v1/rest/dataset?modified=2024-05-06T15:08:09+08:00")), "result.0") == "animal-cases");
  // A '+' that was not encoded arrives as a blank.
  CHECK(at(json_of(site().get("/api/v1/rest/dataset?modified=2024-05-06T15:08:09 08:00")), "result.0") == "animal-cases");
  const auto dataset = json_of(site().get("/api/v1/rest/dataset/397190000A-000012"));
  CHECK(at(dataset, "result.publisherOrgCode") == "397190000A");
  CHECK(at(dataset, "result.title") == "公有停車場");
  CHECK(json_of(site().get("/api/v1/rest/dataset/nope")).find("result")->items().empty());
  CHECK(at(json_of(site().get("/api/v1/rest/group")), "result.0") == "A00");
  const auto group = json_of(site().get("/api/v1/rest/group/A00"));
  CHECK(at(group, "result.display_name") == "交通及通訊");
  CHECK(at(group, "result.packages.0") == "397190000A-000012");
  CHECK(at(json_of(site().get("/api/v1/rest/tag")), "result.0") == "交通");
  CHECK(at(json_of(site().get("/api/v1/rest/tag/犬")), "result.0") == "animal-cases");
}

TEST_CASE("A national dump is a gzip file of the whole resource", "[api][national]") {
  const auto* format = GENERATE("json", "csv", "xml");
  const auto response = site().get("/api/v1/dump/datastore/animal-cases?format=" + std::string(format));
  CHECK(response.status == 200);
  CHECK(test::header(response, "Content-Type") == "application/x-gzip");
  CHECK(has(test::header(response, "Content-Disposition"), "animal-cases." + std::string(format) + ".gz"));
  const auto bytes = test::body_of(response);
  CHECK(bytes.starts_with("\x1f\x8b"));
}

TEST_CASE("Collections are the datasets with a place", "[api][ogc]") {
  const auto all = json_of(site().get("/ogc/collections"));
  REQUIRE(all.find("collections")->items().size() == 1);
  CHECK(at(all, "collections.0.id") == "parking-lots");
  CHECK(at(all, "collections.0.extent.spatial.bbox.0.0") == "-179.5");
  CHECK(at(all, "collections.0.extent.spatial.bbox.0.3") == "22.997");
  CHECK(at(all, "collections.0.itemType") == "feature");
  CHECK(at(json_of(site().get("/ogc/conformance")), "conformsTo.0").ends_with("/conf/core"));
  CHECK(at(json_of(site().get("/ogc")), "links.4.rel") == "data");
  CHECK(site().get("/ogc/collections/animal-cases").status == 404);
}

TEST_CASE("bbox, datetime and properties choose features; those without place or time stay", "[api][ogc]") {
  auto [query, expected] = GENERATE(table<std::string, std::string>({
      {"", "12345"},
      {"?bbox=120.25,22.6,120.35,22.7", "124"},
      {"?bbox=120.25,22.6,0,120.35,22.7,100", "124"},
      {"?bbox=179,-20,-179,-10", "45"},
      {"?bbox=120.249999999999986,22.600000000000001,120.350000000000009,22.699999999999999", "124"},
      {"?datetime=2021-01-01T00:00:00Z/..", "234"},
      {"?datetime=../2020-12-31", "145"},
      {"?datetime=2022-01-15", "34"},
      {"?spaces=80", "2"},
      {"?name=東區停車場&bbox=120,22,121,23", "3"},
      {"?limit=99999999999999999999", "12345"},
      {"?f=json&limit=2", "12"},
  }));
  CAPTURE(query);
  const auto response = site().get("/ogc/collections/parking-lots/items" + query);
  REQUIRE(response.status == 200);
  CHECK(test::header(response, "Content-Type") == "application/geo+json");
  CHECK(ids(json_of(response)) == expected);
}

TEST_CASE("Unknown and invalid parameters of features are 400", "[api][ogc]") {
  const auto* query = GENERATE("?nope=1", "?limit=0", "?limit=x", "?bbox=1,2,3", "?bbox=a,b,c,d", "?bbox=1,5,2,4", "?bbox=nan,1,2,3",
                               "?datetime=yesterday", "?datetime=../..", "?datetime=2022-01-01/2021-01-01", "?spaces=many", "?cursor=AAAA", "?f=html");
  CAPTURE(query);
  CHECK(site().get("/ogc/collections/parking-lots/items" + std::string(query)).status == 400);
}

TEST_CASE("Following next gives every feature once, and the last page has none", "[api][ogc]") {
  std::string all, target = "/ogc/collections/parking-lots/items?limit=2&bbox=-180,-90,180,90";
  for (int page = 0; page < 5 && !target.empty(); ++page) {
    const auto body = json_of(site().get(target));
    all += ids(body);
    CHECK(at(body, "numberMatched") == "5");
    target.clear();
    for (const auto& link : body.find("links")->items())
      if (at(link, "rel") == "next") target = at(link, "href").substr(std::string("http://data.example").size());
    if (const auto coded = target.find("%2C"); coded != std::string::npos)
      for (auto place = coded; place != std::string::npos; place = target.find("%2C")) target.replace(place, 3, ",");
  }
  CHECK(all == "12345");
}

TEST_CASE("A feature has its place as a point and its other fields as properties", "[api][ogc]") {
  const auto one = json_of(site().get("/ogc/collections/parking-lots/items/3"));
  CHECK(at(one, "type") == "Feature");
  CHECK(at(one, "geometry.coordinates.0") == "120.2206");
  CHECK(at(one, "geometry.coordinates.1") == "22.997");
  CHECK(at(one, "properties.spaces") == "45");
  CHECK(at(one, "properties.longitude") == "120.2206");
  CHECK(at(one, "links.0.rel") == "self");
  CHECK(at(json_of(site().get("/ogc/collections/parking-lots/items/4")), "geometry") == "null");
  CHECK(site().get("/ogc/collections/parking-lots/items/99").status == 404);
}

TEST_CASE("Rows come in the format that is asked for, whole", "[api][export]") {
  const std::string path = "/api/v1/datasets/parking-lots/";
  CHECK(test::body_of(site().get(path + "rows?format=csv&fields=name,spaces&filter=spaces:ge:80")) == "名稱,車位數\r\n三民停車場,120\r\n左營停車場,80\r\n");
  CHECK(test::body_of(site().get(path + "export?format=jsonl&fields=spaces&sort=-spaces")) == "{\"spaces\":120}\n{\"spaces\":80}\n{\"spaces\":45}\n{\"spaces\":10}\n{\"spaces\":5}\n");
  CHECK(test::body_of(site().get(path + "export?format=json&fields=opened&filter=spaces:eq:10")) == "[\n{\"opened\":null}\n]\n");
  CHECK(has(test::body_of(site().get(path + "export?format=xml&fields=name&q=東區")), "<row><name>東區停車場</name></row>"));
  const auto features = json_of(site().get(path + "export?format=geojson&fields=name"));
  REQUIRE(features.find("features")->items().size() == 5);
  CHECK(at(features, "features.0.geometry.type") == "Point");
  CHECK(at(features, "features.0.properties.name") == "三民停車場");
  CHECK(at(features, "features.0.properties.spaces") == "(none)");
  CHECK(site().get("/api/v1/datasets/animal-cases/export?format=geojson").status == 400);
  CHECK(site().get(path + "rows?format=csv&cursor=x").status == 400);
  CHECK(test::body_of(site().get(path + "rows?format=csv&limit=1&fields=name")) == "名稱\r\n三民停車場\r\n");
}

TEST_CASE("Places in metres become degrees, grids become squares, and a box of degrees finds what lies in it", "[api][ogc]") {
  using namespace opendata;
  using namespace opendata::api;
  const PlaceFields taipei{0, 1, Crs::twd97_tm2_121, 0};
  std::string out;
  append_place(out, taipei, CellView("250000"), CellView("2600000"));
  CHECK(out == "{\"type\":\"Point\",\"coordinates\":[121,23.5031484]}");
  out.clear();
  append_place(out, {0, 1, Crs::wgs84, 0.5}, CellView("120.5"), CellView("23.5"));
  CHECK(out == "{\"type\":\"Polygon\",\"coordinates\":[[[120,23],[121,23],[121,24],[120,24],[120,23]]]}");
  out.clear();
  append_place(out, taipei, CellView("1"), CellView("1"));
  CHECK(out == "null");
  const Rectangle box{120.9, 23.4, 121.1, 23.6};
  const auto metres = enclosing(taipei, box);
  REQUIRE(metres);
  CHECK(metres->west < 250000);
  CHECK(metres->east > 250000);
  for (const double longitude : {box.west, box.east})
    for (const double latitude : {box.south, box.north}) {
      bool inside = false;  // the corner, found again by a walk over the rectangle of metres
      for (double x = metres->west; x <= metres->east && !inside; x += 50)
        for (double y : {metres->south, metres->north}) {
          const auto place = to_wgs84(Crs::twd97_tm2_121, x, y);
          inside = inside || (place && std::abs(place->longitude - longitude) < 0.001 && std::abs(place->latitude - latitude) < 0.02);
        }
      CHECK(inside);
    }
  CHECK(contains({179, -20, -179, -10}, {-179.5, -16}));
  CHECK_FALSE(contains({120, 22, 121, 23}, {119.9, 22.5}));
}

TEST_CASE("The Accept header chooses the format; a browser's gets JSON", "[api][export]") {
  const std::string path = "/api/v1/datasets/parking-lots/rows?limit=1";
  auto [accept, type] = GENERATE(table<std::string, std::string>({
      {"text/csv", "text/csv; charset=utf-8; header=present"},
      {"application/json;q=0.5, application/geo+json", "application/geo+json"},
      {"application/json, text/csv;q=0.5", "application/json; charset=utf-8"},
      {"text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "application/json; charset=utf-8"},
      {"*/*", "application/json; charset=utf-8"},
  }));
  CAPTURE(accept);
  const auto response = site().get(path, {{"accept", accept}});
  CHECK(test::header(response, "Content-Type") == type);
  CHECK(has(test::header(response, "Vary"), "Accept,"));
}

TEST_CASE("All rows without conditions are the release's own file, with its tag and ranges", "[api][export]") {
  const auto file = site().get("/api/v1/datasets/animal-cases/current/animal-cases.csv");
  const auto whole = site().get("/api/v1/datasets/animal-cases/export?format=csv", {{"range", "bytes=0-6"}});
  CHECK(whole.status == 206);
  CHECK(test::header(whole, "ETag") == test::header(file, "ETag"));
  CHECK(test::read_file_body(whole) == "case_no");
  (void)test::read_file_body(file);
}

TEST_CASE("What other programs look for is there", "[api][discovery]") {
  const auto catalog = json_of(site().get("/data.json"));
  CHECK(at(catalog, "conformsTo") == "https://project-open-data.cio.gov/v1.1/schema");
  CHECK(at(catalog, "dataset.1.identifier") == "397190000A-000012");
  CHECK(at(catalog, "dataset.0.distribution.0.downloadURL") == "http://data.example/datasets/animal-cases/current/animal-cases.csv");
  CHECK(at(json_of(site().get("/apis.json")), "apis.0.properties.0.url") == "http://data.example/api/v1/openapi.json");
  CHECK(has(site().get("/sitemap.xml").body, "<loc>http://data.example/datasets/parking-lots</loc><lastmod>2024-05-06</lastmod>"));
  CHECK(has(site().get("/sitemap.xml").body, "http://data.example/faq/faq-001"));
  CHECK(has(site().get("/robots.txt").body, "Sitemap: http://data.example/sitemap.xml"));
  const auto feed = site().get("/feeds/releases.atom").body;
  CHECK(has(feed, "<updated>2024-05-06T07:08:09Z</updated>"));
  CHECK(has(feed, "&lt;script&gt;"));
  CHECK(has(site().get("/feeds/faq.atom").body, "<updated>2024-05-06T00:00:00+08:00</updated>"));
  const auto description = site().get("/opensearch.xml").body;
  CHECK(has(description, "template=\"http://data.example/?q={searchTerms}&amp;offset={startIndex?}\""));
  CHECK(has(description, "<Url type=\"application/json\" indexOffset=\"0\" template="));
  CHECK(has(description, "<Url type=\"text/html\" indexOffset=\"0\" template="));
  CHECK(site().get("/api/v1/search?q=狗&offset=").status == 200);
  const auto suggestions = json_of(site().get("/opensearch/suggestions?q=狗"));
  CHECK(at(suggestions, "0") == "狗");
  CHECK(at(suggestions, "1.0") == "狗走丟了怎麼辦？");
}

TEST_CASE("Help names every search mode with its meaning, and facets are counted", "[api][discovery]") {
  const auto help = json_of(site().get("/api/v1/search/help"));
  for (const auto& mode : help.find("modes")->items()) {
    CAPTURE(at(mode, "name"));
    CHECK(at(mode, "meaning") != "(none)");
    CHECK(at(mode, "examples.0.query") != "(none)");
  }
  CHECK(help.find("modes")->items().size() == opendata::search::all_modes().size());
  CHECK(at(help, "advice.0") != "(none)");
  CHECK(at(json_of(site().get("/api/v1/search/facets?q=動物")), "facets.kind.0.count") != "(none)");
}

TEST_CASE("Pages tell search engines what they show, in blocks that nothing in the data can leave", "[api][pages]") {
  const auto faq = site().get("/faq/faq-002").body;
  CHECK(has(faq, "<script type=\"application/ld+json\">{\"@context\":\"https://schema.org\",\"@type\":\"FAQPage\""));
  CHECK(has(faq, "\"name\":\"\\u003c/script\\u003e\\u003cscript\\u003ealert('x')\\u003c/script\\u003e \\\"引號\\\"問題\""));
  CHECK(has(site().get("/datasets/parking-lots").body, "\"@type\":\"Dataset\",\"name\":\"公有停車場\""));
  const auto docs = site().get("/docs").body;
  CHECK(has(docs, "/ogc/collections/parking-lots/items"));
  for (const char* elsewhere : {"src=\"http", "src=\"//", "<script>"}) CHECK_FALSE(has(docs, elsewhere));
}

TEST_CASE("A parameter stands once, except where a dialect makes a list of it", "[api][routes]") {
  CHECK(site().get("/?utm_source=a&utm_source=b").status == 200);
  CHECK(site().get("/?q=a&q=b").status == 400);
  CHECK(at(json_of(site().get("/api/v1/datasets?limit=1&limit=2")), "type") == "/problems/repeated-parameter");
  CHECK(site().get("/api/3/action/package_search?fq=name:x&fq=name:y").status == 200);
}
