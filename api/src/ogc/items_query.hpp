#pragma once
#include "call.hpp"
#include "export/geometry.hpp"

/// What "bbox", "datetime" and property parameters ask of rows.
namespace opendata::api::ogc {

/// Four or six numbers, longitude first; crossing the antimeridian when the first is greater than the third. Rows without
/// a place match. Problems: invalid_parameter.
[[nodiscard]] Outcome<std::optional<Rectangle>> parse_bbox(const std::string& text);
/// Conditions that all rows within `degrees` satisfy. In a projected reference system others may satisfy them too.
void add_bbox(const Rectangle& degrees, const PlaceFields& fields, Filter& filter);
/// An RFC 3339 time or day, "a/b", "../b" or "a/.."; compared with the first field of date or time, whose times are
/// Taiwan's (UTC+8). Rows without a time match, and all rows of a dataset without such a field. Problems:
/// invalid_parameter.
[[nodiscard]] Outcome<void> add_datetime(const std::string& text, const Schema& schema, Filter& filter);
/// name=value for fields of the dataset. Problems: unknown_parameter, invalid_parameter.
[[nodiscard]] Outcome<void> add_properties(const Arguments& arguments, const Schema& schema, Filter& filter);

}  // namespace opendata::api::ogc
