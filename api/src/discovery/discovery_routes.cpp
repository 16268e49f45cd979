#include <algorithm>

#include "discovery/discovery.hpp"
#include "web/pages.hpp"

namespace opendata::api {
namespace {

Route discovery_route(std::string_view path, Answer (*handler)(const Call&), DependsOn depends_on, Message summary,
                      std::string_view media_type = "application/json") {
  Route route;
  route.path = path;
  route.handler = handler;
  route.depends_on = depends_on;
  route.summary = summary;
  route.media_type = media_type;
  return route;
}

}  // namespace

std::vector<Route> discovery_routes() {
  using Type = ParameterType;
  static const Parameter typed{"q", Type::text, {"What has been typed", "已輸入的文字"}, {}, 0, 400, {}, "動物"};
  static const Parameter words{"q", Type::text, {"What to search for", "檢索內容"}, {}, 0, 4000, {}, "飼主"};
  static const Parameter mode{"mode", Type::choice, {"How the text is understood", "檢索模式"}, "full-text", 0, 0,
                              {"full-text", "keyword", "phrase", "boolean", "category"}, {}};
  static const Parameter kind{"kind", Type::text, {"Kinds, separated by commas", "類型，以逗號分隔"}, {}, 0, 400, {}, {}};
  static const Parameter counted{"facets", Type::choice, {"Always counted", "固定計算"}, "true", 0, 0, {"true"}, {}};
  static const Parameter one{"limit", Type::integer, {"Hits looked at", "檢視筆數"}, "1", 1, 1, {}, {}};
  static const Parameter part{"part", Type::integer, {"Number of the part, from 1 on", "第幾部分，由 1 起算"}, {}, 1, 100'000, {}, "1"};
  using enum DependsOn;
  std::vector<Route> all{
      discovery_route("/data.json", data_json, catalog, {"Catalogue for harvesters (DCAT-US)", "供介接之目錄（DCAT-US）"}),
      discovery_route("/apis.json", apis_json, nothing, {"What APIs are here (APIs.json)", "API 一覽（APIs.json）"}),
      discovery_route("/feeds/releases.atom", release_feed, catalog, {"New releases (Atom)", "資料集更新（Atom）"}, "application/atom+xml"),
      discovery_route("/feeds/faq.atom", faq_feed, index, {"Changed questions (Atom)", "便民問答更新（Atom）"}, "application/atom+xml"),
      discovery_route("/sitemap.xml", sitemap, everything, {"Pages of this site", "網站地圖"}, "application/xml"),
      discovery_route("/sitemaps/{part}", sitemap_part, everything, {"A part of the site map, where one file cannot hold it", "網站地圖的一部分（無法放入單一檔案時）"}, "application/xml"),
      discovery_route("/robots.txt", robots, nothing, {"For crawlers", "供網路爬蟲"}, "text/plain"),
      discovery_route("/opensearch.xml", opensearch, nothing, {"Search for browsers (OpenSearch)", "瀏覽器檢索（OpenSearch）"}, "application/opensearchdescription+xml"),
      discovery_route("/opensearch/suggestions", opensearch_suggestions, index, {"Completions for browsers", "瀏覽器輸入建議"}, "application/x-suggestions+json"),
      discovery_route("/api/v1/search/help", search_help, index, {"How to search", "檢索說明"}),
      discovery_route("/api/v1/search/facets", search_facets, everything, {"Counts of kinds, agencies and categories", "類型、機關、類別筆數"}),
  };
  const auto at = [&](std::string_view path) -> Route& {
    return *std::find_if(all.begin(), all.end(), [&](const Route& route) { return route.path == path; });
  };
  at("/sitemaps/{part}").path_parameters = {part};
  at("/opensearch/suggestions").query_parameters = {typed};
  at("/api/v1/search/facets").query_parameters = {words, mode, kind, counted, one};
  return all;
}

}  // namespace opendata::api
