#include "export/geometry.hpp"

namespace opendata::api {
namespace {

bool is_number(const Schema& schema, std::size_t place) {
  const auto type = schema.fields[place].type;
  return type == FieldType::decimal || type == FieldType::integer;
}

}  // namespace

std::optional<PointFields> point_fields(const Schema& schema) {
  const auto longitude = schema.index_of("longitude");
  const auto latitude = schema.index_of("latitude");
  if (!longitude || !latitude || !is_number(schema, *longitude) || !is_number(schema, *latitude)) return std::nullopt;
  return PointFields{*longitude, *latitude};
}

void append_point(std::string& out, const CellView& longitude, const CellView& latitude) {
  if (!longitude || !latitude) return void(out += "null");
  out.append("{\"type\":\"Point\",\"coordinates\":[").append(*longitude).append(",").append(*latitude).append("]}");
}

}  // namespace opendata::api
