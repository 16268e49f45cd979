#include "faq/years.hpp"

#include <algorithm>

namespace opendata::search::faq {
namespace {

constexpr int first_year = 1950, last_year = 2100, roc_offset = 1911;

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool starts_with(std::string_view text, std::string_view beginning) { return text.substr(0, beginning.size()) == beginning; }

/// Whether the number is a year by what follows: 年, or the month of a date.
bool is_followed_as_year(std::string_view rest) {
  constexpr std::string_view year = "年";
  if (starts_with(rest, year)) {
    rest.remove_prefix(year.size());
    // 3年以上, 2年內: spans of time, not years.
    for (const std::string_view span : {"以上", "以下", "以內", "內", "期", "後", "前", "間", "級"})
      if (starts_with(rest, span)) return false;
    return true;
  }
  return rest.size() > 1 && (rest[0] == '/' || rest[0] == '.') && is_digit(rest[1]) &&
         rest.find_first_of("/.", 1) <= 3;
}

/// A year from its digits: four are AD, three ROC.
int year_of(std::string_view digits) {
  int number = 0;
  for (const char digit : digits) number = 10 * number + (digit - '0');
  return digits.size() == 4 ? number : number + roc_offset;
}

}  // namespace

std::optional<int> newest_year(std::string_view text) {
  std::optional<int> newest;
  for (std::size_t i = 0; i < text.size();) {
    std::size_t end = i;
    while (end < text.size() && is_digit(text[end])) ++end;
    const std::size_t length = end - i;
    if ((length == 3 || length == 4) && is_followed_as_year(text.substr(end))) {
      const int year = year_of(text.substr(i, length));
      if (year >= first_year && year <= last_year) newest = std::max(newest.value_or(0), year);
    }
    i = std::max(end, i + 1);
  }
  return newest;
}

}  // namespace opendata::search::faq
