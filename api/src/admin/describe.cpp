#include "admin/describe.hpp"

#include <set>

#include "call.hpp"
#include "encoding.hpp"
#include "handlers/description.hpp"

namespace opendata::api::admin {
namespace {

const Parameter& if_match() {
  static const Parameter parameter{"If-Match", ParameterType::text, {"The entry's ETag that you saw", "您所見的 ETag（版本）"}, {}, 0, 30, {}, "\"1\""};
  return parameter;
}

void write_body(JsonBody& out, std::string_view example) {
  out.key("requestBody").begin_object().key("required").boolean(true).key("content").begin_object();
  out.key("application/json").begin_object().key("schema").begin_object().text("type", "object").end_object();
  out.key("example").document(example).end_object().end_object().end_object();
}

void write_operation(JsonBody& out, const AdminRoute& route, Language language) {
  const auto method = lower_case(route.method);
  out.key(method).begin_object().text("operationId", operation_name(method, route.shape.path));
  out.text("summary", route.shape.summary.in(language)).text("x-least-role", name(route.least));
  out.key("tags").begin_array().text("admin").end_array().key("parameters").begin_array();
  for (const Parameter& parameter : route.shape.path_parameters) write_parameter(out, language, parameter, "path");
  for (const Parameter& parameter : route.shape.query_parameters) write_parameter(out, language, parameter, "query");
  if (route.revision == Revision::if_match) write_parameter(out, language, if_match(), "header");
  out.end_array();
  if (!route.body_example.empty()) write_body(out, route.body_example);
  out.key("responses").begin_object().key("2XX").begin_object();
  out.text("description", Message{"The answer", "回應"}.in(language)).key("content").begin_object();
  out.key(route.shape.media_type).begin_object().key("schema").begin_object();
  out.text("type", route.shape.media_type == "application/json" ? "object" : "string");
  out.end_object().end_object().end_object().end_object();
  write_problem_response(out, language, "4XX");
  write_problem_response(out, language, "default");
  out.end_object().end_object();
}

void write_path(JsonBody& out, const std::vector<AdminRoute>& routes, std::string_view path, Language language) {
  out.key(described_path(path)).begin_object();
  for (const AdminRoute& route : routes)
    if (route.door == Door::program && route.shape.path == path) write_operation(out, route, language);
  out.end_object();
}

void write_head(JsonBody& out, const AdminCall& call) {
  out.begin_object().text("openapi", "3.0.3").key("info").begin_object();
  out.text("title", call.say({"Administration API", "管理 API"})).text("version", OPENDATA_VERSION);
  out.key("license").begin_object().text("name", "MIT").text("url", "https://opensource.org/license/mit").end_object().end_object();
  out.key("tags").begin_array().begin_object().text("name", "admin");
  out.text("description", call.say({"For the agency's own staff", "供機關人員使用"})).end_object().end_array();
  out.key("security").begin_array().begin_object().key("token").begin_array().end_array().end_object().end_array();
  out.key("servers").begin_array().begin_object().text("url", "/").end_object().end_array();
}

void write_components(JsonBody& out) {
  out.key("components").begin_object().key("securitySchemes").begin_object().key("token").begin_object();
  out.text("type", "http").text("scheme", "bearer").end_object().end_object().key("schemas").begin_object();
  write_problem_schema(out);
  out.end_object().end_object();
}

}  // namespace

Response describe(const std::vector<AdminRoute>& routes, const AdminCall& call) {
  JsonBody out;
  write_head(out, call);
  out.key("paths").begin_object();
  std::set<std::string_view> written;
  for (const AdminRoute& route : routes)
    if (route.door == Door::program && written.insert(route.shape.path).second) write_path(out, routes, route.shape.path, call.language);
  out.end_object();
  write_components(out);
  return make_response(out.end_object());
}

}  // namespace opendata::api::admin
