#include "rows/query.hpp"

#include <algorithm>
#include <array>
#include <charconv>

namespace opendata::api {
namespace {

constexpr std::array operator_names{"eq", "ne", "lt", "le", "gt", "ge", "in", "prefix", "range", "contains"};

std::vector<std::string> field_names(const Schema& schema) {
  std::vector<std::string> names;
  for (const Field& field : schema.fields) names.push_back(field.name);
  return names;
}

Outcome<std::size_t> find_field(std::string_view name, const Schema& schema, const char* parameter) {
  if (const auto found = schema.index_of(name)) return *found;
  return refuse({ProblemKind::unknown_field,
                 {"this dataset has no such field", "此資料集沒有這個欄位"},
                 parameter,
                 std::string(name.substr(0, 64)),
                 field_names(schema)});
}

tl::unexpected<Problem> bad_filter(Message detail, std::vector<std::string> usable = {}) {
  return refuse({ProblemKind::invalid_parameter, detail, "filter", {}, std::move(usable)});
}

/// Cuts at `separator` where no backslash stands before it; the backslashes stay.
std::vector<std::string_view> split_unescaped(std::string_view text, std::string_view separator) {
  std::vector<std::string_view> parts;
  std::size_t begin = 0;
  for (std::size_t i = 0; i < text.size();) {
    if (text[i] == '\\') {
      i += 2;
    } else if (text.substr(i).starts_with(separator)) {
      parts.push_back(text.substr(begin, i - begin));
      begin = i += separator.size();
    } else {
      ++i;
    }
  }
  parts.push_back(text.substr(begin));
  return parts;
}

std::string unescape(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\\' && i + 1 < text.size()) ++i;
    out += text[i];
  }
  return out;
}

std::optional<Operator> parse_operator(std::string_view name) {
  const auto* found = std::find(operator_names.begin(), operator_names.end(), name);
  if (found == operator_names.end()) return std::nullopt;
  return static_cast<Operator>(found - operator_names.begin());
}

std::vector<std::string_view> raw_values(Operator comparison, std::string_view text) {
  if (comparison == Operator::in) return split_unescaped(text, ",");
  if (comparison == Operator::range) return split_unescaped(text, "..");
  return {text};
}

bool is_text_like(FieldType type) {
  return type == FieldType::string || type == FieldType::date || type == FieldType::datetime;
}

Message form_of(FieldType type) {
  switch (type) {
    case FieldType::integer:
      return {"the value must be a whole number such as 12 or -3", "值須為整數，例如 12 或 -3"};
    case FieldType::decimal:
      return {"the value must be a decimal number such as 12.5", "值須為小數，例如 12.5"};
    case FieldType::boolean:
      return {"the value must be true or false", "值須為 true 或 false"};
    case FieldType::date:
      return {"the value must be a date such as 2024-05-06", "值須為日期，例如 2024-05-06"};
    case FieldType::datetime:
      return {"the value must be a time such as 2024-05-06T07:08:09", "值須為時間，例如 2024-05-06T07:08:09"};
    case FieldType::string:
      break;
  }
  return {"the value must be text", "值須為文字"};
}

Outcome<void> check_values(const Condition& condition, const Field& field) {
  const bool may_be_empty = condition.comparison == Operator::eq || condition.comparison == Operator::ne;
  if (condition.comparison == Operator::range && condition.values.size() != 2) {
    return bad_filter({"range takes two ends: field:range:a..b", "range 需要起訖兩值：欄位:range:a..b"});
  }
  if (condition.values.size() > maximum_values) return bad_filter({"in takes at most 100 values", "in 至多 100 個值"});
  if (condition.comparison == Operator::prefix) {
    if (is_text_like(field.type) && !condition.values[0].empty()) return {};
    return bad_filter({"prefix needs some text and a field of text, date or time",
                       "prefix 需有文字，且只適用於文字、日期或時間欄位"});
  }
  if (condition.comparison == Operator::contains) {
    if (is_text_like(field.type) && !condition.values[0].empty()) return {};
    return bad_filter({"contains needs some text and a field of text, date or time",
                       "contains 需有文字，且只適用於文字、日期或時間欄位"});
  }
  for (const auto& value : condition.values) {
    if (value.empty() && may_be_empty) continue;
    if (value.empty() || !fits(field, value))
      return refuse({ProblemKind::invalid_parameter, form_of(field.type), "filter", field.name});
  }
  return {};
}

Outcome<Condition> parse_condition(std::string_view text, const Schema& schema) {
  const auto first = text.find(':');
  const auto second = first == std::string_view::npos ? first : text.find(':', first + 1);
  if (second == std::string_view::npos) {
    return bad_filter({"write each condition as field:operator:value, separated by ';'",
                       "每個條件寫成 欄位:運算:值，條件之間以「;」分隔"});
  }
  const auto field = find_field(text.substr(0, first), schema, "filter");
  if (!field) return refuse(field.error());
  const auto comparison = parse_operator(text.substr(first + 1, second - first - 1));
  if (!comparison)
    return bad_filter({"unknown operator", "不認得的運算"}, {operator_names.begin(), operator_names.end()});
  Condition condition{*field, *comparison, {}};
  for (const auto raw : raw_values(*comparison, text.substr(second + 1))) condition.values.push_back(unescape(raw));
  if (auto valid = check_values(condition, schema.fields[*field]); !valid) return refuse(valid.error());
  return condition;
}

std::vector<std::string_view> split(std::string_view text) {
  return text.empty() ? std::vector<std::string_view>{} : split_unescaped(text, ",");
}

}  // namespace

