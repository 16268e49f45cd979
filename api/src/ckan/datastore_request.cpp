#include "ckan/datastore_request.hpp"

#include <algorithm>

#include "ckan/names.hpp"

namespace opendata::api::ckan {
namespace {

tl::unexpected<Failure> invalid_value(std::string parameter, const std::string& value) {
  return invalid(std::move(parameter), {"invalid value \"" + value + "\""});
}

std::optional<std::size_t> place_of(const Schema& schema, std::string_view column) {
  if (column == "_id") return row_number;
  return schema.index_of(column);
}

/// A list means any of its values.
Checked<Condition> read_condition(const std::string& column, const json::Value& wanted, const Schema& schema) {
  const auto place = place_of(schema, column);
  if (!place) return invalid_value("filters", column);
  Condition condition{*place, Operator::eq, {}};
  if (wanted.is(json::Kind::array)) {
    condition.comparison = Operator::in;
    for (const auto& value : wanted.items()) condition.values.push_back(value.text());
  } else if (!wanted.is(json::Kind::object)) {
    condition.values.push_back(wanted.text());
  }
  const Field& field = field_at(schema, *place);
  const bool fitting = std::all_of(condition.values.begin(), condition.values.end(), [&](const std::string& value) {
    return (condition.comparison == Operator::eq && value.empty() && wanted.is(json::Kind::null)) || fits(field, value);
  });
  if (condition.values.empty() || condition.values.size() > maximum_values || !fitting)
    return invalid("query", {"Invalid query"});
  return condition;
}

Checked<Filter> read_filters(const Parameters& parameters, const Schema& schema) {
  const auto filters = parameters.object("filters");
  if (!filters) return tl::unexpected<Failure>(filters.error());
  Filter out;
  if (!*filters) return out;
  const auto& columns = (*filters)->keys();
  for (std::size_t i = 0; i < columns.size(); ++i) {
    auto condition = read_condition(columns[i], (*filters)->items()[i], schema);
    if (!condition) return tl::unexpected<Failure>(condition.error());
    out.push_back(std::move(*condition));
  }
  if (out.size() <= maximum_conditions) return out;
  return invalid("filters", {"at most 20 columns"});
}

/// Words within one column; a column without text contains none.
Checked<void> add_column_words(const std::string& column, const std::string& words, const Schema& schema, Filter& out) {
  const auto place = place_of(schema, column);
  if (!place) return invalid_value("q", column);
  auto conditions = parse_words(words);
  if (!conditions) return failed(conditions.error());
  for (auto& condition : *conditions) {
    condition.field = *place;
    out.push_back(std::move(condition));
  }
  return {};
}

Checked<void> add_words(const Parameters& parameters, const Schema& schema, Filter& out) {
  const Value* q = parameters.find("q");
  if (q == nullptr || (!q->json && q->text.empty())) q = parameters.find("full_text");
  if (q == nullptr) return {};
  auto by_column = q->json;
  if (!by_column && q->text.starts_with('{')) {
    auto parsed = json::parse(q->text, json::Dialect::strict);
    if (parsed && parsed->is(json::Kind::object)) by_column = std::move(*parsed);
  }
  if (by_column) {
    for (std::size_t i = 0; i < by_column->items().size() && by_column->is(json::Kind::object); ++i) {
      auto added = add_column_words(by_column->keys()[i], by_column->items()[i].text(), schema, out);
      if (!added) return added;
    }
    return {};
  }
  auto words = parse_words(q->text);
  if (!words) return failed(words.error());
  out.insert(out.end(), words->begin(), words->end());
  return {};
}

Checked<std::vector<std::size_t>> read_fields(const Parameters& parameters, const Schema& schema) {
  std::vector<std::size_t> out;
  for (const auto& column : parameters.list("fields")) {
    const auto place = place_of(schema, column);
    if (!place) return invalid_value("fields", column);
    if (std::find(out.begin(), out.end(), *place) == out.end()) out.push_back(*place);
  }
  if (!out.empty()) return out;
  out.push_back(row_number);
  for (std::size_t i = 0; i < schema.fields.size(); ++i) out.push_back(i);
  return out;
}

/// "column", "column asc" or "column desc", with or without quotes around the column.
std::optional<SortKey> parse_sort_key(std::string_view text, const Schema& schema) {
  const auto blank = text.find(' ');
  auto column = text.substr(0, blank);
  auto order = blank == std::string_view::npos ? std::string_view("asc") : text.substr(blank + 1);
  while (order.starts_with(' ')) order.remove_prefix(1);
  if (column.size() > 2 && column.front() == '"' && column.back() == '"') column = column.substr(1, column.size() - 2);
  const auto place = place_of(schema, column);
  const bool descending = order == "desc" || order == "DESC";
  if (!place || (!descending && order != "asc" && order != "ASC")) return std::nullopt;
  return SortKey{*place, descending ? Direction::descending : Direction::ascending};
}

Checked<std::vector<SortKey>> read_sort(const Parameters& parameters, const Schema& schema) {
  std::vector<SortKey> out;
  for (const auto& clause : parameters.list("sort")) {
    const auto key = parse_sort_key(clause, schema);
    if (!key) return invalid_value("sort", clause);
    out.push_back(*key);
  }
  if (out.size() <= maximum_sort_keys + 1) return out;
  return invalid("sort", {"at most 5 columns"});
}

/// CKAN tells a negative offset in other words than a negative limit.
Checked<std::size_t> read_offset(const Parameters& parameters) {
  const std::string* given = parameters.text("offset");
  auto offset = parameters.natural("offset", 0);
  if (!offset && given != nullptr && given->starts_with('-')) return invalid_value("offset", *given);
  return offset;
}

}  // namespace

Checked<const ServedDataset*> find_resource(const Call& call, const std::string* id) {
  if (id == nullptr) return invalid("resource_id", {"Missing value"});
  if (const auto* dataset = find_rows(call.catalog, *id)) return dataset;
  if (const auto why = absence(call.catalog, *id); why.kind != ProblemKind::not_found) return failed(why);
  return not_found("Not found: Resource \"" + id->substr(0, 100) + "\" was not found.");
}

Checked<RowsQuery> read_query(const Parameters& parameters, const Schema& schema, std::size_t limit,
                              std::size_t maximum) {
  RowsQuery query;
  auto filters = read_filters(parameters, schema);
  if (!filters) return tl::unexpected<Failure>(filters.error());
  query.filter = std::move(*filters);
  if (auto words = add_words(parameters, schema, query.filter); !words) return tl::unexpected<Failure>(words.error());
  auto fields = read_fields(parameters, schema);
  if (!fields) return tl::unexpected<Failure>(fields.error());
  query.fields = std::move(*fields);
  auto sort = read_sort(parameters, schema);
  if (!sort) return tl::unexpected<Failure>(sort.error());
  query.sort = std::move(*sort);
  const auto count = parameters.natural("limit", limit);
  if (!count) return tl::unexpected<Failure>(count.error());
  query.limit = std::min(*count, maximum);
  const auto offset = read_offset(parameters);
  if (!offset) return tl::unexpected<Failure>(offset.error());
  query.offset = *offset;
  if (parameters.flag("distinct", false)) query.duplicates = Duplicates::merged;
  return query;
}

ColumnType column_type(const Schema& schema, std::size_t field) {
  if (field == row_number) return {"int", "integer"};
  switch (schema.fields[field].type) {
    case FieldType::integer:
      return {"int8", "bigint"};
    case FieldType::decimal:
      return {"numeric", "numeric"};
    case FieldType::boolean:
      return {"bool", "boolean"};
    case FieldType::date:
      return {"date", "date"};
    case FieldType::datetime:
      return {"timestamp", "timestamp without time zone"};
    case FieldType::string:
      break;
  }
  return {"text", "text"};
}

}  // namespace opendata::api::ckan
