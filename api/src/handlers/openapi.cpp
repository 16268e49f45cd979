#include <set>

#include "handlers/handlers.hpp"
#include "http/refusal.hpp"

namespace opendata::api {
namespace {

/// "{id*}" is written "{id}" in a description.
std::string openapi_path(std::string_view path) {
  std::string out;
  for (const char c : path)
    if (c != '*') out += c;
  return out;
}

const char* json_schema_type(ParameterType type) {
  if (type == ParameterType::integer || type == ParameterType::capped_integer) return "integer";
  return type == ParameterType::boolean ? "boolean" : "string";
}

/// Writes the description from the route table. OpenAPI 3.0.3, which every tool reads.
class Description {
 public:
  explicit Description(const Call& call) : call_(call) {}

  std::string write() {
    out_.begin_object().text("openapi", "3.0.3");
    out_.key("info")
        .begin_object()
        .text("title", call_.say({"Open data and search API", "開放資料與檢索 API"}))
        .text("version", OPENDATA_VERSION);
    out_.key("license").begin_object().text("name", "MIT").text("url", "https://opensource.org/license/mit").end_object();
    out_.end_object();
    write_tags();
    out_.key("security").begin_array().end_array().key("servers").begin_array().begin_object();
    out_.text("url", call_.base_url.empty() ? "/" : call_.base_url).end_object().end_array();
    out_.key("paths").begin_object();
    for (const Route& route : routes())
      if (route.audience != Audience::person) write_route(route);
    out_.end_object();
    write_components();
    return out_.end_object().take();
  }

