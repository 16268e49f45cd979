#include "rows/sql.hpp"

#include <algorithm>
#include <charconv>

namespace opendata::api {
namespace {

std::string quoted(const Field& field) { return "\"" + field.name + "\""; }

template <class Number>
SqlValue number(const std::string& text) {
  Number value{};
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

SqlValue bound_value(const Field& field, const std::string& text) {
  if (field.type == FieldType::integer) return number<std::int64_t>(text);
  if (field.type == FieldType::decimal) return number<double>(text);
  return text;
}

/// Collects text and values side by side.
class SqlBuilder {
 public:
  SqlBuilder(const SqlDialect& dialect, const Schema& schema) : dialect_(dialect), schema_(schema) {}

  void text(const std::string& piece) { sql_.text += piece; }
  void value(const Field& field, const std::string& text) { bind(bound_value(field, text)); }
  void id(std::int64_t id) { bind(id); }
  void from() { text(" FROM " + dialect_.table); }
  void where(const Filter& filter) {
    for (std::size_t i = 0; i < filter.size(); ++i) {
      text(i == 0 ? " WHERE " : " AND ");
      condition(filter[i]);
    }
  }
  /// Rows that come after the row `last_id` with the keys `last` in the order of `sort`: for one key k, (k > ? OR (k IS
  /// ? AND _id > ?)); no value sorts before all values.
  void after(std::int64_t last_id, const PagePlace& place, const std::vector<SortKey>& sort) {
    const SortValues& last = place.last;
    begin_index_range(place, sort);
    for (std::size_t i = 0; i < sort.size(); ++i) {
      text("(");
      beyond(sort[i], last[i]);
      text(" OR (");
      equal(field_at(schema_, sort[i].field), last[i]);
      text(" AND ");
    }
    text(descends(sort) ? "\"_id\" < " : "\"_id\" > ");
    id(last_id);
    for (std::size_t i = 0; i < sort.size(); ++i) text("))");
  }
  void order(const RowsQuery& query) {
    text(" ORDER BY ");
    for (const SortKey& key : query.sort) text(sort_key(query, key) + direction(key) + ", ");
    // The row number follows the last key's direction, so that one index serves both.
    text("\"_id\"" + std::string(descends(query.sort) ? " DESC" : " ASC"));
  }
  Sql take() { return std::move(sql_); }

 private:
  static bool descends(const std::vector<SortKey>& sort) {
    return !sort.empty() && sort.back().direction == Direction::descending;
  }
  /// The row number is never missing: said plainly, its own index serves.
  [[nodiscard]] std::string direction(const SortKey& key) const {
    const bool descending = key.direction == Direction::descending;
    if (key.field == row_number) return descending ? " DESC" : " ASC";
    return descending ? dialect_.descending() : dialect_.ascending();
  }
  [[nodiscard]] std::string comparable(const Field& field) const { return dialect_.comparable(field); }
  void bind(SqlValue value) {
    sql_.values.push_back(std::move(value));
    text(dialect_.placeholder(sql_.values.size()));
  }
  /// Of merged rows the first one stands for all, also in the order, unless the key is among what is equal in them.
  [[nodiscard]] std::string sort_key(const RowsQuery& query, const SortKey& key) const {
    const std::string expression = comparable(field_at(schema_, key.field));
    const bool merged = query.duplicates == Duplicates::merged;
    const bool equal = std::find(query.fields.begin(), query.fields.end(), key.field) != query.fields.end();
    return merged && !equal ? dialect_.of_first(expression) : expression;
  }

  void equal(const Field& field, const std::optional<std::string>& key) {
    if (!key) return text(comparable(field) + " IS NULL");
    text(comparable(field) + " = ");
    value(field, *key);
  }
  /// Says over again where the first key's values begin, in the one form for which an index is entered there: a page
  /// far behind costs as much as the first one.
  void begin_index_range(const PagePlace& place, const std::vector<SortKey>& sort) {
    if (sort.empty() || !place.last[0]) return;
    const bool descending = sort[0].direction == Direction::descending;
    if (descending && place.first_key == FirstKey::may_be_missing) return;  // rows without a value come last
    compare(field_at(schema_, sort[0].field), descending ? " <= " : " >= ", *place.last[0]);
    text(" AND ");
  }
  void beyond(const SortKey& key, const std::optional<std::string>& last) {
    const Field& field = field_at(schema_, key.field);
    const bool descending = key.direction == Direction::descending;
    if (!last) return text(descending ? dialect_.never() : comparable(field) + " IS NOT NULL");
    text("(" + comparable(field) + (descending ? " < " : " > "));
    value(field, *last);
    text(descending ? " OR " + comparable(field) + " IS NULL)" : ")");
  }
  void compare(const Field& field, const char* sign, const std::string& operand) {
    text(comparable(field) + sign);
    value(field, operand);
  }
  void between(const Field& field, const std::string& low, const std::string& high) {
    compare(field, " >= ", low);
    text(" AND ");
    compare(field, " <= ", high);
  }
  void any_of(const Field& field, const std::vector<std::string>& operands) {
    text(comparable(field) + " IN (");
    for (std::size_t i = 0; i < operands.size(); ++i) {
      if (i != 0) text(", ");
      value(field, operands[i]);
    }
    text(")");
  }
  /// Texts can be empty; integers are there or missing.
  static std::string or_empty(const Field& field) {
    return field.type == FieldType::integer ? "" : " OR " + quoted(field) + " = ''";
  }
  static const char* has_value(const Field& field) {
    return field.type == FieldType::integer ? " IS NOT NULL" : " <> ''";
  }
  /// '%' and '_' of the text mean themselves.
  static std::string pattern(const std::string& part) {
    std::string out = "%";
    for (const char c : part) {
      if (c == '%' || c == '_' || c == '\\') out += '\\';
      out += c;
    }
    return out + "%";
  }
  void like(const Field& field, const std::string& part) {
    text(quoted(field) + dialect_.like());
    bind(pattern(part));
    text(" ESCAPE '\\'");
  }
  void any_text(const std::string& part) {
    text(std::string("(") + dialect_.never());
    for (const Field& field : schema_.fields) {
      if (field.type != FieldType::string && field.type != FieldType::date && field.type != FieldType::datetime)
        continue;
      text(" OR ");
      like(field, part);
    }
    text(")");
  }
  void condition(const Condition& condition) {
    if (condition.field == every_text) return any_text(condition.values[0]);
    const Field& field = field_at(schema_, condition.field);
    const std::string& first = condition.values[0];
    text("(");
    if (condition.missing == MissingValue::passes) text(quoted(field) + " IS NULL OR ");
    switch (condition.comparison) {
      case Operator::eq:
        first.empty() ? text(quoted(field) + " IS NULL" + or_empty(field)) : compare(field, " = ", first);
        break;
      case Operator::ne:
        first.empty() ? text(quoted(field) + has_value(field)) : compare(field, dialect_.is_not(), first);
        break;
      case Operator::lt:
        compare(field, " < ", first);
        break;
      case Operator::le:
        compare(field, " <= ", first);
        break;
      case Operator::gt:
        compare(field, " > ", first);
        break;
      case Operator::ge:
        compare(field, " >= ", first);
        break;
      case Operator::in:
        any_of(field, condition.values);
        break;
      // U+10FFFF is the last character, so that a prefix is a range that an index can answer.
      case Operator::prefix:
        between(field, first, first + "\xF4\x8F\xBF\xBF");
        break;
      case Operator::range:
        between(field, first, condition.values[1]);
        break;
      case Operator::contains:
        like(field, first);
        break;
      case Operator::outside:
        compare(field, " >= ", first);
        text(" OR ");
        compare(field, " <= ", condition.values[1]);
        break;
    }
    text(")");
  }
  const SqlDialect& dialect_;
  const Schema& schema_;
  Sql sql_;
};

}  // namespace

namespace {

/// Of rows that are the same in all wanted fields the first stands for all.
void group(SqlBuilder& sql, const RowsQuery& query, const Schema& schema) {
  if (query.duplicates == Duplicates::kept) return;
  sql.text(" GROUP BY ");
  for (std::size_t i = 0; i < query.fields.size(); ++i)
    sql.text((i == 0 ? "" : ", ") + quoted(field_at(schema, query.fields[i])));
}

}  // namespace

Sql select_page(const RowsQuery& query, const PagePlace& place, const Schema& schema, const SqlDialect& dialect) {
  SqlBuilder sql(dialect, schema);
  sql.text(query.duplicates == Duplicates::kept ? "SELECT \"_id\"" : "SELECT MIN(\"_id\") AS \"_id\"");
  for (const auto field : query.fields) sql.text(", " + quoted(field_at(schema, field)));
  sql.from();
  sql.where(query.filter);
  if (query.after) {
    sql.text(query.filter.empty() ? " WHERE " : " AND ");
    sql.after(*query.after, place, query.sort);
  }
  group(sql, query, schema);
  sql.order(query);
  // SQL counts in 64 bits with a sign: one row more than the most is no number to it.
  constexpr std::size_t most = INT64_MAX - 1;
  if (query.limit != no_limit) sql.text(" LIMIT " + std::to_string(std::min(query.limit, most) + 1));
  if (query.offset > 0)
    sql.text((query.limit == no_limit ? dialect.all_rows() : "") + (" OFFSET " + std::to_string(query.offset)));
  return sql.take();
}

Sql select_sort_values(std::int64_t id, const std::vector<SortKey>& sort, const Schema& schema,
                       const SqlDialect& dialect) {
  SqlBuilder sql(dialect, schema);
  sql.text("SELECT \"_id\"");
  for (const SortKey& key : sort) sql.text(", " + dialect.comparable(field_at(schema, key.field)));
  sql.from();
  sql.text(" WHERE \"_id\" = ");
  sql.id(id);
  return sql.take();
}

Sql select_missing(std::size_t field, const Schema& schema, const SqlDialect& dialect) {
  SqlBuilder sql(dialect, schema);
  sql.text("SELECT \"_id\"");
  sql.from();
  sql.text(" WHERE " + dialect.comparable(field_at(schema, field)) + " IS NULL LIMIT 1");
  return sql.take();
}

Sql select_count(const Filter& filter, const Schema& schema, const SqlDialect& dialect) {
  SqlBuilder sql(dialect, schema);
  sql.text("SELECT COUNT(*)");
  sql.from();
  sql.where(filter);
  return sql.take();
}

Sql select_count_merged(const RowsQuery& query, const Schema& schema, const SqlDialect& dialect) {
  SqlBuilder sql(dialect, schema);
  sql.text("SELECT COUNT(*) FROM (SELECT 1");
  sql.from();
  sql.where(query.filter);
  group(sql, query, schema);
  sql.text(") AS merged");
  return sql.take();
}

Sql select_row(std::int64_t id, const Schema& schema, const SqlDialect& dialect) {
  SqlBuilder sql(dialect, schema);
  sql.text("SELECT \"_id\"");
  for (const Field& field : schema.fields) sql.text(", " + quoted(field));
  sql.from();
  sql.text(" WHERE \"_id\" = ");
  sql.id(id);
  return sql.take();
}

namespace {

/// The value or, of a time, its beginning.
std::string grain_of(const TallyQuery& query, const Schema& schema) {
  const std::string column = quoted(field_at(schema, query.field));
  switch (query.grain) {
    case Grain::value:
      break;
    case Grain::day:
      return "substr(" + column + ", 1, 10)";
    case Grain::month:
      return "substr(" + column + ", 1, 7)";
    case Grain::year:
      return "substr(" + column + ", 1, 4)";
  }
  return column;
}

/// How many rows each value of the field has, as a table to count on from: an index gives it without sorting, and a
/// time has far fewer values than rows.
void counted_values(SqlBuilder& sql, const TallyQuery& query, const Schema& schema) {
  const std::string column = quoted(field_at(schema, query.field));
  sql.text(" FROM (SELECT COUNT(*) AS \"_rows\", " + column);
  sql.from();
  sql.where(query.filter);
  sql.text(" GROUP BY " + column + ") AS counted");
}

/// Digits that both databases read as this number; in brackets, since "- -1" is no sum and "--" a comment.
std::string digits_of(double number) {
  char text[64];
  const auto end = std::to_chars(text, text + sizeof text, number, std::chars_format::fixed, 9).ptr;
  return "(" + std::string(text, end) + ")";
}

/// `axis` between two numbers, both included; a missing coordinate is nowhere.
std::string between(const std::string& axis, double low, double high) {
  return axis + " BETWEEN " + digits_of(low) + " AND " + digits_of(high);
}

}  // namespace

Sql select_tally(const TallyQuery& query, const Schema& schema, const SqlDialect& dialect) {
  SqlBuilder sql(dialect, schema);
  sql.text("SELECT SUM(\"_rows\"), " + grain_of(query, schema));
  counted_values(sql, query, schema);
  sql.text(std::string(" GROUP BY 2 ORDER BY 2") + dialect.ascending() + " LIMIT " + std::to_string(query.most + 1));
  return sql.take();
}

Sql select_variety(const TallyQuery& query, const Schema& schema, const SqlDialect& dialect) {
  SqlBuilder sql(dialect, schema);
  sql.text("SELECT COUNT(*) FROM (SELECT DISTINCT " + grain_of(query, schema) + " FROM (SELECT DISTINCT " +
           quoted(field_at(schema, query.field)));
  sql.from();
  sql.where(query.filter);
  sql.text(") AS all_values LIMIT " + std::to_string(query.most + 1) + ") AS different");
  return sql.take();
}

Sql select_extent(const DensityQuery& query, const Schema& schema, const SqlDialect& dialect) {
  const auto x = dialect.comparable(schema.fields[query.x]), y = dialect.comparable(schema.fields[query.y]);
  const auto placed = query.within ? between(x, query.within->west, query.within->east) + " AND " +
                                         between(y, query.within->south, query.within->north)
                                   : x + " IS NOT NULL AND " + y + " IS NOT NULL";
  SqlBuilder sql(dialect, schema);
  const char* separator = "SELECT ";
  // Each by itself, so that an index on the coordinate gives it at once.
  for (const auto& bound : {"MIN(" + x + ")", "MIN(" + y + ")", "MAX(" + x + ")", "MAX(" + y + ")"}) {
    sql.text(separator + ("(SELECT " + bound));
    sql.from();
    sql.where(query.filter);
    sql.text((query.filter.empty() ? " WHERE " : " AND ") + placed + ")");
    separator = ", ";
  }
  return sql.take();
}

Sql select_density(const DensityQuery& query, const RasterExtent& extent, const Schema& schema,
                   const SqlDialect& dialect) {
  const auto place = [&](const std::string& axis, double from) {
    return dialect.whole_below("(" + axis + " - " + digits_of(from) + ") / " + digits_of(extent.step));
  };
  SqlBuilder sql(dialect, schema);
  sql.text("SELECT COUNT(*), AVG(x), AVG(y) FROM (SELECT " + dialect.comparable(schema.fields[query.x]) + " AS x, " +
           dialect.comparable(schema.fields[query.y]) + " AS y");
  sql.from();
  sql.where(query.filter);
  // Kept apart from the outer query by its limit: else each use of x would make the number from its text anew.
  sql.text(std::string(dialect.all_rows()) + ") AS placed WHERE " +
           between("x", extent.west - extent.step, extent.east + extent.step) + " AND " +
           between("y", extent.south - extent.step, extent.north + extent.step));
  sql.text(" GROUP BY " + place("x", extent.west) + ", " + place("y", extent.south) + " ORDER BY 1 DESC");
  return sql.take();
}

}  // namespace opendata::api
