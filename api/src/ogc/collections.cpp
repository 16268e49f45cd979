#include "encoding.hpp"
#include "handlers/links.hpp"
#include "ogc/ogc.hpp"

namespace opendata::api::ogc {
namespace {

constexpr std::string_view crs84 = "http://www.opengis.net/def/crs/OGC/1.3/CRS84";
constexpr std::string_view plain_json = "application/json";

std::string url(const Call& call, std::string_view path) { return call.origin + "/ogc" + std::string(path); }

/// The first value of a field in an order; empty when no row has one.
std::string edge(const ServedRelease& served, std::size_t field, Direction direction, std::chrono::milliseconds time) {
  RowsQuery query;
  query.fields = {field};
  query.sort = {{field, direction}};
  query.limit = 1;
  query.filter = {{field, Operator::ne, {""}}};
  const auto page = served.rows.page(query, time);
  if (!page || page->rows.empty()) return {};
  return page->rows.front().cells.front().value_or(std::string());
}

/// The extremes of the dataset's own coordinates, in degrees. A rotated system's corners lie within a second of arc of
/// the true box, so they are taken for it.
std::optional<Rectangle> extent_of(const ServedRelease& served, std::chrono::milliseconds time) {
  const auto fields = *place_fields(served.release.schema);
  const auto west = edge(served, fields.x, Direction::ascending, time), east = edge(served, fields.x, Direction::descending, time);
  const auto south = edge(served, fields.y, Direction::ascending, time), north = edge(served, fields.y, Direction::descending, time);
  const auto low = locate(fields, west, south), high = locate(fields, east, north);
  if (west.empty() || south.empty() || !low || !high) return std::nullopt;
  return Rectangle{low->longitude, low->latitude, high->longitude, high->latitude};
}

void write_extent(JsonBody& out, const Call& call, const ServedRelease& served) {
  out.key("extent").begin_object();
  if (const auto box = extent_of(served, call.query_time)) {
    out.key("spatial").begin_object().key("bbox").begin_array().begin_array();
    for (const double side : {box->west, box->south, box->east, box->north}) out.digits(format_degrees(side));
    out.end_array().end_array().text("crs", crs84).end_object();
  }
  const auto& metadata = served.release.metadata;
  out.key("temporal").begin_object().key("interval").begin_array().begin_array();
  for (const auto* day : {&metadata.temporal_from, &metadata.temporal_to})
    day->empty() ? out.null() : out.text(*day + "T00:00:00Z");
  out.end_array().end_array().end_object().end_object();
}

void write_collection(JsonBody& out, const Call& call, const ServedDataset& dataset) {
  const auto& metadata = dataset.current->release.metadata;
  const auto base = collection_url(call, dataset.id);
  out.begin_object().text("id", dataset.id).text("title", metadata.title.in(call.language));
  out.text("description", metadata.description.in(call.language)).text("itemType", "feature");
  write_extent(out, call, *dataset.current);
  out.key("crs").begin_array().text(crs84).end_array().key("links").begin_array();
  write_link(out, "self", plain_json, base);
  write_link(out, "items", geojson_type, base + "/items");
  write_link(out, "describedby", plain_json, call.origin + dataset_path(api_base, dataset.id));
  write_link(out, "license", "text/html", "https://data.gov.tw/license");
  out.end_array().end_object();
}

}  // namespace

std::string collection_url(const Call& call, std::string_view id) {
  return url(call, "/collections/" + percent_encode(id));
}

void write_link(JsonBody& out, std::string_view rel, std::string_view type, std::string_view href) {
  out.begin_object().text("rel", rel).text("type", type).text("href", href).end_object();
}

Outcome<const ServedDataset*> find_collection(const Call& call) {
  const auto found = call.dataset();
  if (found && place_fields((*found)->current->release.schema)) return found;
  if (!found && found.error().kind != ProblemKind::not_found) return found;
  return refuse({ProblemKind::not_found,
                 {"there is no such collection; see /ogc/collections", "查無此圖徵集；清單見 /ogc/collections"}});
}

Answer landing_page(const Call& call) {
  JsonBody out;
  out.begin_object().text("title", call.say({"Open data as features", "開放資料圖徵服務"}));
  out.text("description", call.say({"Datasets with a place, as OGC API Features", "具空間位置之資料集（OGC API Features）"}));
  out.key("links").begin_array();
  write_link(out, "self", plain_json, url(call, ""));
  write_link(out, "service-desc", "application/vnd.oai.openapi+json;version=3.0", call.origin + "/api/v1/openapi.json");
  write_link(out, "service-doc", "text/html", call.origin + "/docs");
  write_link(out, "conformance", plain_json, url(call, "/conformance"));
  write_link(out, "data", plain_json, url(call, "/collections"));
  return make_response(out.end_array().end_object());
}

Answer conformance(const Call& /*call*/) {
  JsonBody out;
  out.begin_object().key("conformsTo").begin_array();
  for (const char* part : {"core", "geojson", "oas30"})
    out.text("http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/" + std::string(part));
  return make_response(out.end_array().end_object());
}

Answer list_collections(const Call& call) {
  JsonBody out;
  out.begin_object().key("links").begin_array();
  write_link(out, "self", plain_json, url(call, "/collections"));
  out.end_array().key("collections").begin_array();
  for (const auto& [id, dataset] : call.catalog.datasets)
    if (place_fields(dataset.current->release.schema)) write_collection(out, call, dataset);
  return make_response(out.end_array().end_object());
}

Answer show_collection(const Call& call) {
  const auto dataset = find_collection(call);
  if (!dataset) return refuse(dataset.error());
  JsonBody out;
  write_collection(out, call, **dataset);
  return make_response(out);
}

}  // namespace opendata::api::ogc
