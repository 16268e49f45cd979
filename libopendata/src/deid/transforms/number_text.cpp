#include "deid/transforms/number_text.hpp"

#include <algorithm>

namespace opendata::deid {
namespace {

/// Whether the commas of a whole part stand before every group of three digits, counted from the end.
bool is_grouped(std::string_view whole) {
  const auto first = whole.find(',');
  if (first == 0 || first > 3) return false;
  for (std::size_t i = first; i < whole.size(); i += 4) {
    if (whole[i] != ',' || whole.size() - i < 4 || whole.substr(i + 1, 3).find(',') != std::string_view::npos)
      return false;
  }
  return (whole.size() - first) % 4 == 0;
}

std::optional<std::string> without_thousands(std::string_view text) {
  const auto sign = text.starts_with('-') ? std::size_t{1} : 0;
  const auto whole = text.substr(sign, text.substr(sign).find('.'));
  if (!is_grouped(whole)) return std::nullopt;
  std::string out(text);
  out.erase(std::remove(out.begin(), out.begin() + static_cast<std::ptrdiff_t>(sign + whole.size()), ','),
            out.begin() + static_cast<std::ptrdiff_t>(sign + whole.size()));
  return out;
}

}  // namespace

std::optional<std::string> canonical_number(FieldType type, std::string_view text, Thousands thousands) {
  const bool separated = thousands == Thousands::accepted && text.find(',') != std::string_view::npos;
  auto number = separated ? without_thousands(text) : std::string(text);
  if (!number || !is_canonical(type, *number)) return std::nullopt;
  return number;
}

}  // namespace opendata::deid
