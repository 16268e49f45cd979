#include <algorithm>
#include <array>
#include <opendata/schema.hpp>
#include <opendata/text.hpp>

namespace opendata {
namespace {

constexpr std::array type_names{"string", "integer", "decimal", "boolean", "date", "datetime"};
constexpr std::array crs_names{"wgs84", "twd97", "twd97-tm2-121", "twd97-tm2-119", "twd67-tm2-121"};

/// The enumerator whose name stands in a list in the order of the enumerators.
template <class Enum, std::size_t n>
std::optional<Enum> parse_name(const std::array<const char*, n>& names, std::string_view name) {
  const auto* found = std::find(names.begin(), names.end(), name);
  if (found == names.end()) return std::nullopt;
  return static_cast<Enum>(found - names.begin());
}

bool is_digits(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

std::string_view without_sign(std::string_view text) { return text.starts_with('-') ? text.substr(1) : text; }

bool is_integer(std::string_view text) {
  const auto digits = without_sign(text);
  return is_digits(digits) && (digits.size() == 1 || digits[0] != '0') && text != "-0";
}

bool is_decimal(std::string_view text) {
  const auto point = text.find('.');
  if (point == std::string_view::npos) return is_integer(text);
  const auto whole = without_sign(text.substr(0, point));
  return is_digits(whole) && (whole.size() == 1 || whole[0] != '0') && is_digits(text.substr(point + 1));
}

bool is_date(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return false;
  const auto part = [&](std::size_t at, std::size_t n) { return text.substr(at, n); };
  if (!is_digits(part(0, 4)) || !is_digits(part(5, 2)) || !is_digits(part(8, 2))) return false;
  const auto value = [&](std::size_t at, std::size_t n) { return std::stoi(std::string(part(at, n))); };
  return text::make_date(value(0, 4), value(5, 2), value(8, 2)).has_value();
}

bool is_time(std::string_view text) {
  if (text.size() != 8 || text[2] != ':' || text[5] != ':') return false;
  if (!is_digits(text.substr(0, 2)) || !is_digits(text.substr(3, 2)) || !is_digits(text.substr(6, 2))) return false;
  return text.substr(0, 2) < "24" && text.substr(3, 2) < "60" && text.substr(6, 2) < "60";
}

bool is_datetime(std::string_view text) {
  return text.size() == 19 && text[10] == 'T' && is_date(text.substr(0, 10)) && is_time(text.substr(11));
}

}  // namespace

const std::string& LocalizedText::in(Language language) const {
  if (language == Language::en) return en.empty() ? zh_tw : en;
  return zh_tw.empty() ? en : zh_tw;
}

std::string_view name(FieldType type) { return type_names[static_cast<std::size_t>(type)]; }

std::optional<FieldType> parse_field_type(std::string_view name) { return parse_name<FieldType>(type_names, name); }

std::string_view name(Crs crs) { return crs_names[static_cast<std::size_t>(crs)]; }

std::optional<Crs> parse_crs(std::string_view name) { return parse_name<Crs>(crs_names, name); }

std::optional<std::size_t> Schema::index_of(std::string_view field_name) const {
  for (std::size_t i = 0; i < fields.size(); ++i)
    if (fields[i].name == field_name) return i;
  return std::nullopt;
}

bool is_canonical(FieldType type, std::string_view cell) {
  switch (type) {
    case FieldType::string:
      return true;
    case FieldType::integer:
      return is_integer(cell);
    case FieldType::decimal:
      return is_decimal(cell);
    case FieldType::boolean:
      return cell == "true" || cell == "false";
    case FieldType::date:
      return is_date(cell);
    case FieldType::datetime:
      return is_datetime(cell);
  }
  return false;
}

}  // namespace opendata
