#include <opendata/text.hpp>
#include <optional>

#include "deid/recognizers/built_in.hpp"
#include "deid/recognizers/support/context.hpp"
#include "deid/recognizers/support/finding.hpp"
#include "deid/recognizers/support/number_labels.hpp"
#include "deid/recognizers/support/surnames.hpp"
#include "text/folded_date.hpp"

namespace opendata::deid {
namespace {

constexpr std::size_t identity_size = 10;
constexpr int youngest_adult = 2005;  // born before

// A date with 生日, 出生 before it or 生 behind it, in any form of text::parse_date; year and month alone too.
class BirthDate final : public Recognizer {
 public:
  [[nodiscard]] std::string_view type() const override { return "BIRTH_DATE"; }

  void find(const RecognizerInput& input, std::vector<Finding>& findings) const override {
    const Scan& scan = *input.scan;
    std::size_t next = 0;
    for (const std::size_t i : scan.places()) {
      if (i < next || !begins_number(scan, i) || contains(U"./-", scan.at(i - 1))) continue;
      const Written date = written_date(scan, i);
      if (date.last == 0) continue;
      const std::size_t first = era_start(scan, i);
      // Few dates stand where a birth may be told; only those are looked up in the calendar.
      const double value = score_of(scan, first, date.last);
      if (value > 0 && (!date.of_numbers || is_date(scan, i, date.last))) report(input, first, date.last, type(), value, findings);
      next = date.last;
    }
  }

 private:
  static bool begins_number(const Scan& scan, std::size_t i) {
    return scan.is(i, numeral) && !scan.is(i - 1, alphanumeric | han_digit | tens) && scan.at(i - 1) != U'百';
  }
  static std::size_t number_end(const Scan& scan, std::size_t i) {
    std::size_t end = scan.run_end(i, digit | han_digit, 9);
    while (end < i + 9 && (scan.is(end, digit | han_digit) || (scan.is(end, han) && contains(U"十百元廿卅拾佰", scan.at(end))))) ++end;
    return end;
  }
  static std::size_t skip_blank(const Scan& scan, std::size_t i) { return scan.is(i, blank) ? i + 1 : i; }

  struct Written {
    std::size_t last = 0;     // 0 = nothing like a date
    bool of_numbers = false;  // a whole day that the calendar may not have
  };

  // Up to behind "79年1月2日", "79年1月", "79/01/02", "0790102", "19900102".
  static Written written_date(const Scan& scan, std::size_t first) {
    std::size_t i = number_end(scan, first);
    const std::size_t year_digits = i - first;
    const char32_t mark = scan.at(skip_blank(scan, i));
    if (year_digits >= 6 && year_digits <= 8) return {i, true};
    if (mark == U'年') return {marked_end(scan, first, skip_blank(scan, i) + 1), false};
    if (!contains(U"/.-", scan.at(i)) || year_digits < 2 || year_digits > 4) return {};
    const char32_t separator = scan.at(i);
    const std::size_t month = number_end(scan, i + 1);
    if (month == i + 1) return {};
    if (scan.at(month) != separator) return {is_month(scan, first, i, month) ? month : 0, false};
    const std::size_t day = number_end(scan, month + 1);
    return day > month + 1 && !scan.is(day, alphanumeric) ? Written{day, true} : Written{};
  }

  static std::size_t marked_end(const Scan& scan, std::size_t first, std::size_t i) {
    i = skip_calendar(scan, skip_blank(scan, i));
    const std::size_t month = skip_blank(scan, scan.at(i) == U'正' ? i + 1 : number_end(scan, i));
    if (month == i || scan.at(month) != U'月') return 0;
    const std::size_t day_start = skip_blank(scan, month + 1);
    const std::size_t day = skip_blank(scan, number_end(scan, day_start + (scan.at(day_start) == U'初' ? 1U : 0U)));
    if (day > day_start && (scan.at(day) == U'日' || scan.at(day) == U'號')) return day + 1;
    if (day > day_start + 1 && scan.is(day_start, han) && !scan.is(day - 1, blank)) return day;  // 正月十五, 二月初五
    return first < month ? month + 1 : 0;
  }

