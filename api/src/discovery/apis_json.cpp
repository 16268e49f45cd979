#include "discovery/discovery.hpp"

/// /apis.json: what APIs are here. Source: APIs.json 0.16.
namespace opendata::api {
namespace {

void write_property(JsonBody& out, std::string_view type, const std::string& url) {
  out.begin_object().text("type", type).text("url", url).end_object();
}

void write_api(JsonBody& out, const Call& call, Message name, Message description, std::string_view base) {
  out.begin_object().text("aid", "opendata:" + std::string(base.substr(1))).text("name", call.say(name));
  out.text("description", call.say(description)).text("humanURL", call.origin + "/docs");
  out.text("baseURL", call.origin + std::string(base)).text("version", OPENDATA_VERSION).key("tags").begin_array();
  out.text("open data").end_array().key("properties").begin_array();
  write_property(out, "OpenAPI", call.origin + "/api/v1/openapi.json");
  out.end_array().end_object();
}

}  // namespace

Answer apis_json(const Call& call) {
  JsonBody out;
  out.begin_object().text("aid", "opendata").text("name", call.say({"Open data and search", "開放資料與檢索"}));
  out.text("description", call.say({"Published datasets, questions and regulations", "已發布資料集、便民問答與法規"}));
  out.text("url", call.origin + "/apis.json").text("specificationVersion", "0.16").key("apis").begin_array();
  write_api(out, call, {"REST API", "REST API"}, {"Datasets, rows, search, FAQ and laws", "資料集、資料列、檢索、問答與法規"}, "/api/v1");
  write_api(out, call, {"CKAN Action API", "CKAN Action API"}, {"Read actions of CKAN 2.10", "CKAN 2.10 之讀取動作"}, "/api/3/action");
  write_api(out, call, {"National data access API", "共通性資料存取 API"}, {"The national rule of 2015", "共通性資料存取應用程式介面規範"}, "/api/v1/rest");
  write_api(out, call, {"OGC API Features", "OGC API Features"}, {"Datasets with a place", "具空間位置之資料集"}, "/ogc");
  return make_response(out.end_array().end_object());
}

}  // namespace opendata::api
