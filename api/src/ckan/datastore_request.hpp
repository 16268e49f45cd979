#pragma once
#include "ckan/actions.hpp"
#include "rows/row_store.hpp"

/// What datastore_search and dumps ask of rows, checked in CKAN's terms.
namespace opendata::api::ckan {

struct DatastoreRequest {
  const ServedDataset* dataset = nullptr;
  RowsQuery query;
};

/// The rows that "resource_id" or "id" names. Failures: "Missing value"; 404 not found.
[[nodiscard]] Checked<const ServedDataset*> find_resource(const Call& call, const std::string* id);
/// Reads filters, q, fields, sort, limit, offset and distinct. Failures: those of CKAN.
[[nodiscard]] Checked<RowsQuery> read_query(const Parameters& parameters, const Schema& schema, std::size_t limit,
                                            std::size_t maximum);
/// How CKAN would keep a field in PostgreSQL: its name for the type ("text", "int8", "numeric", …; "int" for "_id"), and
/// the database's own.
struct ColumnType {
  std::string_view name, native;
};
[[nodiscard]] ColumnType column_type(const Schema& schema, std::size_t field);

constexpr std::size_t most_records = 32'000;

}  // namespace opendata::api::ckan
