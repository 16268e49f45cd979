#pragma once
#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "rows/dialect.hpp"
#include "rows/query.hpp"
#include "rows/summary.hpp"

/// SQL made from a checked query. Column names come from the schema only; every value is bound.
namespace opendata::api {

using SqlValue = std::variant<std::nullptr_t, std::int64_t, double, std::string>;

struct Sql {
  std::string text;
  std::vector<SqlValue> values;
};

/// The sort keys of one row; a missing value is a missing text.
using SortValues = std::vector<std::optional<std::string>>;

/// Whether a row may be without a value in the first sort key.
enum class FirstKey { may_be_missing, always_there };
/// Where a page begins: behind the row with these sort keys.
struct PagePlace {
  SortValues last = {};
  FirstKey first_key = FirstKey::may_be_missing;
};

/// Columns: "_id", the query's fields. One row more than the limit (if any), to know whether another page follows.
/// `place` belongs to the row `query.after`.
[[nodiscard]] Sql select_page(const RowsQuery& query, const PagePlace& place, const Schema& schema, const SqlDialect& dialect);
[[nodiscard]] Sql select_sort_values(std::int64_t id, const std::vector<SortKey>& sort, const Schema& schema,
                                     const SqlDialect& dialect);
/// A row without a value in this field, if there is one.
[[nodiscard]] Sql select_missing(std::size_t field, const Schema& schema, const SqlDialect& dialect);
[[nodiscard]] Sql select_count(const Filter& filter, const Schema& schema, const SqlDialect& dialect);
/// How many rows are left when equal ones are merged.
[[nodiscard]] Sql select_count_merged(const RowsQuery& query, const Schema& schema, const SqlDialect& dialect);
[[nodiscard]] Sql select_row(std::int64_t id, const Schema& schema, const SqlDialect& dialect);
/// Columns: how many rows, the value. One value more than `most`, by value, missing first.
[[nodiscard]] Sql select_tally(const TallyQuery& query, const Schema& schema, const SqlDialect& dialect);
/// One number: different values of the field, but no more than `most` + 1 are looked for. Missing ones count as one.
[[nodiscard]] Sql select_variety(const TallyQuery& query, const Schema& schema, const SqlDialect& dialect);
/// Columns: the lowest x, y and the highest x, y of rows that have both; missing when none has.
[[nodiscard]] Sql select_extent(const DensityQuery& query, const Schema& schema, const SqlDialect& dialect);
/// Columns: how many rows, the mean x and y, for each square of the raster that has rows.
[[nodiscard]] Sql select_density(const DensityQuery& query, const RasterExtent& extent, const Schema& schema,
                                 const SqlDialect& dialect);

}  // namespace opendata::api
