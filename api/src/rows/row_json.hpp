#pragma once
#include "json_body.hpp"
#include "rows/row_store.hpp"

namespace opendata::api {

/// One row as an object: "_id", then the fields by name. Numbers that a double cannot hold exactly are text, as in the
/// release's own JSON file.
void write_row(JsonBody& out, const Row& row, const std::vector<std::size_t>& fields, const Schema& schema);

}  // namespace opendata::api
