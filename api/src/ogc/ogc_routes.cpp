#include "ogc/ogc.hpp"

namespace opendata::api::ogc {
namespace {

using Type = ParameterType;

Route ogc_route(std::string_view path, Answer (*handler)(const Call&), Message summary) {
  Route route;
  route.path = path;
  route.handler = handler;
  route.summary = summary;
  route.depends_on = DependsOn::catalog;
  return route;
}

}  // namespace

std::vector<Route> ogc_routes() {
  static const Parameter id{"id", Type::text, {"Collection", "圖徵集代碼"}, {}, 0, 63, {}, "parking-lots"};
  static const Parameter feature{"feature", Type::integer, {"Number of the feature", "圖徵編號"}, {}, 1, INT64_MAX, {}, "1"};
  static const Parameter f{"f", Type::choice, {"Format", "格式"}, "json", 0, 0, {"json"}, {}};
  static const Parameter limit{"limit", Type::capped_integer, {"How many; more than 10,000 count as 10,000", "筆數；超過 10,000 以 10,000 計"}, "10", 1, 10'000, {}, "2"};
  static const Parameter bbox{"bbox", Type::text, {"Longitude and latitude: least, then greatest", "經緯度範圍：最小、最大"}, {}, 0, 200, {}, "119,21,123,26"};
  static const Parameter datetime{"datetime", Type::text, {"A time, or an interval a/b", "時間或期間 a/b"}, {}, 0, 80, {}, "2020-01-01T00:00:00Z/.."};
  static const Parameter cursor{"cursor", Type::text, {"Of the link to the next page", "下一頁連結中的游標"}, {}, 0, 400, {}, {}};
  std::vector<Route> all{
      ogc_route("/ogc", landing_page, {"OGC API Features: landing page", "OGC API Features 首頁"}),
      ogc_route("/ogc/conformance", conformance, {"What the feature service conforms to", "符合之規範"}),
      ogc_route("/ogc/collections", list_collections, {"Collections of features", "圖徵集清單"}),
      ogc_route("/ogc/collections/{id}", show_collection, {"A collection", "圖徵集"}),
      ogc_route("/ogc/collections/{id}/items", list_items, {"Features", "圖徵"}),
      ogc_route("/ogc/collections/{id}/items/{feature}", show_item, {"A feature", "單一圖徵"}),
  };
  for (auto& route : all) route.query_parameters = {f};
  for (std::size_t i = 3; i < all.size(); ++i) {
    all[i].path_parameters = {id};
    all[i].depends_on = DependsOn::dataset;
  }
  all[4].query_parameters = {f, limit, bbox, datetime, cursor};
  all[4].media_type = all[5].media_type = geojson_type;
  all[4].others = OtherParameters::handled;
  all[5].path_parameters = {id, feature};
  return all;
}

}  // namespace opendata::api::ogc
