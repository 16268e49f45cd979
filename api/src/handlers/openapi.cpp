#include "handlers/answer_shapes.hpp"
#include "handlers/description.hpp"
#include "handlers/handlers.hpp"

namespace opendata::api {
namespace {

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
    out_.end_object().key("components").begin_object().key("schemas").begin_object();
    write_problem_schema(out_);
    for (const NamedShape& part : named_shapes()) write_shape(out_.key(part.name), part.shape);
    return out_.end_object().end_object().end_object().take();
  }

 private:
  void write_route(const Route& route) {
    out_.key(described_path(route.path)).begin_object();
    write_operation(route, "get");
    if (route.methods == Methods::read_and_post) write_operation(route, "post");
    out_.end_object();
  }
  void write_operation(const Route& route, std::string_view method) {
    const bool posts = method == "post";
    out_.key(method).begin_object();
    out_.text("operationId", operation_name(method, route.path)).text("summary", call_.say(route.summary));
    out_.key("tags").begin_array().text(tag_of(route)).end_array().key("parameters").begin_array();
    for (const Parameter& parameter : route.path_parameters) write_parameter(out_, call_.language, parameter, "path");
    if (!posts)
      for (const Parameter& parameter : route.query_parameters) write_parameter(out_, call_.language, parameter, "query");
    out_.end_array();
    if (posts) write_request_body(route);
    out_.key("responses").begin_object();
    write_answer(route, method);
    write_refusal(route, "4XX");
    write_refusal(route, "default");
    out_.end_object().end_object();
  }
  void write_answer(const Route& route, std::string_view method) {
    out_.key("200").begin_object().text("description", call_.say({"The answer", "回應"})).key("content").begin_object();
    write_shape(out_.key(route.media_type).begin_object().key("schema"), shape_of(route, method));
    out_.end_object();
    for (const std::string_view type : route.further_types) {
      write_shape(out_.key(type).begin_object().key("schema"), is_json(type) ? "any" : "string");
      out_.end_object();
    }
    out_.end_object().end_object();
  }
  /// The parameters of the query, as members of a JSON object.
  void write_request_body(const Route& route) {
    out_.key("requestBody").begin_object().key("content").begin_object().key("application/json").begin_object();
    out_.key("schema").begin_object().text("type", "object").end_object().key("example").begin_object();
    for (const Parameter& parameter : route.query_parameters)
      if (!parameter.example.empty()) write_value(out_, parameter, parameter.name, parameter.example);
    out_.end_object().end_object().end_object().end_object();
  }
  static std::string_view tag_of(const Route& route) {
    if (route.audience == Audience::ckan_client) return "ckan";
    if (route.audience == Audience::national_client) return "national";
    if (route.path.starts_with("/ogc")) return "ogc";
    return route.path.starts_with("/api/v1") ? "own" : "discovery";
  }
  /// Lines of JSON (application/x-ndjson, application/jsonl) are a text of many values, no value themselves.
  static bool is_json(std::string_view type) { return type.ends_with("/json") || type.ends_with("+json"); }
  static std::string_view shape_of(const Route& route, std::string_view method) {
    if (const std::string_view shape = answer_shape(method, route.path); !shape.empty()) return shape;
    if (route.media_type == "application/json" || route.media_type == "application/geo+json") return "{*: any}";
    return is_json(route.media_type) ? "any" : "string";
  }
  void write_refusal(const Route& route, std::string_view status) {
    if (route.audience == Audience::program) return write_problem_response(out_, call_.language, status);
    out_.key(status).begin_object();
    out_.text("description", call_.say({"An error in this dialect's form", "以此介面之格式說明錯誤"})).key("content").begin_object();
    out_.key("application/json").begin_object().key("schema").begin_object().end_object().end_object().end_object();
    out_.end_object();
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
  const Call& call_;
  JsonBody out_;
};

}  // namespace

Answer openapi(const Call& call) { return make_response(Description(call).write(), json_type); }

}  // namespace opendata::api
