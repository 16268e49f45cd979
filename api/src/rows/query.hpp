#pragma once
#include <cstdint>
#include <opendata/schema.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "problem.hpp"

/// What a client asks of a dataset's rows, checked against its schema. Grammar: docs/api.md, "Rows".
namespace opendata::api {

enum class Operator { eq, ne, lt, le, gt, ge, in, prefix, range };

struct Condition {
  std::size_t field = 0;  ///< place in the schema
  Operator comparison = Operator::eq;
  std::vector<std::string>
      values;  ///< canonical texts of the field's type; "" with eq and ne stands for a missing or empty value
};
using Filter = std::vector<Condition>;

enum class Direction { ascending, descending };
struct SortKey {
  std::size_t field = 0;
  Direction direction = Direction::ascending;
};

struct RowsQuery {
  Filter filter;
  std::vector<std::size_t> fields;  ///< places in the schema, in the order wanted
  std::vector<SortKey> sort;        ///< "_id" is always the last key
  std::size_t limit = 100;
  std::optional<std::int64_t> after;  ///< "_id" of the row that the page begins behind
};

constexpr std::size_t maximum_conditions = 20;
constexpr std::size_t maximum_values = 100;
constexpr std::size_t maximum_sort_keys = 4;

/// `district:eq:三民區;received:ge:2024-01-01`: conditions that must all hold, as field:operator:value. Values of `in`
/// are separated by commas, the ends of `range` (both included) by "..". A backslash takes the next character as it is.
[[nodiscard]] Outcome<Filter> parse_filter(std::string_view text, const Schema& schema);
/// `-received,district`.
[[nodiscard]] Outcome<std::vector<SortKey>> parse_sort(std::string_view text, const Schema& schema);
/// `district,received`; empty = all.
[[nodiscard]] Outcome<std::vector<std::size_t>> parse_fields(std::string_view text, const Schema& schema);

}  // namespace opendata::api
