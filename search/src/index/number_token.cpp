#include "index/number_token.hpp"

#include <algorithm>
#include <array>
#include <opendata/text.hpp>

namespace opendata::search {
namespace {

constexpr std::u32string_view chinese_numerals = U"零〇○一二两三四五六七八九十百千万亿廿卅壹贰叁参肆伍陆柒捌玖拾佰仟";
constexpr std::u32string_view measures = U"个年月日天岁元万件只户人次";
constexpr std::u32string_view date_marks = U"/.-";
constexpr std::size_t longest = 16;
constexpr std::int64_t roc_offset = 1911;

bool is_digit(char32_t c) { return c >= U'0' && c <= U'9'; }
bool is_chinese(char32_t c) { return chinese_numerals.find(c) != std::u32string_view::npos; }
bool is_numeral(char32_t c) { return is_digit(c) || (c >= 0x3007 && is_chinese(c)) || c == U'○'; }

/// Reads what follows a place of a text; beyond the ends stand zeros.
struct Reader {
  std::u32string_view text;
  [[nodiscard]] char32_t at(std::size_t i) const { return i < text.size() ? text[i] : U'\0'; }
  [[nodiscard]] bool comma_of_thousands(std::size_t i) const {
    return at(i) == U',' && is_digit(at(i - 1)) && is_digit(at(i + 1)) && is_digit(at(i + 2)) && is_digit(at(i + 3)) &&
           !is_digit(at(i + 4));
  }
  [[nodiscard]] bool ends_with(std::size_t end, std::u32string_view word) const {
    return end >= word.size() && text.substr(end - word.size(), word.size()) == word;
  }
};

/// Numerals as written and what they say.
struct Numerals {
  std::size_t end = 0;
  std::int64_t value = 0;
  bool plain = true;  ///< nothing but digits
};

std::optional<Numerals> read_numerals(const Reader& in, std::size_t at) {
  Numerals found{at, 0, true};
  std::u32string numerals;
  while (numerals.size() < longest && (is_numeral(in.at(found.end)) || in.comma_of_thousands(found.end))) {
    const char32_t c = in.at(found.end++);
    found.plain = found.plain && is_digit(c);
    if (c != U',') numerals += c;
  }
  const auto value = numerals.empty() ? std::nullopt : text::parse_number(numerals);
  if (!value || *value <= 0) return std::nullopt;
  found.value = *value;
  return found;
}

/// 113/5/6, 2024-05-06, 113.5.6.
bool is_date(const Reader& in, const Numerals& year) {
  const char32_t mark = in.at(year.end);
  if (!year.plain || date_marks.find(mark) == std::u32string_view::npos) return false;
  std::size_t i = year.end + 1;
  const std::size_t month = i;
  while (is_digit(in.at(i)) && i < month + 2) ++i;
  return i > month && in.at(i) == mark && is_digit(in.at(i + 1));
}

/// The calendar that stands before the number.
struct Era {
  std::size_t begin = 0;
  enum class Kind { none, roc, ad, before } kind = Kind::none;
};

Era era_before(const Reader& in, std::size_t at) {
  constexpr std::array<std::pair<std::u32string_view, Era::Kind>, 5> eras{{{U"中华民国", Era::Kind::roc},
                                                                           {U"民国", Era::Kind::roc},
                                                                           {U"西元", Era::Kind::ad},
                                                                           {U"公元", Era::Kind::ad},
                                                                           {U"前", Era::Kind::before}}};
  std::size_t end = at;
  while (end > 0 && in.at(end - 1) == U' ') --end;
  for (const auto& [word, kind] : eras)
    if (in.ends_with(end, word)) return {end - word.size(), kind};
  return {at, Era::Kind::none};
}

/// The year AD, or 0 when the number is no year.
std::int64_t year_of(std::int64_t value, Era::Kind era) {
  if (era == Era::Kind::before || value > 2'999) return 0;
  if (era == Era::Kind::ad || value >= 1'900) return value;
  if (era == Era::Kind::roc && value < 300) return value + roc_offset;
  return value >= 80 && value < 150 ? value + roc_offset : 0;
}

std::optional<NumberToken> read_year(const Reader& in, std::size_t at, const Numerals& number) {
  std::size_t end = number.end;
  if (in.at(end) == U' ' && in.at(end + 1) == U'年') ++end;
  const bool marked = in.at(end) == U'年';
  if (!marked && !is_date(in, number)) return std::nullopt;
  const Era era = era_before(in, at);
  const std::int64_t year = year_of(number.value, era.kind);
  if (year == 0) return std::nullopt;
  return NumberToken{std::to_string(year), TermKind::year, era.begin, marked ? end + 1 : number.end};
}

}  // namespace

std::optional<NumberToken> read_number_token(std::u32string_view folded, std::size_t at) {
  const Reader in{folded};
  if (!is_numeral(in.at(at))) return std::nullopt;
  const char32_t before = at == 0 ? U'\0' : in.at(at - 1);
  const bool joined = at > 1 && (before == U'.' || before == U',') && is_digit(in.at(at)) && is_digit(in.at(at - 2));
  const bool inside = is_numeral(before) || before == U'第' || joined;
  if (inside) return std::nullopt;
  const auto number = read_numerals(in, at);
  if (!number) return std::nullopt;
  if (auto year = read_year(in, at, *number)) return year;
  const bool counts = number->end - at > 1 || measures.find(in.at(number->end)) != std::u32string_view::npos;
  if (number->plain || !counts) return std::nullopt;
  return NumberToken{std::to_string(number->value), TermKind::number, at, number->end};
}

}  // namespace opendata::search
