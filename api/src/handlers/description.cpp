#include "handlers/description.hpp"

#include <set>

#include "handlers/answer_shapes.hpp"
#include "http/refusal.hpp"

namespace opendata::api {
namespace {

void write_constraints(JsonBody& out, const Parameter& parameter) {
  if (json_schema_type(parameter.type) == std::string_view("integer"))
    out.key("minimum").integer(parameter.minimum).key("maximum").integer(parameter.maximum);
  if (parameter.type == ParameterType::text && parameter.maximum > 0) out.key("maxLength").integer(parameter.maximum);
  if (!parameter.choices.empty()) {
    out.key("enum").begin_array();
    for (const auto choice : parameter.choices) out.text(choice);
    out.end_array();
  }
  if (!parameter.fallback.empty()) write_value(out, parameter, "default", parameter.fallback);
}

}  // namespace

std::string described_path(std::string_view path) {
  std::string out;
  for (const char c : path)
    if (c != '*') out += c;
  return out;
}

std::string operation_name(std::string_view method, std::string_view path) {
  std::string name(method);
  bool upper = true;
  for (const char c : path) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    if (letter) name += upper && c >= 'a' ? static_cast<char>(c - 'a' + 'A') : c;
    upper = !letter;
  }
  return name;
}

const char* json_schema_type(ParameterType type) {
  if (type == ParameterType::integer || type == ParameterType::capped_integer) return "integer";
  return type == ParameterType::boolean ? "boolean" : "string";
}

void write_parameter(JsonBody& out, Language language, const Parameter& parameter, std::string_view place) {
  out.begin_object().text("name", parameter.name).text("in", place).text("description", parameter.meaning.in(language));
  if (place == "path") out.key("required").boolean(true);
  out.key("schema").begin_object().text("type", json_schema_type(parameter.type));
  write_constraints(out, parameter);
  out.end_object();
  if (!parameter.example.empty()) write_value(out, parameter, "example", parameter.example);
  out.end_object();
}

void write_value(JsonBody& out, const Parameter& parameter, std::string_view key, std::string_view value) {
  out.key(key);
  json_schema_type(parameter.type) == std::string_view("string") ? out.text(value) : out.digits(value);
}

void write_problem_response(JsonBody& out, Language language, std::string_view status) {
  constexpr Message meaning{"A problem (RFC 9457)", "問題說明（RFC 9457）"};
  out.key(status).begin_object().text("description", meaning.in(language)).key("content").begin_object();
  out.key("application/problem+json").begin_object().key("schema").begin_object();
  out.text("$ref", "#/components/schemas/Problem").end_object().end_object().end_object().end_object();
}

void write_problem_schema(JsonBody& out) {
  out.key("Problem").begin_object().text("type", "object");
  out.key("required").begin_array().text("type").text("title").text("status").end_array();
  out.key("properties").begin_object().key("type").begin_object().text("type", "string").key("enum").begin_array();
  std::set<std::string_view> names;
  for (const auto kind : all_problem_kinds()) names.insert(name(kind));
  for (const auto* refusal : http::refusals::all) names.insert(refusal->type);
  for (const auto each : names) out.text("/problems/" + std::string(each));
  out.end_array().end_object();
  for (const char* member : {"title", "detail", "instance"})
    out.key(member).begin_object().text("type", "string").end_object();
  out.key("status").begin_object().text("type", "integer").end_object();
  write_shape(out.key("errors"), "[{parameter: string, detail: string}]");
  out.end_object().end_object();
}

}  // namespace opendata::api
