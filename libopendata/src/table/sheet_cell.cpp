#include "table/sheet_cell.hpp"

#include <algorithm>
#include <charconv>

#include "table/shown_code.hpp"

namespace opendata::table {
namespace {

constexpr int most_zeros = 400;  // a double has exponents to 308

/// Digits with the point moved: "12345" of 1.2345E4.
std::string with_point_moved(std::string_view mantissa, int places) {
  std::string digits(mantissa);
  const std::string sign = digits.starts_with('-') ? "-" : "";
  digits.erase(0, sign.size());
  const auto found = digits.find('.');
  if (found != std::string::npos) digits.erase(found, 1);
  int point = static_cast<int>(found == std::string::npos ? digits.size() : found) + places;
  if (point <= 0) digits.insert(0, static_cast<std::size_t>(1 - point), '0');
  point = std::max(point, 1);
  const auto whole = static_cast<std::size_t>(point);
  if (digits.size() < whole) digits.append(whole - digits.size(), '0');
  return sign + (digits.size() == whole ? digits : digits.substr(0, whole) + "." + digits.substr(whole));
}

/// Spreadsheets write large and small numbers as 1.5E+021, which no column of numbers takes.
std::string without_exponent(std::string_view value) {
  const auto at = value.find_first_of("eE");
  if (at == std::string_view::npos) return std::string(value);
  std::string_view power = value.substr(at + 1);
  if (power.starts_with('+')) power.remove_prefix(1);
  int places = 0;
  const auto read = std::from_chars(power.data(), power.data() + power.size(), places);
  const bool plain = value.substr(0, at).find_first_not_of("-.0123456789") == std::string_view::npos && at > 0;
  const bool whole = read.ec == std::errc() && read.ptr == power.data() + power.size();
  const bool short_enough = places >= -most_zeros && places <= most_zeros;  // the smallest int has no absolute value
  return plain && whole && short_enough ? with_point_moved(value.substr(0, at), places) : std::string(value);
}

/// Some programs write 7.0 for 7.
std::string_view whole_of(std::string_view number) {
  const auto point = number.find('.');
  const bool whole = point != std::string_view::npos && number.find_first_not_of('0', point + 1) == std::string_view::npos;
  return whole ? number.substr(0, point) : number;
}

/// Midnight is what spreadsheets put behind a day.
std::string_view day_of(std::string_view value) {
  constexpr std::size_t day = 10;
  return value.substr(std::min(day, value.size())) == "T00:00:00" ? value.substr(0, day) : value;
}

}  // namespace

std::string cell_text(std::string_view type, std::string_view value, std::string_view shown) {
  if (value.empty() || (type == "string" && !shown.empty())) return std::string(shown);
  if (type == "string" || type == "boolean") return std::string(value);
  if (type == "date") return std::string(day_of(value));
  std::string number = without_exponent(value);
  return shows_code(whole_of(number), shown) ? std::string(shown) : number;
}

}  // namespace opendata::table
