#include "ogc/items_query.hpp"

#include <array>
#include <charconv>
#include <cmath>
#include <ctime>

#include "conditional.hpp"

namespace opendata::api::ogc {
namespace {

constexpr std::time_t taiwan_offset = 8 * 3600;

tl::unexpected<Problem> bad_bbox() {
  return refuse({ProblemKind::invalid_parameter,
                 {"bbox takes four numbers in degrees: least longitude, least latitude, greatest longitude, greatest latitude",
                  "bbox 須為四個數值（度）：最小經度,最小緯度,最大經度,最大緯度"},
                 "bbox"});
}

tl::unexpected<Problem> bad_datetime() {
  return refuse({ProblemKind::invalid_parameter,
                 {"datetime takes a time such as 2024-05-06T07:08:09Z, or a/b, ../b, a/..",
                  "datetime 須為時間（如 2024-05-06T07:08:09Z），或 a/b、../b、a/.."},
                 "datetime"});
}

std::optional<std::vector<double>> parse_numbers(std::string_view text) {
  std::vector<double> out;
  while (true) {
    const auto end = std::min(text.find(','), text.size());
    double number = 0;
    const auto [stop, error] = std::from_chars(text.data(), text.data() + end, number);
    if (error != std::errc() || stop != text.data() + end || !std::isfinite(number)) return std::nullopt;
    out.push_back(number);
    if (end == text.size()) return out;
    if (out.size() == 6) return std::nullopt;
    text.remove_prefix(end + 1);
  }
}

/// A canonical decimal, with digits beyond any map.
std::string decimal(double number) {
  if (number == 0) return "0";  // also of minus zero
  std::array<char, 400> digits{};
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number, std::chars_format::fixed).ptr;
  return {digits.data(), end};
}

Condition between(std::size_t field, double low, double high) {
  return {field, low <= high ? Operator::range : Operator::outside, {decimal(low), decimal(high)}, MissingValue::passes};
}

/// An RFC 3339 time or, as Taiwan's midnight, a day.
std::optional<std::time_t> parse_instant(const std::string& text) {
  return parse_rfc3339(text.size() == 10 ? text + "T00:00:00+08:00" : text);
}

/// As the rows have it: Taiwan's time without a zone.
std::string local_text(std::time_t instant, FieldType type) {
  const std::time_t local = instant + taiwan_offset;
  std::tm parts{};
  ::gmtime_r(&local, &parts);
  std::array<char, 32> text{};
  const auto size = std::strftime(text.data(), text.size(), "%Y-%m-%dT%H:%M:%S", &parts);
  return {text.data(), type == FieldType::date ? 10 : size};
}

std::optional<std::size_t> time_field(const Schema& schema) {
  for (std::size_t i = 0; i < schema.fields.size(); ++i)
    if (schema.fields[i].type == FieldType::date || schema.fields[i].type == FieldType::datetime) return i;
  return std::nullopt;
}

bool is_open(const std::string& end) { return end.empty() || end == ".."; }

/// A side of an interval that is not open.
Outcome<void> add_side(const std::string& text, std::size_t field, Operator comparison, const Schema& schema,
                       Filter& filter) {
  if (is_open(text)) return {};
  const auto instant = parse_instant(text);
  if (!instant) return bad_datetime();
  filter.push_back({field, comparison, {local_text(*instant, schema.fields[field].type)}, MissingValue::passes});
  return {};
}

}  // namespace

Outcome<std::optional<Rectangle>> parse_bbox(const std::string& text) {
  if (text.empty()) return std::optional<Rectangle>();
  const auto numbers = parse_numbers(text);
  if (!numbers || (numbers->size() != 4 && numbers->size() != 6)) return bad_bbox();
  const std::size_t half = numbers->size() / 2;
  const Rectangle box{(*numbers)[0], (*numbers)[1], (*numbers)[half], (*numbers)[half + 1]};
  if (box.south > box.north || std::abs(box.west) > 1e6 || std::abs(box.east) > 1e6) return bad_bbox();
  return std::optional(box);
}

void add_bbox(const Rectangle& degrees, const PlaceFields& fields, Filter& filter) {
  const auto box = enclosing(fields, degrees);
  if (!box) return;
  filter.push_back(between(fields.x, box->west, box->east));
  filter.push_back(between(fields.y, box->south, box->north));
}

Outcome<void> add_datetime(const std::string& text, const Schema& schema, Filter& filter) {
  if (text.empty()) return {};
  const auto field = time_field(schema);
  const auto slash = text.find('/');
  const auto begin = text.substr(0, slash);
  const auto end = slash == std::string::npos ? begin : text.substr(slash + 1);
  const bool nothing = is_open(begin) && is_open(end);
  const bool wrong = !is_open(begin) && !is_open(end) && (!parse_instant(begin) || !parse_instant(end) || *parse_instant(begin) > *parse_instant(end));
  if (nothing || wrong) return bad_datetime();
  if (!field) return {};
  if (auto side = add_side(begin, *field, Operator::ge, schema, filter); !side) return side;
  return add_side(end, *field, Operator::le, schema, filter);
}

Outcome<void> add_properties(const Arguments& arguments, const Schema& schema, Filter& filter) {
  for (const auto& [name, value] : arguments.others()) {
    const auto field = schema.index_of(name);
    if (!field) {
      Problem problem{ProblemKind::unknown_parameter,
                      {"neither a parameter nor a property of this collection", "不是參數，也不是此圖徵集的屬性"},
                      name.substr(0, 64), name.substr(0, 64), {"limit", "bbox", "datetime", "cursor"}};
      for (const Field& each : schema.fields) problem.usable.push_back(each.name);
      return refuse(std::move(problem));
    }
    if (!value.empty() && !fits(schema.fields[*field], value))
      return refuse({ProblemKind::invalid_parameter, {"not a value of this property's type", "不符合此屬性的型別"}, name});
    filter.push_back({*field, Operator::eq, {value}});
  }
  if (filter.size() <= maximum_conditions) return {};
  return refuse({ProblemKind::limit_exceeded, {"at most 20 conditions", "條件至多 20 個"}});
}

}  // namespace opendata::api::ogc