Outcome<Filter> parse_filter(std::string_view text, const Schema& schema) {
  Filter filter;
  if (text.empty()) return filter;
  const auto parts = split_unescaped(text, ";");
  if (parts.size() > maximum_conditions) return bad_filter({"at most 20 conditions", "條件至多 20 個"});
  for (const auto part : parts) {
    auto condition = parse_condition(part, schema);
    if (!condition) return refuse(condition.error());
    filter.push_back(std::move(*condition));
  }
  return filter;
}

bool fits(const Field& field, const std::string& value) {
  if (field.type == FieldType::integer) {
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), number);
    return error == std::errc() && end == value.data() + value.size();
  }
  return is_canonical(field.type, value);
}

Outcome<Filter> parse_words(std::string_view text) {
  Filter filter;
  while (!text.empty()) {
    const auto end = std::min(text.find(' '), text.size());
    if (end > 0) filter.push_back({every_text, Operator::contains, {std::string(text.substr(0, end))}});
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  if (filter.size() <= maximum_words) return filter;
  return refuse({ProblemKind::invalid_parameter, {"at most 20 words", "至多 20 個詞"}, "q"});
}

const Field& field_at(const Schema& schema, std::size_t place) {
  static const Field number{"_id", {"列號", "Row number"}, {}, FieldType::integer};
  return place == row_number ? number : schema.fields[place];
}

Outcome<std::vector<SortKey>> parse_sort(std::string_view text, const Schema& schema) {
  std::vector<SortKey> keys;
  for (auto name : split(text)) {
    const bool descending = name.starts_with('-');
    const auto field = find_field(name.substr(descending ? 1 : 0), schema, "sort");
    if (!field) return refuse(field.error());
    keys.push_back({*field, descending ? Direction::descending : Direction::ascending});
  }
  if (keys.size() <= maximum_sort_keys) return keys;
  return refuse({ProblemKind::limit_exceeded, {"sort takes at most 4 fields", "sort 至多 4 個欄位"}, "sort"});
}

Outcome<std::vector<std::size_t>> parse_fields(std::string_view text, const Schema& schema) {
  std::vector<std::size_t> fields;
  for (const auto name : split(text)) {
    const auto field = find_field(name, schema, "fields");
    if (!field) return refuse(field.error());
    if (std::find(fields.begin(), fields.end(), *field) == fields.end()) fields.push_back(*field);
  }
  for (std::size_t i = 0; text.empty() && i < schema.fields.size(); ++i) fields.push_back(i);
  return fields;
}

}  // namespace opendata::api
