#include "deid/recognizers/numbers/english_day.hpp"

#include <opendata/text.hpp>

#include "deid/recognizers/numbers/written_day.hpp"
#include "deid/recognizers/support/context.hpp"

namespace opendata::deid {
namespace {

constexpr std::size_t longest_gap = 2;

bool is_gap(const Scan& scan, std::size_t i) { return scan.is(i, blank) || contains(U",.-/", scan.at(i)); }

std::size_t skip_gap(const Scan& scan, std::size_t i) {
  const std::size_t first = i;
  while (i < first + longest_gap && is_gap(scan, i)) ++i;
  return i;
}

bool is_month(const Scan& scan, const Token& token) {
  static const Words months(
      U"jan january feb february mar march apr april may jun june jul july aug august sep sept september oct october nov november dec december");
  const std::size_t size = token.last - token.first;
  if (!may_name_month(scan, token) || !scan.is(skip_gap(scan, token.last), digit)) return false;  // few words
  return months.contains_word(scan.text().substr(token.first, size));
}

// Behind "2" and "2nd"; `i` when no day of a month stands there.
std::size_t day_end(const Scan& scan, std::size_t i) {
  static const Words ordinals(U"st nd rd th");
  const std::size_t end = scan.run_end(i, digit, 3);
  const std::size_t last = end + ordinals.match(scan.text(), end);
  return end > i && end <= i + 2 && !scan.is(last, alphanumeric) ? last : i;
}

// Behind a year of four digits; 0 when none stands there.
std::size_t year_end(const Scan& scan, std::size_t i) {
  const std::size_t end = scan.run_end(i, digit, 5);
  return end == i + 4 && contains(U"12", scan.at(i)) && !scan.is(end, letter) ? end : 0;
}

// A month of a recent year is an animal's birth as often.
bool is_long_ago(const Scan& scan, std::size_t first, std::size_t last) {
  const auto year = text::parse_number(scan.text().substr(first, last - first));
  return year && *year < first_recent_year;
}

// Where "2 ", "2nd of " before the month begins; `month` when no day does.
std::size_t day_start(const Scan& scan, std::size_t month) {
  constexpr std::size_t longest = 9;
  const std::size_t start = month > longest ? month - longest : 0;
  for (std::size_t i = month; i-- > start;) {
    if (!scan.is(i, digit) || scan.is(i - 1, alphanumeric)) continue;
    static const Words of(U"of");
    std::size_t next = skip_gap(scan, day_end(scan, i));
    next = skip_gap(scan, next + of.match(scan.text(), next));
    return next == month ? i : month;
  }
  return month;
}

// Where "1989-" before the month begins; `month` when no year does.
std::size_t year_start(const Scan& scan, std::size_t month) {
  constexpr std::size_t size = 4;
  const std::size_t last = is_gap(scan, month - 1) ? month - 1 : month;
  const bool year = last < month && last >= size && !scan.is(last - size - 1, alphanumeric) && year_end(scan, last - size) == last;
  return year ? last - size : month;
}

}  // namespace

EnglishDay read_english_day(const Scan& scan, const Token& token) {
  if (!is_month(scan, token)) return {};
  const std::size_t next = skip_gap(scan, token.last), day = day_end(scan, next);
  if (const std::size_t year = year_start(scan, token.first); year < token.first) return {year, day > next ? day : 0};  // 1989-Feb-03
  const std::size_t first = day_start(scan, token.first);
  if (first < token.first) return {first, year_end(scan, next)};
  if (const std::size_t year = year_end(scan, next); year > 0 && is_long_ago(scan, next, year)) return {token.first, year};  // Oct 1979
  return {token.first, day > next ? year_end(scan, skip_gap(scan, day)) : 0};
}

}  // namespace opendata::deid
