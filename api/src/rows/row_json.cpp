#include "rows/row_json.hpp"

#include <algorithm>

#include "rows/query.hpp"

namespace opendata::api {
namespace {

/// At most 15 digits always survive a double.
bool is_exact_in_double(std::string_view digits) {
  return std::count_if(digits.begin(), digits.end(), [](char c) { return c >= '0' && c <= '9'; }) <= 15;
}

void write_cell(JsonBody& out, FieldType type, const std::optional<std::string>& cell) {
  if (!cell) {
    out.null();
  } else if (type == FieldType::boolean) {
    out.boolean(*cell == "true");
  } else if ((type == FieldType::integer || type == FieldType::decimal) && is_canonical(type, *cell) &&
             is_exact_in_double(*cell)) {
    out.digits(*cell);
  } else {
    out.text(*cell);
  }
}

}  // namespace

void write_row(JsonBody& out, const Row& row, const std::vector<std::size_t>& fields, const Schema& schema) {
  out.begin_object().key("_id").integer(row.id);
  for (std::size_t i = 0; i < fields.size(); ++i) {
    const Field& field = field_at(schema, fields[i]);
    out.key(field.name);
    write_cell(out, field.type, row.cells[i]);
  }
  out.end_object();
}

}  // namespace opendata::api
