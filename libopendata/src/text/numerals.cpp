#include "text/numerals.hpp"

#include <algorithm>
#include <opendata/text.hpp>

namespace opendata::text {
namespace {

constexpr std::int64_t limit = 1'000'000'000'000'000;

bool is_arabic(char32_t c) { return (c >= U'0' && c <= U'9') || (c >= U'０' && c <= U'９'); }

/// 十 百 千, and what they multiply by; 0 for other characters.
int small_unit(char32_t c) {
  switch (c) {
    case U'十':
    case U'拾':
      return 10;
    case U'百':
    case U'佰':
      return 100;
    case U'千':
    case U'仟':
      return 1000;
    default:
      return 0;
  }
}
std::int64_t big_unit(char32_t c) {
  switch (c) {
    case U'萬':
    case U'万':
      return 10'000;
    case U'億':
    case U'亿':
      return 100'000'000;
    case U'兆':
      return 1'000'000'000'000;
    default:
      return 0;
  }
}
/// 廿 卅 卌: two characters in one.
int contracted_tens(char32_t c) {
  switch (c) {
    case U'廿':
      return 20;
    case U'卅':
      return 30;
    case U'卌':
      return 40;
    default:
      return 0;
  }
}

std::optional<std::int64_t> parse_positional(std::u32string_view text) {
  std::int64_t value = 0;
  for (const char32_t c : text) {
    value = value * 10 + *digit_value(c);
    if (value > limit) return std::nullopt;
  }
  return value;
}

/// Reads 一百零五萬三千: sections below 萬, each with falling units.
class UnitParser {
 public:
  std::optional<std::int64_t> parse(std::u32string_view text) {
    const bool read = std::all_of(text.begin(), text.end(), [&](char32_t c) { return take(c); });
    if (!read || !close_section()) return std::nullopt;
    total_ += section_;
    return total_ <= limit ? std::optional(total_) : std::nullopt;
  }

 private:
  bool take(char32_t c) {
    if (const auto digit = digit_value(c)) return take_digit(*digit, is_arabic(c));
    if (const int unit = small_unit(c)) return take_small(unit);
    if (const int tens = contracted_tens(c)) return pending_ < 0 && add(tens, 10);
    if (const std::int64_t unit = big_unit(c)) return take_big(unit);
    return false;
  }
  bool take_digit(int digit, bool arabic) {
    if (pending_ >= 0 && arabic && pending_arabic_) {
      pending_ = pending_ * 10 + digit;
      return pending_ <= 9999;
    }
    if (pending_ >= 0) return false;
    if (digit == 0) return take_zero();
    pending_ = digit;
    pending_arabic_ = arabic;
    return true;
  }
  /// A zero bridges skipped units, as in 一百零五.
  bool take_zero() {
    const bool right = !zero_ && (total_ > 0 || section_ > 0);
    zero_ = true;
    return right;
  }
  bool take_small(int unit) {
    if (pending_ > 9) return false;
    const int times = pending_ < 0 ? 1 : static_cast<int>(pending_);
    pending_ = -1;
    return add(static_cast<std::int64_t>(times) * unit, unit);
  }
  bool add(std::int64_t value, int unit) {
    if (unit >= last_unit_) return false;
    section_ += value;
    last_unit_ = unit;
    zero_ = false;
    return true;
  }
  bool take_big(std::int64_t unit) {
    if (unit >= last_big_ || !close_section() || section_ == 0) return false;
    total_ += section_ * unit;
    section_ = 0;
    last_big_ = unit;
    last_unit_ = 10'000;
    return total_ <= limit;
  }
  /// Adds the ones. 一百五 is refused: it may mean 105 or 150.
  bool close_section() {
    if (pending_ < 0) return !zero_;
    const bool clear = last_unit_ == 10 || zero_ || pending_arabic_ || (section_ == 0 && total_ == 0);
    section_ += pending_;
    pending_ = -1;
    zero_ = false;
    return clear && (!pending_arabic_ || section_ <= 9999);
  }

  std::int64_t total_ = 0, section_ = 0, pending_ = -1, last_big_ = limit * 10;
  int last_unit_ = 10'000;
  bool zero_ = false, pending_arabic_ = false;
};

}  // namespace

std::optional<int> digit_value(char32_t c) {
  if (c >= U'0' && c <= U'9') return static_cast<int>(c - U'0');
  if (c >= U'０' && c <= U'９') return static_cast<int>(c - U'０');
  switch (c) {
    case U'零':
    case U'〇':
    case U'○':
      return 0;
    case U'一':
    case U'壹':
      return 1;
    case U'二':
    case U'貳':
    case U'貮':
    case U'兩':
    case U'两':
      return 2;
    case U'三':
    case U'參':
    case U'叁':
      return 3;
    case U'四':
    case U'肆':
      return 4;
    case U'五':
    case U'伍':
      return 5;
    case U'六':
    case U'陸':
      return 6;
    case U'七':
    case U'柒':
      return 7;
    case U'八':
    case U'捌':
      return 8;
    case U'九':
    case U'玖':
      return 9;
    default:
      return std::nullopt;
  }
}

bool is_numeral(char32_t c) {
  return digit_value(c).has_value() || small_unit(c) != 0 || contracted_tens(c) != 0 || big_unit(c) != 0;
}

std::optional<std::int64_t> parse_number(std::u32string_view text) {
  if (text.empty()) return std::nullopt;
  const bool digits_only = std::all_of(text.begin(), text.end(), [](char32_t c) { return digit_value(c).has_value(); });
  return digits_only ? parse_positional(text) : UnitParser().parse(text);
}

}  // namespace opendata::text
