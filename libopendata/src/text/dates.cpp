#include <algorithm>
#include <array>
#include <cstdio>
#include <opendata/text.hpp>

#include "text/date_scanner.hpp"
#include "text/folded_date.hpp"

namespace opendata::text {
namespace {

constexpr int roc_offset = 1911;

bool is_leap(int year) { return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0; }

int days_in(int year, int month) {
  constexpr std::array<int, 12> days{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return month == 2 && is_leap(year) ? 29 : days[static_cast<std::size_t>(month - 1)];
}

/// What the words before the year say.
enum class Era { unmarked, roc, before_roc, ad };

Era scan_era(DateScanner& in) {
  Era era = Era::unmarked;
  if (in.accept_any({U"西元", U"公元", U"西曆"})) era = Era::ad;
  if (in.accept_any({U"民國前", U"民前", U"中華民國前"})) {
    era = Era::before_roc;
  } else if (in.accept_any({U"中華民國", U"民國"})) {
    era = Era::roc;
  }
  in.skip_blanks();
  return era;
}

std::optional<int> ad_year(Era era, int year) {
  switch (era) {
    case Era::roc:
      return year >= 1 && year <= 999 ? std::optional(year + roc_offset) : std::nullopt;
    case Era::before_roc:
      return year >= 1 && year <= roc_offset ? std::optional(roc_offset + 1 - year) : std::nullopt;
    default:
      return year >= 1 ? std::optional(year) : std::nullopt;
  }
}

/// The era of a year without words: by the calendar that the caller states, else by the number of digits. 0114 has four
/// and is no AD year of anybody's: 民國 114, or nothing (0001-01-01), written as wide as an AD year.
std::optional<Era> era_of_bare_year(DateScanner::Number year, Calendar calendar) {
  if (year.digits == 4 && year.value < 1000) return std::nullopt;
  const bool four = year.digits == 4 || (year.digits == 0 && year.value >= 1000);
  const bool roc_like = !four && (calendar == Calendar::roc || year.value >= 10 || year.digits >= 2);
  if (four && calendar != Calendar::roc) return Era::ad;
  if (roc_like && calendar != Calendar::ad) return Era::roc;
  return std::nullopt;
}

std::optional<int> resolve_year(Era era, DateScanner::Number year, Calendar calendar) {
  if (era != Era::unmarked) return ad_year(era, year.value);
  const auto bare = era_of_bare_year(year, calendar);
  return bare ? ad_year(*bare, year.value) : std::nullopt;
}

std::optional<Date> checked(std::optional<int> year, int month, int day) {
  return year ? make_date(*year, month, day) : std::nullopt;
}

/// 20240506, 1130506, 0790102 and the short form 990131 of 民國 years below 100.
std::optional<Date> scan_compact(DateScanner& in, Era era, Calendar calendar) {
  const auto run = in.digits(8);
  if (!run || run->digits < 6 || era == Era::before_roc) return std::nullopt;
  const bool says_roc = era == Era::roc || (era == Era::unmarked && calendar == Calendar::roc);
  if (run->digits == 8 && says_roc) return std::nullopt;
  if (run->digits < 8 && era == Era::ad) return std::nullopt;
  const DateScanner::Number year{run->value / 10'000, run->digits - 4};
  return checked(resolve_year(era, year, calendar), run->value / 100 % 100, run->value % 100);
}

/// The year, and whether 年 followed it.
std::optional<DateScanner::Number> scan_year(DateScanner& in, Era era) {
  if (era != Era::unmarked && in.accept(U"元")) return DateScanner::Number{1, 1};
  return in.number(4);
}

std::optional<Date> scan_worded_rest(DateScanner& in, std::optional<int> year) {
  in.skip_blanks();
  const auto month = in.number(2);
  in.skip_blanks();
  if (!month || !in.accept(U"月")) return std::nullopt;
  in.skip_blanks();
  const auto day = in.number(2);
  in.skip_blanks();
  if (!day || !in.accept_any({U"日", U"號"})) return std::nullopt;
  return checked(year, month->value, day->value);
}

std::optional<Date> scan_separated_rest(DateScanner& in, std::optional<int> year) {
  for (const std::u32string_view separator : {U"/", U"-", U"."}) {
    if (!in.accept(separator)) continue;
    in.skip_blanks();
    const auto month = in.digits(2);
    in.skip_blanks();
    if (!month || !in.accept(separator)) return std::nullopt;
    in.skip_blanks();
    const auto day = in.digits(2);
    return day ? checked(year, month->value, day->value) : std::nullopt;
  }
  return std::nullopt;
}

std::optional<Date> scan_parts(DateScanner& in, Era era, Calendar calendar) {
  const auto year = scan_year(in, era);
  if (!year) return std::nullopt;
  in.skip_blanks();
  const auto resolved = resolve_year(era, *year, calendar);
  if (in.accept(U"年")) return scan_worded_rest(in, resolved);
  return year->digits > 0 ? scan_separated_rest(in, resolved) : std::nullopt;
}

std::optional<Date> scan_date(DateScanner& in, Calendar calendar) {
  const Era era = scan_era(in);
  const DateScanner start = in;
  if (const auto date = scan_compact(in, era, calendar)) return date;
  in = start;
  return scan_parts(in, era, calendar);
}

/// (星期一), 週一, (一), and 生 or 出生 as in 民國79年1月2日生.
void skip_remarks(DateScanner& in) {
  in.skip_blanks();
  const bool open = in.accept(U"(");
  if (in.accept_any({U"星期", U"週", U"禮拜"}) || open)
    in.accept_any({U"一", U"二", U"三", U"四", U"五", U"六", U"日", U"天"});
  if (open) in.accept(U")");
  in.accept_any({U"出生", U"生"});
  in.skip_blanks();
}

enum class Half { none, morning, afternoon };

Half scan_half(DateScanner& in) {
  in.skip_blanks();
  Half half = Half::none;
  if (in.accept_any({U"上午", U"早上", U"凌晨", U"AM", U"am", U"a.m."})) half = Half::morning;
  if (in.accept_any({U"下午", U"晚上", U"中午", U"PM", U"pm", U"p.m."})) half = Half::afternoon;
  in.skip_blanks();
  return half;
}

std::optional<int> hour_of(int hour, Half half) {
  if (hour > 23 || (half == Half::morning && hour > 12)) return std::nullopt;
  if (half == Half::morning && hour == 12) return 0;
  return half == Half::afternoon && hour < 12 ? hour + 12 : hour;
}

struct Time {
  int hour = 0, minute = 0, second = 0;
};

/// A fraction of a second and Taiwan's own zone are read over; another zone is no local time.
void skip_fraction_and_zone(DateScanner& in) {
  if (in.accept(U".")) (void)in.digits(9);
  in.accept_any({U"+08:00", U"+0800", U"+08"});
}

/// What separates the parts: 7:08:09 or 7時8分9秒.
std::optional<Time> scan_clock(DateScanner& in) {
  const auto hour = in.number(2);
  if (!hour) return std::nullopt;
  const bool worded = in.accept_any({U"時", U"點"});
  if (!worded && !in.accept(U":")) return std::nullopt;
  Time time{hour->value, 0, 0};
  if (const auto minute = in.number(2)) {
    time.minute = minute->value;
    if (worded && !in.accept(U"分")) return std::nullopt;
  } else if (!worded) {
    return std::nullopt;
  }
  const bool has_second = !worded ? in.accept(U":") : !in.at_end();
  if (!has_second) return time;
  const auto second = in.number(2);
  if (!second || (worded && !in.accept(U"秒"))) return std::nullopt;
  time.second = second->value;
  skip_fraction_and_zone(in);
  return time;
}

std::optional<Time> scan_time(DateScanner& in) {
  in.accept(U"T");
  Half half = scan_half(in);
  auto time = scan_clock(in);
  if (!time) return std::nullopt;
  if (half == Half::none) half = scan_half(in);
  const auto hour = hour_of(time->hour, half);
  if (!hour || time->minute > 59 || time->second > 59) return std::nullopt;
  time->hour = *hour;
  return time;
}

struct Moment {
  Date date;
  Time time;
};

constexpr bool is_digit(char32_t c) { return c >= U'0' && c <= U'9'; }

/// 2024-05-06, ten bytes: how nearly all dates of databases and of our own files are written.
bool is_iso(std::string_view text) {
  constexpr std::string_view form = "0000-00-00";
  return std::equal(text.begin(), text.end(), form.begin(), form.end(),
                    [](char c, char f) { return f == '0' ? is_digit(static_cast<unsigned char>(c)) : c == f; });
}

int number_at(std::string_view text, std::size_t at, std::size_t n) {
  int value = 0;
  for (const char c : text.substr(at, n)) value = value * 10 + (c - '0');
  return value;
}

/// The digits that `text` begins with, at most `most`, taken off it; no digits when there are none, or more.
template <class Character>
DateScanner::Number take_digits(std::basic_string_view<Character>& text, std::size_t most) {
  DateScanner::Number number{0, 0};
  for (; number.digits < text.size() && is_digit(static_cast<char32_t>(text[number.digits])); ++number.digits) {
    if (number.digits == most) return {};
    number.value = number.value * 10 + static_cast<int>(text[number.digits] - Character{'0'});
  }
  text.remove_prefix(number.digits);
  return number;
}

/// Year, month and day in Arabic digits.
struct PlainDate {
  DateScanner::Number year, month, day;
};

/// 113/5/6, 2024-05-06, 79.1.2 and nothing else: what most dates of tables are written like.
template <class Character>
std::optional<PlainDate> plain_date(std::basic_string_view<Character> text) {
  PlainDate date;
  date.year = take_digits(text, 4);
  const Character separator = text.empty() ? Character{} : text.front();
  if (date.year.digits == 0 || (separator != '/' && separator != '-' && separator != '.')) return std::nullopt;
  text.remove_prefix(1);
  date.month = take_digits(text, 2);
  if (date.month.digits == 0 || text.empty() || text.front() != separator) return std::nullopt;
  text.remove_prefix(1);
  date.day = take_digits(text, 2);
  return date.day.digits > 0 && text.empty() ? std::optional(date) : std::nullopt;
}

/// Writes the last `n` digits of `value` at `at`.
void write_number(std::string& text, std::size_t at, std::size_t n, int value) {
  for (std::size_t i = at + n; i-- > at; value /= 10) text[i] = static_cast<char>('0' + value % 10);
}

std::optional<Moment> parse_folded_moment(std::u32string_view text, Calendar calendar) {
  DateScanner in(text);
  const auto date = scan_date(in, calendar);
  if (!date) return std::nullopt;
  skip_remarks(in);
  if (in.at_end()) return Moment{*date, {}};
  const auto time = scan_time(in);
  in.skip_blanks();
  return time && in.at_end() ? std::optional(Moment{*date, *time}) : std::nullopt;
}

std::optional<Moment> parse_moment(std::string_view text, Calendar calendar) {
  if (text.size() > 200) return std::nullopt;
  return parse_folded_moment(fold(to_utf32(trim(text)), Folding::identifiers).text, calendar);
}

}  // namespace

std::optional<Date> make_date(int year, int month, int day) {
  if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 || day > days_in(year, month)) return std::nullopt;
  return Date{year, month, day};
}

std::string format_date(Date date) {
  std::string text = "0000-00-00";
  write_number(text, 0, 4, date.year);
  write_number(text, 5, 2, date.month);
  write_number(text, 8, 2, date.day);
  return text;
}

/// The usual forms need no scanner: they say the same there, a year of four digits being no 民國 year.
std::optional<Date> parse_date(std::string_view text, Calendar calendar) {
  if (calendar != Calendar::roc && is_iso(text) && text.front() != '0')
    return make_date(number_at(text, 0, 4), number_at(text, 5, 2), number_at(text, 8, 2));
  if (const auto plain = plain_date(text))
    return checked(resolve_year(Era::unmarked, plain->year, calendar), plain->month.value, plain->day.value);
  const auto moment = parse_moment(text, calendar);
  return moment ? std::optional(moment->date) : std::nullopt;
}

std::optional<Date> parse_folded_date(std::u32string_view text) {
  if (const auto plain = plain_date(text))
    return checked(resolve_year(Era::unmarked, plain->year, Calendar::any), plain->month.value, plain->day.value);
  DateScanner digits(text);
  if (std::all_of(text.begin(), text.end(), is_digit)) return scan_compact(digits, Era::unmarked, Calendar::any);
  const auto moment = parse_folded_moment(text, Calendar::any);
  return moment ? std::optional(moment->date) : std::nullopt;
}

std::optional<std::string> parse_datetime(std::string_view text, Calendar calendar) {
  const auto moment = parse_moment(text, calendar);
  if (!moment) return std::nullopt;
  std::array<char, 16> clock{};
  std::snprintf(clock.data(), clock.size(), "T%02d:%02d:%02d", moment->time.hour % 100, moment->time.minute % 100,
                moment->time.second % 100);
  return format_date(moment->date) + clock.data();
}

}  // namespace opendata::text