 private:
  void write_route(const Route& route) {
    out_.key(openapi_path(route.path)).begin_object();
    write_operation(route, "get");
    if (route.methods == Methods::read_and_post) write_operation(route, "post");
    out_.end_object();
  }
  void write_operation(const Route& route, std::string_view method) {
    const bool posts = method == "post";
    out_.key(method).begin_object();
    out_.text("operationId", std::string(method) + operation_name(route.path)).text("summary", call_.say(route.summary));
    out_.key("tags").begin_array().text(tag_of(route)).end_array().key("parameters").begin_array();
    for (const Parameter& parameter : route.path_parameters) write_parameter(parameter, "path");
    if (!posts)
      for (const Parameter& parameter : route.query_parameters) write_parameter(parameter, "query");
    out_.end_array();
    if (posts) write_request_body(route);
    out_.key("responses").begin_object().key("200").begin_object().text("description", call_.say({"The answer", "回應"}));
    out_.key("content").begin_object().key(route.media_type).begin_object().key("schema").begin_object();
    if (const char* type = answer_type(route)) out_.text("type", type);
    out_.end_object().end_object().end_object().end_object();
    write_problem_response(route, "4XX");
    write_problem_response(route, "default");
    out_.end_object().end_object();
  }
  /// The parameters of the query, as members of a JSON object.
  void write_request_body(const Route& route) {
    out_.key("requestBody").begin_object().key("content").begin_object().key("application/json").begin_object();
    out_.key("schema").begin_object().text("type", "object").end_object().key("example").begin_object();
    for (const Parameter& parameter : route.query_parameters)
      if (!parameter.example.empty()) write_value(parameter, parameter.name, parameter.example);
    out_.end_object().end_object().end_object().end_object();
  }
  static std::string_view tag_of(const Route& route) {
    if (route.audience == Audience::ckan_client) return "ckan";
    if (route.audience == Audience::national_client) return "national";
    if (route.path.starts_with("/ogc")) return "ogc";
    return route.path.starts_with("/api/v1") ? "own" : "discovery";
  }
  /// Null where an answer of JSON may be of any type.
  static const char* answer_type(const Route& route) {
    if (route.media_type == "application/json" || route.media_type == "application/geo+json") return "object";
    return route.media_type.ends_with("json") ? nullptr : "string";
  }
  static std::string operation_name(std::string_view path) {
    std::string name;
    bool upper = true;
    for (const char c : path) {
      const bool letter = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
      if (letter) name += upper && c >= 'a' ? static_cast<char>(c - 'a' + 'A') : c;
      upper = !letter;
    }
    return name;
  }
  void write_parameter(const Parameter& parameter, std::string_view place) {
    out_.begin_object()
        .text("name", parameter.name)
        .text("in", place)
        .text("description", call_.say(parameter.meaning));
    if (place == "path") out_.key("required").boolean(true);
    out_.key("schema").begin_object().text("type", json_schema_type(parameter.type));
    write_constraints(parameter);
    out_.end_object();
    if (!parameter.example.empty()) write_value(parameter, "example", parameter.example);
    out_.end_object();
  }
  void write_constraints(const Parameter& parameter) {
    if (json_schema_type(parameter.type) == std::string_view("integer"))
      out_.key("minimum").integer(parameter.minimum).key("maximum").integer(parameter.maximum);
    if (parameter.type == ParameterType::text && parameter.maximum > 0)
      out_.key("maxLength").integer(parameter.maximum);
    if (!parameter.choices.empty()) {
      out_.key("enum").begin_array();
      for (const auto choice : parameter.choices) out_.text(choice);
      out_.end_array();
    }
    if (!parameter.fallback.empty()) write_value(parameter, "default", parameter.fallback);
  }
  void write_value(const Parameter& parameter, std::string_view key, std::string_view value) {
    out_.key(key);
    const bool bare = json_schema_type(parameter.type) == std::string_view("integer") || parameter.type == ParameterType::boolean;
    bare ? out_.digits(value) : out_.text(value);
  }
  void write_problem_response(const Route& route, std::string_view status) {
    out_.key(status).begin_object();
    if (route.audience != Audience::program) {
      out_.text("description", call_.say({"An error in this dialect's form", "以此介面之格式說明錯誤"})).key("content").begin_object();
      out_.key("application/json").begin_object().key("schema").begin_object().end_object().end_object().end_object();
      return void(out_.end_object());
    }
    out_.text("description", call_.say({"A problem (RFC 9457)", "問題說明（RFC 9457）"}));
    out_.key("content").begin_object().key("application/problem+json").begin_object().key("schema").begin_object();
    out_.text("$ref", "#/components/schemas/Problem").end_object().end_object().end_object().end_object();
  }
  void write_tags() {
    out_.key("tags").begin_array();
    write_tag("own", {"The REST API", "REST API"});
    write_tag("ckan", {"CKAN Action API v3, read actions", "CKAN Action API v3 之讀取動作"});
    write_tag("national", {"The national data access rule of 2015", "共通性資料存取應用程式介面規範（2015）"});
    write_tag("ogc", {"OGC API Features, Part 1", "OGC API Features 第 1 部分"});
    write_tag("discovery", {"Catalogues, feeds and short addresses", "目錄、訂閱與短網址"});
    out_.end_array();
  }
  void write_tag(std::string_view name, Message description) {
    out_.begin_object().text("name", name).text("description", call_.say(description)).end_object();
  }
  void write_components() {
    out_.key("components")
        .begin_object()
        .key("schemas")
        .begin_object()
        .key("Problem")
        .begin_object()
        .text("type", "object");
    out_.key("required").begin_array().text("type").text("title").text("status").end_array();
    out_.key("properties").begin_object().key("type").begin_object().text("type", "string").key("enum").begin_array();
    std::set<std::string_view> names;
    for (const auto kind : all_problem_kinds()) names.insert(name(kind));
    for (const auto* refusal : http::refusals::all) names.insert(refusal->type);
    for (const auto each : names) out_.text("/problems/" + std::string(each));
    out_.end_array().end_object();
    for (const char* member : {"title", "detail", "instance"})
      out_.key(member).begin_object().text("type", "string").end_object();
    out_.key("status").begin_object().text("type", "integer").end_object();
    out_.key("errors")
        .begin_object()
        .text("type", "array")
        .key("items")
        .begin_object()
        .text("type", "object")
        .end_object()
        .end_object();
    out_.end_object().end_object().end_object().end_object();
  }
  const Call& call_;
  JsonBody out_;
};

}  // namespace

Answer openapi(const Call& call) { return make_response(Description(call).write(), json_type); }

}  // namespace opendata::api
