#pragma once
#include "json_body.hpp"
#include "routes.hpp"

/// The pieces of an OpenAPI 3.0.3 document that every table of routes needs.
namespace opendata::api {

/// "{id*}" is written "{id}" in a description.
[[nodiscard]] std::string described_path(std::string_view path);
/// "getApiV1Datasets": one name for each method and path.
[[nodiscard]] std::string operation_name(std::string_view method, std::string_view path);
/// "integer", "boolean" or "string".
[[nodiscard]] const char* json_schema_type(ParameterType type);
/// A parameter in "path" or "query", with its range and example.
void write_parameter(JsonBody& out, Language language, const Parameter& parameter, std::string_view place);
/// `"key": value` of this parameter's type.
void write_value(JsonBody& out, const Parameter& parameter, std::string_view key, std::string_view value);
/// The answer of this status ("4XX", "default") that is a problem.
void write_problem_response(JsonBody& out, Language language, std::string_view status);
/// `"Problem": {…}` for components/schemas.
void write_problem_schema(JsonBody& out);

}  // namespace opendata::api
