#pragma once
#include "call.hpp"
#include "web/html.hpp"

/// Datasets of type "service-items" (data/dataset-types/service-items.json): what a citizen must know before applying,
/// shown as one card a service rather than as a table of twelve columns.
namespace opendata::api::web {

[[nodiscard]] bool is_service_items(const Release& release);
/// A card for each row; `rows` holds all fields of the schema.
void write_service_items(Html& html, const Call& call, const Schema& schema, const RowsPage& rows);

}  // namespace opendata::api::web
