#include "web/dataset/row_selection.hpp"

namespace opendata::api::web {
namespace {

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

Outcome<void> read_conditions(const Call& call, const Schema& schema, RowSelection& out) {
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

std::string choice_parameter(const Field& field) { return "f." + field.name; }

std::string chosen_value(const Call& call, const Field& field) {
  const std::string* given = call.request.parameter(choice_parameter(field));
  return given == nullptr ? std::string() : *given;
}

}  // namespace opendata::api::web
