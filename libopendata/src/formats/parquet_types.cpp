#include "formats/parquet_types.hpp"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cstdio>

#include "formats/little_endian.hpp"

namespace opendata::format::parquet {
namespace {

constexpr std::int64_t day_us = 86'400'000'000;

int number_at(std::string_view text, std::size_t at, std::size_t n) {
  int value = 0;
  std::from_chars(text.data() + at, text.data() + at + n, value);
  return value;
}

/// Days since 1970-01-01 of YYYY-MM-DD.
std::int64_t to_days(std::string_view date) {
  using namespace std::chrono;
  const year_month_day day(year(number_at(date, 0, 4)), month(static_cast<unsigned>(number_at(date, 5, 2))),
                           std::chrono::day(static_cast<unsigned>(number_at(date, 8, 2))));
  return sys_days(day).time_since_epoch().count();
}

std::int64_t to_microseconds(std::string_view datetime) {
  const std::int64_t seconds = (number_at(datetime, 11, 2) * 60 + number_at(datetime, 14, 2)) * 60 + number_at(datetime, 17, 2);
  return to_days(datetime) * day_us + seconds * 1'000'000;
}

std::string format_days(std::int64_t days) {
  using namespace std::chrono;
  const year_month_day day{sys_days(std::chrono::days(days))};
  char text[32];
  const int n = std::snprintf(text, sizeof text, "%04d-%02u-%02u", static_cast<int>(day.year()),
                              static_cast<unsigned>(day.month()), static_cast<unsigned>(day.day()));
  return {text, static_cast<std::size_t>(n)};
}

std::string format_microseconds(std::int64_t us) {
  std::int64_t days = us / day_us, rest = us % day_us;
  if (rest < 0) {
    rest += day_us;
    --days;
  }
  const std::int64_t seconds = rest / 1'000'000;
  char text[16];
  const int n = std::snprintf(text, sizeof text, "T%02d:%02d:%02d", static_cast<int>(seconds / 3600),
                              static_cast<int>(seconds / 60 % 60), static_cast<int>(seconds % 60));
  return format_days(days) + std::string(text, static_cast<std::size_t>(n));
}

std::int64_t unscaled(std::string_view decimal) {
  std::string digits(decimal);
  digits.erase(std::remove(digits.begin(), digits.end(), '.'), digits.end());
  std::int64_t value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

std::string format_decimal(std::int64_t value, unsigned scale) {
  std::string text = std::to_string(value < 0 ? -value : value);
  if (text.size() <= scale) text.insert(0, scale + 1 - text.size(), '0');
  if (scale > 0) text.insert(text.size() - scale, ".");
  return value < 0 ? "-" + text : text;
}

std::optional<std::int64_t> to_integer(std::string_view cell) {
  std::int64_t value = 0;
  const auto parsed = std::from_chars(cell.data(), cell.data() + cell.size(), value);
  if (parsed.ec != std::errc() || parsed.ptr != cell.data() + cell.size()) return std::nullopt;
  return value;
}

std::string format_number(const Column& column, std::int64_t value) {
  switch (column.type) {
    case FieldType::date:
      return format_days(value);
    case FieldType::datetime:
      return format_microseconds(value);
    case FieldType::decimal:
      return format_decimal(value, *column.scale);
    default:
      return std::to_string(value);
  }
}

/// Years of four digits only: what is beyond them was not written by us, and would not be canonical.
bool is_in_range(const Column& column, std::int64_t value) {
  const std::int64_t days = column.type == FieldType::datetime ? value / day_us : value;
  const bool is_day = column.type == FieldType::date || column.type == FieldType::datetime;
  return !is_day || (days >= -800'000 && days <= 3'000'000);
}

}  // namespace

Physical Column::physical() const {
  switch (type) {
    case FieldType::integer:
    case FieldType::datetime:
      return int64;
    case FieldType::decimal:
      return scale ? int64 : byte_array;
    case FieldType::boolean:
      return boolean;
    case FieldType::date:
      return int32;
    default:
      return byte_array;
  }
}

void Column::describe(thrift::Writer& out) const {
  constexpr int optional = 1, utf8 = 0, converted_decimal = 5, converted_date = 6;
  const auto empty = [](thrift::Writer&) {};
  out.i32(1, physical());
  out.i32(3, optional);
  out.text(4, name);
  if (physical() == byte_array) {
    out.i32(6, utf8);
    out.structure(10, [&](thrift::Writer& logical) { logical.structure(1, empty); });
  } else if (type == FieldType::decimal) {
    out.i32(6, converted_decimal);
    out.i32(7, *scale);
    out.i32(8, decimal_precision);
    out.structure(10, [&](thrift::Writer& logical) {
      logical.structure(5, [&](thrift::Writer& decimal) {
        decimal.i32(1, *scale);
        decimal.i32(2, decimal_precision);
      });
    });
  } else if (type == FieldType::date) {
    out.i32(6, converted_date);
    out.structure(10, [&](thrift::Writer& logical) { logical.structure(6, empty); });
  } else if (type == FieldType::datetime) {
    out.structure(10, [&](thrift::Writer& logical) {
      logical.structure(8, [&](thrift::Writer& timestamp) {
        timestamp.boolean(1, false);  // not an instant: a clock on a wall in Taiwan
        timestamp.structure(2, [&](thrift::Writer& unit) { unit.structure(2, empty); });  // microseconds
      });
    });
  }
}

std::vector<Column> columns_of(const Schema& schema) {
  std::vector<Column> out;
  for (const Field& field : schema.fields) out.push_back({field.name, field.type});
  return out;
}

std::optional<unsigned> scale_of(const thrift::Value& element) {
  const auto scale = element[7].number;
  const bool stated = element.fields.contains(7) && scale >= 0 && scale <= decimal_precision;
  return stated ? std::optional(static_cast<unsigned>(scale)) : std::nullopt;
}

bool append_plain(std::string& out, const Column& column, std::string_view cell) {
  if (column.physical() == byte_array) {
    append_le(out, cell.size(), 4);
    out += cell;
    return true;
  }
  std::optional<std::int64_t> value;
  if (column.type == FieldType::date) value = to_days(cell);
  if (column.type == FieldType::datetime) value = to_microseconds(cell);
  if (column.type == FieldType::decimal) value = unscaled(cell);
  if (column.type == FieldType::integer) value = to_integer(cell);
  if (!value) return false;
  append_le(out, static_cast<std::uint64_t>(*value), column.physical() == int32 ? 4 : 8);
  return true;
}

bool take_plain(std::string_view& bytes, const Column& column, std::string& cell) {
  const std::size_t size = column.physical() == int64 ? 8 : 4;
  if (bytes.size() < size) return false;
  const std::uint64_t raw = read_le(bytes.substr(0, size));
  bytes.remove_prefix(size);
  if (column.physical() == byte_array) {
    if (raw > bytes.size()) return false;
    cell = bytes.substr(0, static_cast<std::size_t>(raw));
    bytes.remove_prefix(static_cast<std::size_t>(raw));
    return true;
  }
  const auto value = size == 4 ? static_cast<std::int64_t>(static_cast<std::int32_t>(raw)) : static_cast<std::int64_t>(raw);
  if (!is_in_range(column, value)) return false;
  cell = format_number(column, value);
  return true;
}

std::optional<unsigned> decimal_scale(std::string_view cell) {
  const auto point = cell.find('.');
  const bool negative = cell.starts_with('-');
  const std::size_t digits = cell.size() - (negative ? 1 : 0) - (point == std::string_view::npos ? 0 : 1);
  if (digits > decimal_precision) return std::nullopt;
  if (negative && cell.find_first_of("123456789") == std::string_view::npos) return std::nullopt;
  return static_cast<unsigned>(point == std::string_view::npos ? 0 : cell.size() - point - 1);
}

}  // namespace opendata::format::parquet
