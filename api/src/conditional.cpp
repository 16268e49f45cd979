#include "conditional.hpp"

#include <algorithm>
#include <charconv>
#include <ctime>

#include "encoding.hpp"

namespace opendata::api {
namespace {

constexpr char http_date[] = "%a, %d %b %Y %H:%M:%S GMT";

std::optional<std::uint64_t> parse_number(std::string_view text) {
  std::uint64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return number;
}

std::optional<std::time_t> parse_date(std::string_view text, const char* form) {
  std::tm parts{};
  const std::string copy(text);
  const char* end = ::strptime(copy.c_str(), form, &parts);
  if (end == nullptr || *end != '\0') return std::nullopt;
  return ::timegm(&parts);
}

std::string_view without_blanks(std::string_view tag) {
  while (tag.starts_with(' ')) tag.remove_prefix(1);
  while (tag.ends_with(' ')) tag.remove_suffix(1);
  return tag;
}

std::string_view opaque_tag(std::string_view tag) { return tag.starts_with("W/") ? tag.substr(2) : tag; }

/// Whether one of a list satisfies; "*" is any.
template <class Satisfies>
bool any_tag(std::string_view list, Satisfies satisfies) {
  if (without_blanks(list) == "*") return true;
  while (!list.empty()) {
    const auto comma = list.find(',');
    if (satisfies(without_blanks(list.substr(0, comma)))) return true;
    list = comma == std::string_view::npos ? std::string_view() : list.substr(comma + 1);
  }
  return false;
}

RangeDecision last_bytes(std::uint64_t count, std::uint64_t size) {
  if (count == 0 || size == 0) return {RangeOutcome::unsatisfiable, {}};
  const auto length = std::min(count, size);
  return {RangeOutcome::part, {size - length, length}};
}

}  // namespace

bool matches_etag(std::string_view if_none_match, std::string_view etag) {
  return any_tag(if_none_match, [&](std::string_view tag) { return opaque_tag(tag) == opaque_tag(etag); });
}

bool lists_etag(std::string_view if_match, std::string_view etag) {
  return any_tag(if_match, [&](std::string_view tag) { return tag == etag; });
}

std::string format_http_date(std::time_t time) {
  std::tm parts{};
  ::gmtime_r(&time, &parts);
  char text[40];
  const auto length = std::strftime(text, sizeof text, http_date, &parts);
  return {text, length};
}

std::optional<std::time_t> parse_http_date(std::string_view text) {
  for (const char* form : {http_date, "%A, %d-%b-%y %H:%M:%S GMT", "%a %b %e %H:%M:%S %Y"})
    if (const auto date = parse_date(text, form)) return date;
  return std::nullopt;
}
std::optional<std::time_t> parse_timestamp(std::string_view text) { return parse_date(text, "%Y-%m-%dT%H:%M:%SZ"); }

std::optional<std::time_t> parse_rfc3339(std::string_view text) {
  constexpr std::size_t seconds_end = 19;
  if (text.size() <= seconds_end) return std::nullopt;
  const auto local = parse_timestamp(std::string(text.substr(0, seconds_end)) + "Z");
  const auto zone = text.substr(std::min(text.find_first_of("Z+-", seconds_end), text.size()));
  if (!local || (zone != "Z" && zone.size() != 6)) return std::nullopt;
  if (zone == "Z") return local;
  const auto hours = parse_number(zone.substr(1, 2)), minutes = parse_number(zone.substr(4, 2));
  if (!hours || !minutes || zone[3] != ':') return std::nullopt;
  const auto away = static_cast<std::time_t>((*hours * 60 + *minutes) * 60);
  return zone[0] == '+' ? *local - away : *local + away;
}

std::string timestamp_now() {
  const std::time_t now = std::time(nullptr);
  std::tm parts{};
  ::gmtime_r(&now, &parts);
  char text[40];
  return {text, std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &parts)};
}

std::string today_in_taiwan() {
  constexpr std::time_t taiwan = 8 * 3600;
  const std::time_t now = std::time(nullptr) + taiwan;
  std::tm parts{};
  ::gmtime_r(&now, &parts);
  char text[16];
  return {text, std::strftime(text, sizeof text, "%Y-%m-%d", &parts)};
}

RangeDecision parse_range(std::string_view header, std::uint64_t size) {
  constexpr std::string_view unit = "bytes=";  // its case does not matter: RFC 9110, 14.1
  if (!equal_ignoring_case(header.substr(0, unit.size()), unit)) return {};
  const auto spec = header.substr(unit.size());
  const auto dash = spec.find('-');
  if (dash == std::string_view::npos) return {};
  const auto last = parse_number(spec.substr(dash + 1));
  if (dash == 0) return last ? last_bytes(*last, size) : RangeDecision{};
  const auto first = parse_number(spec.substr(0, dash));
  const bool open = dash + 1 == spec.size();
  if (!first || (!open && (!last || *last < *first))) return {};
  if (*first >= size) return {RangeOutcome::unsatisfiable, {}};
  const auto end = open ? size - 1 : std::min(*last, size - 1);
  return {RangeOutcome::part, {*first, end - *first + 1}};
}

}  // namespace opendata::api
