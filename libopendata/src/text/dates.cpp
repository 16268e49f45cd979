#include <algorithm>
#include <array>
#include <opendata/text.hpp>

namespace opendata::text {
namespace {

constexpr int roc_offset = 1911;

bool is_leap(int year) { return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0; }

int days_in_month(int year, int month) {
  constexpr std::array days{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return month == 2 && is_leap(year) ? 29 : days[static_cast<std::size_t>(month - 1)];
}

std::string padded(int value, std::size_t width) {
  std::string digits = std::to_string(value);
  return digits.size() < width ? std::string(width - digits.size(), '0') + digits : digits;
}

bool is_number_character(char32_t c) {
  constexpr std::u32string_view chinese = U"零〇○一二三四五六七八九十百千廿卅壹貳參肆伍陸柒捌玖拾";
  return (c >= U'0' && c <= U'9') || chinese.find(c) != std::u32string_view::npos;
}

bool is_separator(char32_t c) { return c == U'/' || c == U'-' || c == U'.'; }

/// Reads a date from the front of a folded text without blanks.
class DateReader {
 public:
  DateReader(std::u32string_view text, Calendar calendar) : text_(text), calendar_(calendar) {}

  std::optional<Date> read() {
    read_era();
    const std::size_t start = at_;
    const auto year = number();
    if (!year) return std::nullopt;
    year_digits_ = at_ - start;
    if (peek() == U'年') return read_with_units(*year);
    if (is_separator(peek())) return read_separated(*year);
    return read_compact(text_.substr(start, year_digits_));
  }
  [[nodiscard]] std::u32string_view rest() const { return text_.substr(at_); }

 private:
  enum class Era { unmarked, roc, before_roc, ad };

  [[nodiscard]] char32_t peek() const { return at_ < text_.size() ? text_[at_] : U'\0'; }
  bool skip(std::u32string_view word) {
    if (!text_.substr(at_).starts_with(word)) return false;
    at_ += word.size();
    return true;
  }
  void read_era() {
    skip(U"中華");
    if (skip(U"民國") || skip(U"民前")) era_ = text_[at_ - 1] == U'前' ? Era::before_roc : Era::roc;
    if (era_ == Era::roc && skip(U"前")) era_ = Era::before_roc;
    if (skip(U"西元") || skip(U"公元")) era_ = Era::ad;
  }
  std::optional<int> number() {
    if (era_ == Era::roc && skip(U"元")) return 1;
    const std::size_t start = at_;
    while (is_number_character(peek())) ++at_;
    const auto value = parse_number(text_.substr(start, at_ - start));
    if (!value || *value > 99'999'999) return std::nullopt;
    return static_cast<int>(*value);
  }
  std::optional<Date> read_with_units(int year) {
    ++at_;
    const auto month = number();
    if (!month || !skip(U"月")) return std::nullopt;
    const auto day = number();
    if (!day || !(skip(U"日") || skip(U"號"))) return std::nullopt;
    return resolve(year, *month, *day);
  }
  std::optional<Date> read_separated(int year) {
    const char32_t separator = peek();
    ++at_;
    const auto month = number();
    if (!month || peek() != separator) return std::nullopt;
    ++at_;
    const auto day = number();
    return day ? resolve(year, *month, *day) : std::nullopt;
  }
  /// 1130506 and 0790102 are 民國, 20240506 is AD; six digits are the short 民國 form of years below 100.
  std::optional<Date> read_compact(std::u32string_view digits) {
    if (digits.size() < 6 || digits.size() > 8) return std::nullopt;
    if (!std::all_of(digits.begin(), digits.end(), [](char32_t c) { return c >= U'0' && c <= U'9'; })) return std::nullopt;
    const auto part = [&](std::size_t from, std::size_t n) { return static_cast<int>(*parse_number(digits.substr(from, n))); };
    year_digits_ = digits.size() - 4;
    return resolve(part(0, year_digits_), part(year_digits_, 2), part(year_digits_ + 2, 2));
  }
  std::optional<Date> resolve(int year, int month, int day) const {
    switch (era_) {
      case Era::roc: return make_date(year + roc_offset, month, day);
      case Era::before_roc: return make_date(roc_offset + 1 - year, month, day);
      case Era::ad: return make_date(year, month, day);
      case Era::unmarked: break;
    }
    const bool looks_ad = year >= 1000;
    if ((calendar_ == Calendar::roc && looks_ad) || (calendar_ == Calendar::ad && !looks_ad)) return std::nullopt;
    if (!looks_ad && year == 0) return std::nullopt;
    return make_date(looks_ad ? year : year + roc_offset, month, day);
  }

  std::u32string_view text_;
  Calendar calendar_;
  Era era_ = Era::unmarked;
  std::size_t at_ = 0;
  std::size_t year_digits_ = 0;
};

/// Folded, and without the blanks that clerks put between the parts; one blank or T stays before a time of day.
std::u32string prepare(std::string_view text) {
  const Folded folded = fold(to_utf32(trim(text)), Folding::identifiers);
  std::u32string out;
  for (const char32_t c : folded.text) {
    const bool blank = c == U' ' || c == 0x3000 || c == U'\t';
    if (!blank) out.push_back(c);
    else if (out.empty() || out.back() != U' ') out.push_back(U' ');
  }
  return out;
}

/// Drops blanks that stand inside a date (113 年 5 月 6 日, 113/ 5/ 6) but not the one before a time.
std::u32string without_inner_blanks(std::u32string_view text) {
  std::u32string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char32_t before = out.empty() ? U'\0' : out.back();
    const char32_t after = i + 1 < text.size() ? text[i + 1] : U'\0';
    const auto joins = [](char32_t c) { return c == U'年' || c == U'月' || c == U'國' || c == U'元' || c == U'前' || is_separator(c); };
    const bool inner = text[i] == U' ' && (joins(before) || joins(after) || after == U'日');
    if (!inner) out.push_back(text[i]);
  }
  return out;
}

struct TimeOfDay {
  int hour = 0, minute = 0, second = 0;
};

/// Reads 7:08, 07:08:09, 下午3:05, 15時20分, after a date; an empty text is midnight.
class TimeReader {
 public:
  explicit TimeReader(std::u32string_view text) : text_(text) {}
  std::optional<TimeOfDay> read() {
    if (text_.empty()) return TimeOfDay{};
    if (!skip(U"T") && !skip(U" ") && !starts_with_half_day()) return std::nullopt;
    const auto half = half_day();
    skip(U" ");
    const auto clock = clock_time();
    if (!clock || !at_end()) return std::nullopt;
    return apply(*clock, half);
  }

