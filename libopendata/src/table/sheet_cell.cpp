#include "table/sheet_cell.hpp"

#include <algorithm>
#include <charconv>

namespace opendata::table {
namespace {

constexpr int most_zeros = 400;  // a double has exponents to 308

bool is_digits(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// Whether the text is the number with zeros before it.
bool adds_leading_zeros(std::string_view shown, std::string_view value) {
  if (!is_digits(shown) || shown.front() != '0' || !is_digits(value)) return false;
  const auto digits = std::min(shown.find_first_not_of('0'), shown.size() - 1);
  return shown.size() > value.size() && shown.substr(digits) == value;
}

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
  return plain && whole && std::abs(places) <= most_zeros ? with_point_moved(value.substr(0, at), places) : std::string(value);
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
  return adds_leading_zeros(shown, value) ? std::string(shown) : without_exponent(value);
}

}  // namespace opendata::table
