#pragma once
#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "rows/query.hpp"

/// SQL made from a checked query. Column names come from the schema only; every value is bound.
namespace opendata::api {

using SqlValue = std::variant<std::nullptr_t, std::int64_t, double, std::string>;

struct Sql {
  std::string text;
  std::vector<SqlValue> values;
};

/// The sort keys of one row; a missing value is a missing text.
using SortValues = std::vector<std::optional<std::string>>;

/// Columns: "_id", the query's fields. One row more than the limit (if any), to know whether another page follows.
/// `last` are the sort keys of the row `query.after`.
[[nodiscard]] Sql select_page(const RowsQuery& query, const SortValues& last, const Schema& schema);
[[nodiscard]] Sql select_sort_values(std::int64_t id, const std::vector<SortKey>& sort, const Schema& schema);
[[nodiscard]] Sql select_count(const Filter& filter, const Schema& schema);
/// How many rows are left when equal ones are merged.
[[nodiscard]] Sql select_count_merged(const RowsQuery& query, const Schema& schema);
[[nodiscard]] Sql select_row(std::int64_t id, const Schema& schema);

}  // namespace opendata::api