 private:
  enum class Half { none, morning, afternoon };
  [[nodiscard]] bool at_end() const { return at_ == text_.size(); }
  bool skip(std::u32string_view word) {
    if (!text_.substr(at_).starts_with(word)) return false;
    at_ += word.size();
    return true;
  }
  [[nodiscard]] bool starts_with_half_day() const { return text_.starts_with(U"上午") || text_.starts_with(U"下午"); }
  Half half_day() {
    if (skip(U"上午") || skip(U"AM ")) return Half::morning;
    return skip(U"下午") || skip(U"PM ") ? Half::afternoon : Half::none;
  }
  std::optional<int> two_digits() {
    const std::size_t start = at_;
    while (at_ < text_.size() && at_ - start < 2 && text_[at_] >= U'0' && text_[at_] <= U'9') ++at_;
    const auto value = parse_number(text_.substr(start, at_ - start));
    return value ? std::optional(static_cast<int>(*value)) : std::nullopt;
  }
  std::optional<TimeOfDay> clock_time() {
    TimeOfDay t;
    const auto hour = two_digits();
    if (!hour || !(skip(U":") || skip(U"時"))) return std::nullopt;
    const auto minute = two_digits();
    if (!minute) return std::nullopt;
    t.hour = *hour;
    t.minute = *minute;
    skip(U"分");
    if (skip(U":") || (!at_end() && text_[at_] >= U'0' && text_[at_] <= U'9')) {
      const auto second = two_digits();
      if (!second) return std::nullopt;
      t.second = *second;
      skip(U"秒");
    }
    skip_fraction();
    return t;
  }
  /// 08:40:00.000 as databases print it.
  void skip_fraction() {
    if (!skip(U".")) return;
    while (at_ < text_.size() && text_[at_] >= U'0' && text_[at_] <= U'9') ++at_;
  }
  static std::optional<TimeOfDay> apply(TimeOfDay t, Half half) {
    if (half == Half::afternoon && t.hour < 12) t.hour += 12;
    if (half == Half::morning && t.hour == 12) t.hour = 0;
    if (t.hour > 23 || t.minute > 59 || t.second > 59) return std::nullopt;
    return t;
  }
  std::u32string_view text_;
  std::size_t at_ = 0;
};

/// A date with the time behind it, both valid.
struct Moment {
  Date date;
  TimeOfDay time;
};

std::optional<Moment> parse_moment(std::string_view text, Calendar calendar) {
  const std::u32string prepared = without_inner_blanks(prepare(text));
  DateReader reader(prepared, calendar);
  const auto date = reader.read();
  if (!date) return std::nullopt;
  const auto time = TimeReader(reader.rest()).read();
  return time ? std::optional(Moment{*date, *time}) : std::nullopt;
}

}  // namespace

std::optional<Date> make_date(int year, int month, int day) {
  if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 || day > days_in_month(year, month)) return std::nullopt;
  return Date{year, month, day};
}

std::string format_date(Date date) { return padded(date.year, 4) + "-" + padded(date.month, 2) + "-" + padded(date.day, 2); }

std::optional<Date> parse_date(std::string_view text, Calendar calendar) {
  if (text.size() > 200) return std::nullopt;
  const auto moment = parse_moment(text, calendar);
  return moment ? std::optional(moment->date) : std::nullopt;
}

std::optional<std::string> parse_datetime(std::string_view text, Calendar calendar) {
  if (text.size() > 200) return std::nullopt;
  const auto moment = parse_moment(text, calendar);
  if (!moment) return std::nullopt;
  return format_date(moment->date) + "T" + padded(moment->time.hour, 2) + ":" + padded(moment->time.minute, 2) + ":" + padded(moment->time.second, 2);
}

}  // namespace opendata::text
