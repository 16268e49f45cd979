#include "web/dataset/row_selection.hpp"

namespace opendata::api::web {
namespace {

constexpr std::string_view choice_prefix = "f.";

Problem no_such_field(std::string_view parameter, std::string_view given, const Schema& schema) {
  Problem problem{ProblemKind::unknown_field, {"this dataset has no such field", "此資料集沒有這個欄位"},
                  std::string(parameter.substr(0, 64)), std::string(given.substr(0, 64))};
  for (const Field& field : schema.fields) problem.usable.push_back(field.name);
  return problem;
}

/// A value in the grammar of "filter": a backslash before what would end it.
std::string escaped(std::string_view value) {
  std::string out;
  for (const char c : value) {
    if (c == '\\' || c == ';' || c == ',') out += '\\';
    out += c;
  }
  return out;
}

std::string chosen_conditions(const Call& call, const Schema& schema) {
  std::string out;
  for (const Field& field : schema.fields) {
    const auto value = chosen_value(call, field);
    if (value.empty()) continue;
    const bool is_time = field.type == FieldType::date || field.type == FieldType::datetime;
    out.append(out.empty() ? "" : ";").append(field.name).append(is_time ? ":prefix:" : ":eq:").append(escaped(value));
  }
  return out;
}

/// A link to a field that a later release renamed must not show all rows as if they had been chosen.
Outcome<void> check_choices(const Call& call, const Schema& schema) {
  for (const auto& [name, value] : call.request.query) {
    if (!name.starts_with(choice_prefix) || value.empty()) continue;
    const auto field = name.substr(choice_prefix.size());
    if (!schema.index_of(field)) return refuse(no_such_field(name, field, schema));
  }
  const auto& by = call.arguments.text("by");
  if (!by.empty() && !schema.index_of(by)) return refuse(no_such_field("by", by, schema));
  return {};
}

Outcome<void> read_conditions(const Call& call, const Schema& schema, RowSelection& out) {
  if (auto known = check_choices(call, schema); !known) return known;
  auto filter = parse_filter(out.filter_text, schema);
  if (!filter) return refuse(filter.error());
  auto words = parse_words(out.words);
  if (!words) return refuse(words.error());
  auto sort = parse_sort(call.arguments.text("sort"), schema);
  if (!sort) return refuse(sort.error());
  out.query.filter = std::move(*filter);
  out.query.filter.insert(out.query.filter.end(), words->begin(), words->end());
  out.query.sort = std::move(*sort);
  return {};
}

}  // namespace

RowSelection select_rows(const Call& call, const Schema& schema) {
  RowSelection out;
  out.words = call.arguments.text("q");
  out.filter_text = call.arguments.text("filter");
  const auto chosen = chosen_conditions(call, schema);
  if (!chosen.empty()) out.filter_text.append(out.filter_text.empty() ? "" : ";").append(chosen);
  out.query.limit = rows_shown;
  out.query.offset = call.arguments.size("offset");
  for (std::size_t i = 0; i < schema.fields.size(); ++i) out.query.fields.push_back(i);
  if (auto read = read_conditions(call, schema, out); !read) {
    out.problem = read.error();
    out.filter_text.clear();
    out.words.clear();
  }
  return out;
}

std::string choice_parameter(const Field& field) { return std::string(choice_prefix) + field.name; }

std::string chosen_value(const Call& call, const Field& field) {
  const std::string* given = call.request.parameter(choice_parameter(field));
  return given == nullptr ? std::string() : *given;
}

}  // namespace opendata::api::web
