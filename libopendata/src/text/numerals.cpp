#include <opendata/text.hpp>

namespace opendata::text {
namespace {

constexpr std::int64_t largest = 1'000'000'000'000'000;

/// 0–9 for Arabic, full-width and Chinese digits, ordinary and formal; -1 for anything else.
int digit_value(char32_t c) {
  if (c >= U'0' && c <= U'9') return static_cast<int>(c - U'0');
  if (c >= U'０' && c <= U'９') return static_cast<int>(c - U'０');
  constexpr std::u32string_view forms[] = {U"零〇○Ｏ", U"一壹", U"二貳兩贰", U"三參叁", U"四肆", U"五伍", U"六陸", U"七柒", U"八捌", U"九玖"};
  for (int value = 0; value < 10; ++value)
    if (forms[value].find(c) != std::u32string_view::npos) return value;
  return -1;
}

/// 十 百 千 multiply what stands before them; 0 for anything else.
std::int64_t small_unit(char32_t c) {
  switch (c) {
    case U'十': case U'拾': return 10;
    case U'百': case U'佰': return 100;
    case U'千': case U'仟': return 1000;
    default: return 0;
  }
}

/// 萬 億 multiply the whole group before them; 0 for anything else.
std::int64_t large_unit(char32_t c) {
  switch (c) {
    case U'萬': case U'万': return 10'000;
    case U'億': case U'亿': return 100'000'000;
    case U'兆': return 1'000'000'000'000;
    default: return 0;
  }
}

/// 廿 = 20, 卅 = 30, 卌 = 40; 0 for anything else.
std::int64_t contracted_tens(char32_t c) { return c == U'廿' ? 20 : c == U'卅' ? 30 : c == U'卌' ? 40 : 0; }

/// Digits one after the other: 184, 一八四, 一０五.
std::optional<std::int64_t> parse_positional(std::u32string_view text) {
  std::int64_t value = 0;
  for (const char32_t c : text) {
    const int digit = digit_value(c);
    if (digit < 0 || value > largest) return std::nullopt;
    value = value * 10 + digit;
  }
  return value <= largest ? std::optional(value) : std::nullopt;
}

/// Digits with units: 一百零五, 十八, 廿一, 三萬二千. Units must fall within a group and groups within the number.
class UnitParser {
 public:
  bool take(char32_t c) {
    if (const int digit = digit_value(c); digit >= 0) return take_digit(digit);
    if (const auto tens = contracted_tens(c); tens != 0) return take_small(10, tens / 10);
    if (const auto unit = small_unit(c); unit != 0) return take_small(unit, pending_ < 0 ? 1 : pending_);
    if (const auto unit = large_unit(c); unit != 0) return take_large(unit);
    return false;
  }
  [[nodiscard]] std::optional<std::int64_t> value() const {
    const std::int64_t total = total_ + group_ + (pending_ < 0 ? 0 : pending_);
    return total <= largest ? std::optional(total) : std::nullopt;
  }

 private:
  bool take_digit(int digit) {
    // Only a zero may stand before another digit: 一百零五.
    if (pending_ > 0 || (pending_ == 0 && digit == 0)) return false;
    pending_ = digit;
    return true;
  }
  bool take_small(std::int64_t unit, std::int64_t count) {
    if (unit >= last_small_) return false;
    group_ += count * unit;
    last_small_ = unit;
    pending_ = -1;
    return true;
  }
  bool take_large(std::int64_t unit) {
    const std::int64_t group = group_ + (pending_ < 0 ? 0 : pending_);
    if (unit >= last_large_ || group == 0) return false;
    total_ += group * unit;
    last_large_ = unit;
    last_small_ = 10'000;
    group_ = 0;
    pending_ = -1;
    return true;
  }
  std::int64_t total_ = 0, group_ = 0, pending_ = -1;
  std::int64_t last_small_ = 10'000, last_large_ = largest * 10;
};

std::optional<std::int64_t> parse_with_units(std::u32string_view text) {
  UnitParser parser;
  for (const char32_t c : text)
    if (!parser.take(c)) return std::nullopt;
  return parser.value();
}

}  // namespace

std::optional<std::int64_t> parse_number(std::u32string_view text) {
  if (text.empty() || text.size() > 40) return std::nullopt;
  const auto positional = parse_positional(text);
  return positional ? positional : parse_with_units(text);
}

}  // namespace opendata::text
