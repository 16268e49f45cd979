#pragma once
#include <span>
#include <string_view>

#include "json_body.hpp"

/// What the members of our own JSON answers are, for openapi.json.
namespace opendata::api {

/// A part that several answers share: components/schemas/NAME.
struct NamedShape {
  std::string_view name, shape;
};
[[nodiscard]] std::span<const NamedShape> named_shapes();

/// What one of our own addresses answers with.
struct AnswerShape {
  std::string_view method, path, shape;
};
[[nodiscard]] std::span<const AnswerShape> answer_shapes();

/// The shape of the answer to "get" or "post" at the path of a route, in the notation of write_shape(). Empty where the
/// answer is none of ours: CKAN, the national rule and OGC describe theirs.
[[nodiscard]] std::string_view answer_shape(std::string_view method, std::string_view path);

/// The shape as a schema of OpenAPI 3.0. Notation: string, integer, number, boolean, any; Name of a shared part;
/// [shape]; {member: shape}, with `member?` for one that may be absent and `*` as the last for all others; (Part {…})
/// has the members of all; a `?` behind a shape stands for null too. Blanks and commas part. Example: {id: string,
/// next: string?, facets?: {*: string}}; not: {id string}.
void write_shape(JsonBody& out, std::string_view shape);

}  // namespace opendata::api
