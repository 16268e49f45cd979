#include "deid/recognizers/numbers/written_day.hpp"

#include <algorithm>
#include <array>
#include <opendata/text.hpp>
#include <string>

#include "deid/recognizers/support/context.hpp"
#include "text/address_grammar.hpp"
#include "text/character_set.hpp"
#include "text/folded_date.hpp"

namespace opendata::deid {
namespace {

constexpr std::size_t longest_number = 9;
constexpr int before_republic = 1911;  // the year before its first
constexpr text::CharacterSet masks(U"*＊●XxO");

std::size_t skip_blank(const Scan& scan, std::size_t i) { return scan.is(i, blank) ? i + 1 : i; }

// "8 1 年": single digits with blanks between them, before a unit; the end of the first one otherwise.
std::size_t spaced_number_end(const Scan& scan, std::size_t i) {
  std::size_t end = i + 1;
  while (end < i + longest_number && scan.is(end, blank) && scan.is(end + 1, digit) && !scan.is(end + 2, digit)) end += 2;
  return contains(U"年月日號", scan.at(skip_blank(scan, end))) ? end : i + 1;
}

bool is_of_number(const Scan& scan, std::size_t i) {
  return scan.is(i, numeral) || (scan.is(i, han) && contains(U"百元拾佰", scan.at(i)));
}

std::size_t number_end(const Scan& scan, std::size_t i) {
  std::size_t end = scan.run_end(i, numeral, longest_number);
  if (!scan.is(end, han | blank)) return end;  // most
  while (end < i + longest_number && is_of_number(scan, end)) ++end;
  return end == i + 1 && scan.is(end, blank) && scan.is(i, digit) ? spaced_number_end(scan, i) : end;
}

// "農曆", "閏" before the month.
std::size_t skip_calendar(const Scan& scan, std::size_t i) {
  static const Words calendars(U"農曆 舊曆 陰曆 國曆 新曆 閏 農曆閏 的 次");  // 68年次 10月10日
  return skip_blank(scan, i + calendars.match(scan.text(), i));
}

bool stands_at_end(const Scan& scan, std::size_t i) {
  return i >= scan.size() || scan.is(i, blank | newline | sentence_end) || contains(U",、)）啦喔哦耶啊呀吧囉咧齁", scan.at(i));
}

// "七十四年．五．四"
std::size_t half_marked_end(const Scan& scan, std::size_t i) {
  const char32_t separator = scan.at(i);
  const std::size_t month = number_end(scan, i + 1);
  if (!(contains(U"./-", separator) || scan.is(i, middle_dot)) || month == i + 1 || scan.at(month) != separator) return 0;
  const std::size_t day = number_end(scan, month + 1);
  return day > month + 1 && !scan.is(day, alphanumeric) ? day : 0;
}

// Behind the day in "97年2月○日", "97年2月**日"; 0 when none is hidden.
std::size_t masked_day_end(const Scan& scan, std::size_t i) {
  std::size_t end = i;
  while (end < i + 2 && masks.holds(scan.at(end))) ++end;
  return end > i && scan.at(end) == U'日' ? end + 1 : 0;
}

std::size_t marked_end(const Scan& scan, std::size_t first, std::size_t i) {
  if (const std::size_t half = half_marked_end(scan, i); half > 0) return half;
  i = skip_calendar(scan, skip_blank(scan, scan.skip_space(i)));
  const std::size_t month = skip_blank(scan, contains(U"正臘冬", scan.at(i)) ? i + 1 : number_end(scan, i));
  if (month == i || scan.at(month) != U'月') return 0;
  const std::size_t day_start = skip_blank(scan, month + 1);
  const std::size_t day = skip_blank(scan, number_end(scan, day_start + (scan.at(day_start) == U'初' ? 1U : 0U)));
  if (day > day_start && (scan.at(day) == U'日' || scan.at(day) == U'號')) return day + 1;
  if (day > day_start + 1 && scan.is(day_start, han) && !scan.is(day - 1, blank)) return day;  // 正月十五, 二月初五, 臘月初八
  if (day > day_start && scan.is(day_start, numeral) && !scan.is(day - 1, blank) && stands_at_end(scan, day)) return day;  // 63年4月9
  if (const std::size_t hidden = masked_day_end(scan, day_start); hidden > 0) return hidden;
  return first < month ? month + 1 : 0;
}

// "93.5", "1988/05": year and month.
bool is_month(const Scan& scan, std::size_t first, std::size_t year_end, std::size_t last) {
  if (scan.is(last, alphanumeric)) return false;
  const auto year = text::parse_number(scan.text().substr(first, year_end - first));
  const auto month = text::parse_number(scan.text().substr(year_end + 1, last - year_end - 1));
  return year && month && *month >= 1 && *month <= 12;
}

bool is_separator(const Scan& scan, std::size_t i) { return contains(U"/.-", scan.at(i)); }
bool is_loose_separator(const Scan& scan, std::size_t i) { return contains(U"、,_'", scan.at(i)) || scan.is(i, middle_dot | blank); }

// "79.1生", "112.6在英國出生"
bool is_born_behind(const Scan& scan, std::size_t last) { return scan.at(last) == U'生' || is_born_somewhere(scan, last); }

// "79/01/02", "79.1": one mark, twice the same.
WrittenDay separated_end(const Scan& scan, std::size_t first, std::size_t i, IsNamed named) {
  const char32_t separator = scan.at(i);
  const std::size_t month = number_end(scan, i + 1);
  if (month == i + 1 || month > i + 4) return {};
  if (scan.at(month) == U'月') return {marked_end(scan, first, i + 1), false};  // 68.10月10日
  if (scan.at(month) != separator) {
    const bool alone = is_separator(scan, i) && is_month(scan, first, i, month) && (is_born_behind(scan, month) || named(scan, first));
    return {alone ? month : 0, false};
  }
  const std::size_t day = number_end(scan, month + 1);
  return day > month + 1 && !scan.is(day, alphanumeric) ? WrittenDay{day, true} : WrittenDay{};
}

// Behind "0790⏎102", "0 7 9 0 1 0 2": six to eight digits that single blanks or line ends break; 0 when they are others.
std::size_t broken_digits_end(const Scan& scan, std::size_t first) {
  constexpr std::size_t fewest = 6, most = 8;
  std::size_t last = first, digits = 0;
  for (std::size_t i = first; digits <= most && scan.is(i, digit | han_digit); i = scan.skip_gap(last)) {
    const std::size_t end = scan.run_end(i, digit | han_digit, most + 1);
    digits += end - i;
    last = end;
  }
  return digits >= fewest && digits <= most && !scan.is(last, alphanumeric) ? last : 0;
}

// Behind "0512" in "49 0512", "1960/0512": month and day in one group; 0 when another number stands there.
std::size_t joined_day_end(const Scan& scan, std::size_t mark) {
  constexpr std::size_t size = 4;
  const bool parted = scan.is(mark, blank) || is_separator(scan, mark);
  return parted && scan.run_end(mark + 1, digit, size + 1) == mark + 1 + size && !scan.is(mark + 1 + size, alphanumeric) ? mark + 1 + size : 0;
}

// Behind "0512", "5/12" in "49年0512", "49年5/12".
std::size_t loose_day_end(const Scan& scan, std::size_t i) {
  const std::size_t month = scan.run_end(i, digit, 5), size = month - i;
  if (size == 4) return scan.is(month, alphanumeric) ? 0 : month;
  const std::size_t day = is_separator(scan, month) ? scan.run_end(month + 1, digit, 3) : 0;
  return size > 0 && size < 3 && day > month + 1 && day < month + 4 && !scan.is(day, alphanumeric) ? day : 0;
}

// The three numbers of a date parted by marks, with strokes for these; with 年, 月 and 日 when they are Chinese.
std::u32string with_strokes(std::u32string_view text) {
  std::u32string date(text);
  const bool marked = std::any_of(date.begin(), date.end(), [](char32_t c) { return contains(U"./-", c); });
  if (marked) std::erase_if(date, [](char32_t c) { return (character_class(c) & blank) != 0; });  // 7 9 . 1 . 2
  const bool chinese = text::is_han(text.front());
  std::size_t parts = 0;
  for (char32_t& c : date) {
    const bool mark = (character_class(c) & (blank | middle_dot)) != 0 || contains(U"、,.-/_'", c);
    if (mark) c = !chinese ? U'/' : parts++ == 0 ? U'年' : U'月';
  }
  if (!chinese && std::count(date.begin(), date.end(), U'/') == 1) std::erase(date, U'/');  // 49 0512
  return parts == 2 ? date + U'日' : date;
}

// "7 9 . 1 . 2": three groups of single digits, with blanks between everything.
std::size_t spelt_end(const Scan& scan, std::size_t first) {
  constexpr std::size_t longest = 24;
  std::size_t marks = 0, last = first;
  for (std::size_t i = first; i < first + longest && (scan.is(i, digit | blank) || is_separator(scan, i)); ++i) {
    if (scan.is(i, digit) && scan.is(i + 1, digit)) return 0;
    marks += is_separator(scan, i) ? 1 : 0;
    if (scan.is(i, digit)) last = i + 1;
  }
  return marks == 2 ? last : 0;
}

bool is_day(std::u32string_view date) { return text::parse_folded_date(date).has_value(); }

// "21/03/1988", "03/21/1988"
bool is_day_backwards(const std::u32string& date) {
  const std::size_t first = date.find(U'/'), second = date.rfind(U'/');
  if (first == date.npos || first == second || date.size() != second + 5) return false;
  const std::u32string left = date.substr(0, first), middle = date.substr(first + 1, second - first - 1), year = date.substr(second + 1);
  return is_day(year + U"/" + middle + U"/" + left) || is_day(year + U"/" + left + U"/" + middle);
}

// "三六一二〇九"
std::u32string with_ascii_digits(std::u32string_view date) {
  std::u32string digits(date);
  for (char32_t& c : digits) {
    if (const int value = digit_value(c); value >= 0) c = U'0' + static_cast<char32_t>(value);
  }
  return digits;
}

// "0790⏎102" without its breaks; empty when it holds anything else.
std::u32string digits_of(std::u32string_view date) {
  std::u32string digits;
  for (const char32_t c : date) {
    if ((character_class(c) & (blank | newline)) != 0) continue;
    if (digit_value(c) < 0) return {};
    digits.push_back(U'0' + static_cast<char32_t>(digit_value(c)));
  }
  return digits;
}

bool is_in_chinese_digits(std::u32string_view date) {
  return std::all_of(date.begin(), date.end(), [](char32_t c) { return (character_class(c) & han_digit) != 0; });
}

// "1968 / 10 / 04", "79. 1. 2": a blank on either side of the marks, or on one.
std::size_t spaced_marks_end(const Scan& scan, std::size_t year_end) {
  std::size_t i = year_end;
  const char32_t separator = scan.at(skip_blank(scan, i));
  for (int part = 0; part < 2; ++part) {
    const std::size_t mark = skip_blank(scan, i), number = skip_blank(scan, mark + 1);
    i = scan.run_end(number, digit, 3);
    if (scan.at(mark) != separator || i == number || i > number + 2) return 0;
  }
  return scan.is(i, alphanumeric) ? 0 : i;
}

struct Era {
  std::u32string_view name;
  int before_first;  // the year before its first
  bool backwards = false;
};
constexpr auto eras = std::to_array<Era>({{U"中華民國前", 1912, true}, {U"民國前", 1912, true}, {U"中華民國", before_republic}, {U"民國", before_republic}, {U"民 國", before_republic}, {U"西元", 0}, {U"公元", 0},
                                          {U"民前", 1912, true}, {U"民", before_republic}, {U"昭和", 1925}, {U"大正", 1911}, {U"明治", 1867}});

const Era* era_before(const Scan& scan, std::size_t end) {
  const std::u32string_view text = scan.text().substr(0, end);
  for (const Era& era : eras) {
    if (text.ends_with(era.name)) return &era;
  }
  return nullptr;
}

std::int64_t value_of_digits(const Scan& scan, std::size_t first, std::size_t last) {
  std::int64_t value = 0;
  for (std::size_t i = first; i < last; ++i) value = value * 10 + static_cast<std::int64_t>(scan.at(i) - U'0');
  return value;
}

// parse_number() of what is mostly a few ASCII digits.
std::optional<std::int64_t> number_of(const Scan& scan, std::size_t first, std::size_t last) {
  if (last == first || scan.run_end(first, digit, last - first) != last) return text::parse_number(scan.text().substr(first, last - first));
  return value_of_digits(scan, first, last);
}

// Whether a day whose year has three or four digits may begin with that many: 113, 2024, 1130506, 20240506.
bool begins_with_year(std::size_t size) { return size == 3 || size == 4 || size == 7 || size == 8; }

// Of a day that begins with that many digits.
std::int64_t year_of_digits(const Scan& scan, std::size_t first, std::size_t size) {
  return size == 4 || size == 8 ? value_of_digits(scan, first, first + 4) : value_of_digits(scan, first, first + 3) + before_republic;
}

std::optional<int> year_of_numbers(const Scan& scan, std::size_t first, std::size_t last) {
  const auto date = text::parse_folded_date(scan.text().substr(first, last - first));
  return date ? std::optional(date->year) : std::nullopt;
}

}  // namespace

WrittenDay read_written_day(const Scan& scan, std::size_t first, IsNamed named) {
  const std::size_t i = number_end(scan, first);
  const std::size_t year_digits = i - first;
  const char32_t mark = scan.at(skip_blank(scan, i));
  if (year_digits >= 6 && year_digits <= 8) return {i, true};
  if (mark == U'年') {
    const std::size_t month = skip_blank(scan, i) + 1, last = marked_end(scan, first, month), loose = last > 0 ? 0 : loose_day_end(scan, skip_blank(scan, month));
    return {loose > 0 && named(scan, first) ? loose : last, false};
  }
  const bool short_year = year_digits >= 2 && year_digits <= 4;
  if (const std::size_t last = scan.is(i, blank | newline) ? broken_digits_end(scan, first) : 0; last > 0 && named(scan, first) && is_calendar_day(scan, first, last)) return {last, true};
  if (short_year && is_separator(scan, skip_blank(scan, i)) && (scan.is(i, blank) || scan.is(i + 1, blank))) {
    const std::size_t last = spaced_marks_end(scan, i);
    if (last > 0 && named(scan, first)) return {last, true};
  }
  if (const std::size_t last = short_year ? joined_day_end(scan, i) : 0; last > 0 && named(scan, first) && is_calendar_day(scan, first, last)) return {last, true};
  const bool backwards = year_digits == 1 && is_separator(scan, i) && precedes_year(scan, i);  // 3/2/1976
  if ((short_year && is_separator(scan, i)) || backwards) return separated_end(scan, first, i, named);
  if (year_digits > 4 || !is_loose_separator(scan, i) || !begins_written_day(scan, i + 1)) return {};
  const WrittenDay parted = separated_end(scan, first, i, named);
  if (parted.last == 0 && year_digits > 1) return {};
  if (parted.last > 0 && scan.at(parted.last) == U'生' && year_digits >= 2) return parted;
  if (!named(scan, first)) return {};
  const std::size_t spelt = year_digits == 1 ? spelt_end(scan, first) : 0;
  return spelt > 0 ? WrittenDay{spelt, true} : parted;
}

bool is_born_somewhere(const Scan& scan, std::size_t last) {
  constexpr std::size_t longest_place = 8;
  if (!contains(U"在於", scan.at(last))) return false;
  const std::u32string_view behind = scan.text().substr(last, longest_place + 4);
  const std::size_t birth = behind.substr(0, longest_place).find(U"出生");
  return birth != behind.npos && behind.substr(0, birth).find_first_of(U"。，,\n") == behind.npos && !contains(U"登通證地率數", behind.size() > birth + 2 ? behind[birth + 2] : U'\0');
}

std::size_t era_start(const Scan& scan, std::size_t first) {
  const std::size_t end = scan.is(first - 1, blank) ? first - 1 : first;
  if (!scan.is(end - 1, han)) return first;  // most dates have none
  const Era* era = era_before(scan, end);
  return era == nullptr ? first : end - era->name.size();
}

std::optional<int> year_of(const Scan& scan, std::size_t first, std::size_t last) {
  std::size_t i = first;
  while (i < last && !begins_written_day(scan, i)) ++i;
  const std::size_t end = number_end(scan, i);
  if (end - i >= 6) return year_of_numbers(scan, i, last);
  const auto number = number_of(scan, i, end);
  if (!number || *number > 2100) return std::nullopt;
  const int year = static_cast<int>(*number);
  const Era* era = i > first ? era_before(scan, scan.is(i - 1, blank) ? i - 1 : i) : nullptr;
  if (era == nullptr) return year >= 1000 ? year : year + before_republic;
  return era->backwards ? era->before_first - year : year + era->before_first;
}

bool is_surely_recent(const Scan& scan, std::size_t first) {
  const std::size_t end = scan.run_end(first, digit, longest_number), size = end - first;
  return begins_with_year(size) && !is_of_number(scan, end) && year_of_digits(scan, first, size) >= first_recent_year;
}

bool begins_recent_day(const Scan& scan, std::size_t first) {
  constexpr int years = 20, months = 12, days = 31;
  const auto is_within = [](std::int64_t value, int least, int most) { return value >= least && value <= most; };
  const std::size_t end = scan.run_end(first, digit, longest_number), size = end - first;
  if (!begins_with_year(size) || !is_within(year_of_digits(scan, first, size), first_recent_year, first_recent_year + years)) return false;
  if (size > 4) return is_within(value_of_digits(scan, end - 4, end - 2), 1, months) && is_within(value_of_digits(scan, end - 2, end), 1, days);
  const std::size_t month = scan.run_end(end + 1, digit, 3);
  return contains(U"./-年", scan.at(end)) && month > end + 1 && month <= end + 3 && is_within(value_of_digits(scan, end + 1, month), 1, months);
}

bool is_calendar_day(const Scan& scan, std::size_t first, std::size_t last) {
  const std::u32string_view written = scan.text().substr(first, last - first);
  if (is_day(written)) return true;  // most are written so that nothing need be copied
  const std::u32string date = is_in_chinese_digits(written) ? with_ascii_digits(written) : with_strokes(written);
  return is_day(date) || is_day_backwards(date) || is_day(digits_of(written));
}

}  // namespace opendata::deid
