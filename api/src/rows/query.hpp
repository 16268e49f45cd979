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

/// `contains` asks for a part of a text, without regard to the case of ASCII letters; it reads every row.
/// `outside` (not below the first value or not above the second) is no word of the grammar.
enum class Operator { eq, ne, lt, le, gt, ge, in, prefix, range, contains, outside };
/// Whether a row without a value satisfies a condition.
enum class MissingValue { fails, passes };

/// Stands for "_id", the row's number, where a place in the schema is asked for.
constexpr std::size_t row_number = SIZE_MAX;
/// Stands for all fields of text, date and time: any of them may satisfy the condition.
constexpr std::size_t every_text = SIZE_MAX - 1;

struct Condition {
  std::size_t field = 0;  ///< place in the schema, or row_number, or (with contains) every_text
  Operator comparison = Operator::eq;
  std::vector<std::string>
      values;  ///< canonical texts of the field's type; "" with eq and ne stands for a missing or empty value
  MissingValue missing = MissingValue::fails;
};
using Filter = std::vector<Condition>;

enum class Direction { ascending, descending };
struct SortKey {
  std::size_t field = 0;  ///< place in the schema, or row_number
  Direction direction = Direction::ascending;
};

/// Whether rows with equal values in all wanted fields come each, or once.
enum class Duplicates { kept, merged };

struct RowsQuery {
  Filter filter;
  std::vector<std::size_t> fields;  ///< places in the schema, in the order wanted
  std::vector<SortKey> sort;        ///< "_id" is always the last key
  std::size_t limit = 100;
  std::size_t offset = 0;  ///< rows to skip; they are read nevertheless
  Duplicates duplicates = Duplicates::kept;
  std::optional<std::int64_t> after;  ///< "_id" of the row that the page begins behind
};

/// Of RowsQuery::limit: all rows, for scans.
constexpr std::size_t no_limit = SIZE_MAX;
constexpr std::size_t maximum_conditions = 20;
constexpr std::size_t maximum_words = 20;
constexpr std::size_t maximum_values = 100;
constexpr std::size_t maximum_sort_keys = 4;

/// `district:eq:三民區;received:ge:2024-01-01`: conditions that must all hold, as field:operator:value. Values of `in`
/// are separated by commas, the ends of `range` (both included) by "..". A backslash takes the next character as it is.
[[nodiscard]] Outcome<Filter> parse_filter(std::string_view text, const Schema& schema);
/// Conditions that every word of `text` (between blanks) stands in some text of a row. Problems: invalid_parameter for
/// more than 20 words.
[[nodiscard]] Outcome<Filter> parse_words(std::string_view text);
/// Whether a text can stand in a field of this type: canonical, and an integer within 64 bits.
[[nodiscard]] bool fits(const Field& field, const std::string& value);
/// The field as the rows hold it; "_id" for row_number.
[[nodiscard]] const Field& field_at(const Schema& schema, std::size_t place);
/// `-received,district`.
[[nodiscard]] Outcome<std::vector<SortKey>> parse_sort(std::string_view text, const Schema& schema);
/// `district,received`; empty = all.
[[nodiscard]] Outcome<std::vector<std::size_t>> parse_fields(std::string_view text, const Schema& schema);

}  // namespace opendata::api