  // "農曆", "閏" before the month.
  static std::size_t skip_calendar(const Scan& scan, std::size_t i) {
    static const Words calendars(U"農曆 舊曆 陰曆 國曆 新曆 閏 農曆閏");
    return i + calendars.match(scan.text(), i);
  }

  // "93.5", "1988/05": year and month, where what follows says born.
  static bool is_month(const Scan& scan, std::size_t first, std::size_t year_end, std::size_t last) {
    const bool born = scan.at(last) == U'生' || label_before(scan, first, 6).label == NumberLabel::birth;
    if (!born || scan.is(last, alphanumeric)) return false;
    const auto year = text::parse_number(scan.text().substr(first, year_end - first));
    const auto month = text::parse_number(scan.text().substr(year_end + 1, last - year_end - 1));
    return year && month && *month >= 1 && *month <= 12;
  }

  static std::optional<text::Date> parsed(const Scan& scan, std::size_t first, std::size_t last) {
    while (last > first && scan.is(last - 1, blank)) --last;
    return text::parse_folded_date(scan.text().substr(first, last - first));
  }

  static bool is_date(const Scan& scan, std::size_t first, std::size_t last) {
    return parsed(scan, first, last).has_value();
  }

  static std::size_t era_start(const Scan& scan, std::size_t first) {
    constexpr std::u32string_view eras[] = {U"中華民國前", U"民國前", U"中華民國", U"民國", U"西元", U"民前", U"民", U"昭和", U"大正", U"明治"};
    const std::size_t end = scan.is(first - 1, blank) ? first - 1 : first;
    if (!scan.is(end - 1, han)) return first;  // most dates have none
    for (const auto era : eras) {
      if (end >= era.size() && scan.text().substr(end - era.size(), era.size()) == era) return end - era.size();
    }
    return first;
  }

  static double score_of(const Scan& scan, std::size_t first, std::size_t last) {
    static const Words behind(U"生 出生 誕生");
    if (is_labelled(scan, first)) return is_animal(scan, first, last) ? score::weak : score::labelled;
    std::size_t next = last;
    while (scan.is(next, blank) || contains(U"(（)）", scan.at(next))) ++next;
    const bool is_born = behind.match(scan.text(), next) > 0 && !contains(U"效產活存理前後態動病氣鮮意計命", scan.at(next + 1));
    if (is_born) return is_animal(scan, first, last) ? score::weak : score::labelled;
    if (is_beside_person(scan, first, last)) return score::shape;
    const bool closed = contains(U")）", scan.at(last)) || (contains(U",，", scan.at(last)) && is_long_ago(scan, first, last));
    return closed && contains(U"(（", scan.at(first - 1)) && follows_name(scan, first - 1) ? score::shape : 0;
  }

  // "男，48.7.30，" "103歲，民國10年3月3日", "V163644181 58.12.25": a whole day long ago right beside what says that a person is described; events
  // are recent.
  static bool is_beside_person(const Scan& scan, std::size_t first, std::size_t last) {
    static const Words described(U"歲 男 女 男性 女性 先生 小姐 女士 君");
    std::size_t i = first, next = last;
    if (is_recent(scan, first)) return false;
    while (i > 0 && first - i < 3 && is_pause(scan, i - 1)) --i;
    while (next < last + 3 && is_pause(scan, next)) ++next;
    const bool before = i < first && (described.ends(scan.text().substr(0, i)) || is_identity_number(scan, i - identity_size));
    return (before || (next > last && is_identity_number(scan, next))) && is_long_ago(scan, first, last);
  }

  static bool is_long_ago(const Scan& scan, std::size_t first, std::size_t last) {
    if (is_recent(scan, first)) return false;
    const auto date = parsed(scan, first, last);
    return date && date->year < youngest_adult;
  }

  // Most dates of records, whose year in digits alone, as parse_date() reads it, is that of no adult's birth: 2024/5/6, 113.5.6, 1130506.
  static bool is_recent(const Scan& scan, std::size_t first) {
    constexpr int roc_offset = 1911;
    constexpr std::size_t month_and_day = 4;
    std::size_t end = first;
    while (end <= first + 8 && scan.is(end, digit)) ++end;
    const std::size_t digits = end - first, year_digits = digits >= 6 ? digits - month_and_day : digits;
    int year = 0;
    for (std::size_t i = first; i < first + year_digits; ++i) year = year * 10 + static_cast<int>(scan.at(i) - U'0');
    if (digits == 4 || digits == 8) return year >= youngest_adult;
    return digits >= 2 && digits <= 7 && digits != 5 && year >= youngest_adult - roc_offset;
  }

  static bool is_pause(const Scan& scan, std::size_t i) { return scan.is(i, blank) || contains(U"，,、/(（)）;；", scan.at(i)); }

  // A123456789 that stands alone, whether its check digit holds or not.
  static bool is_identity_number(const Scan& scan, std::size_t first) {
    const std::size_t last = first + identity_size;
    if (!scan.is(first, letter) || !scan.stands_alone(first, last)) return false;
    for (std::size_t i = first + 2; i < last; ++i) {
      if (!scan.is(i, digit)) return false;
    }
    return scan.is(first + 1, alphanumeric);
  }

  // Whether 生日, 出生 governs this date: no other number stands between them.
  static bool is_labelled(const Scan& scan, std::size_t first) {
    const LabelBefore label = label_before(scan, first, 16);
    if (label.label != NumberLabel::birth) return false;
    for (std::size_t i = label.last; i < first; ++i) {
      if (scan.is(i, digit)) return false;
    }
    return true;
  }

  // A pet's birthday is no person's: the nearest word of either kind decides, also on the lines before, as forms have them.
  static bool is_animal(const Scan& scan, std::size_t first, std::size_t last) {
    static const Words animals(U"寵物 犬 貓 狗 品種 毛色 毛孩 動物 兔 鼠 鳥 幼獸 母獸 胎次");
    static const Words birth_signs(U"屬鼠 屬兔 屬狗 肖鼠 肖兔 肖狗");
    static const Words persons(U"飼主 申請人 本人 個案 先生 小姐 女士 身分證 身份證 姓名 案母 案父 案主 長者 阿公 阿嬤 病患 少年 母親 父親 配偶 主人 陳情人 民眾 性別 聯絡人 被咬 傷者 學生 員工");
    const std::u32string_view text = scan.text().substr(0, first);
    for (std::size_t i = first; i > 0 && first - i < 32; --i) {
      if (persons.match(text, i - 1) > 0) return false;
      if (animals.match(text, i - 1) > 0 && !is_birth_sign(scan, i - 1)) return true;
    }
    return has_after(scan, last, 12, animals) && !has_after(scan, last, 12, birth_signs);
  }

  // 屬狗: a person's year.
  static bool is_birth_sign(const Scan& scan, std::size_t i) { return contains(U"屬肖", scan.at(i - 1)); }

  // "梁金塗（48.7.30）": a date alone in brackets behind what is built like a name.
  static bool follows_name(const Scan& scan, std::size_t bracket) {
    return bracket >= 3 && surname_rank(scan.at(bracket - 3)) != SurnameRank::none && given_name_weight(scan.at(bracket - 2)) > 0 &&
           given_name_weight(scan.at(bracket - 1)) > 0;
  }
};

}  // namespace

std::unique_ptr<Recognizer> make_birth_date() { return std::make_unique<BirthDate>(); }

}  // namespace opendata::deid
