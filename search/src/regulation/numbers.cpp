#include "numbers.hpp"

#include <string_view>

namespace opendata::search {
namespace {

constexpr std::uint32_t largest = 99'999;
constexpr std::size_t longest = 12;  ///< numerals: bounds the work on 〇〇〇〇…
constexpr std::u32string_view simple_digits = U"〇一二三四五六七八九";
constexpr std::u32string_view formal_digits = U"零壹貳參肆伍陸柒捌玖";
constexpr std::u32string_view other_digits = U"○壱贰叁肆伍陆柒捌玖";
constexpr char32_t zhuyin_i = U'ㄧ';

bool is_arabic(char32_t c) { return c >= U'0' && c <= U'9'; }

std::optional<std::uint32_t> chinese_digit(char32_t c) {
  for (const auto digits : {simple_digits, formal_digits, other_digits}) {
    const auto at = digits.find(c);
    if (at != std::u32string_view::npos) return static_cast<std::uint32_t>(at);
  }
  if (c == U'兩' || c == U'两') return 2;
  return c == zhuyin_i ? std::optional(1U) : std::nullopt;
}

/// 十 百 千, and 廿 卅 卌, which hold their digit.
struct Unit {
  std::uint32_t size = 0;
  std::uint32_t digit = 0;  ///< 0 = stands before it
};
std::optional<Unit> chinese_unit(char32_t c) {
  switch (c) {
    case U'十':
    case U'拾':
      return Unit{10, 0};
    case U'百':
    case U'佰':
      return Unit{100, 0};
    case U'千':
    case U'仟':
      return Unit{1000, 0};
    case U'廿':
      return Unit{10, 2};
    case U'卅':
      return Unit{10, 3};
    case U'卌':
      return Unit{10, 4};
    default:
      return std::nullopt;
  }
}

bool is_chinese_numeral(char32_t c) { return chinese_digit(c).has_value() || chinese_unit(c).has_value(); }

/// Adds numerals one by one: 一八四 by position, 一百零五 by units that must descend.
class Numeral {
 public:
  [[nodiscard]] bool add_digit(std::uint32_t digit) {
    pending_ = pending_ * 10 + digit;
    has_pending_ = true;
    return pending_ <= largest;
  }
  [[nodiscard]] bool add_unit(Unit unit) {
    if (unit.size >= last_unit_ || (unit.digit != 0 && has_pending_ && pending_ != 0)) return false;
    const std::uint32_t digit = unit.digit != 0 ? unit.digit : (has_pending_ && pending_ != 0 ? pending_ : 1);
    total_ += digit * unit.size;
    last_unit_ = unit.size;
    pending_ = 0;
    has_pending_ = false;
    return total_ <= largest;
  }
  [[nodiscard]] std::uint32_t value() const { return total_ + pending_; }

 private:
  std::uint32_t total_ = 0, pending_ = 0, last_unit_ = largest;
  bool has_pending_ = false;
};

class NumberReader {
 public:
  NumberReader(const FoldedText& text, std::size_t at, Gaps gaps) : text_(text), begin_(at), at_(at), gaps_(gaps) {}
  std::optional<ReadNumber> read() {
    if (begin_ >= text_.size() || text_[begin_].plain == U'0') return std::nullopt;
    chinese_ = !is_arabic(text_[begin_].plain);
    for (; goes_on(); ++at_)
      if (!add(text_[at_].plain)) return std::nullopt;
    if (at_ == begin_ || numeral_.value() == 0 || numeral_.value() > largest) return std::nullopt;
    return ReadNumber{numeral_.value(), at_, at_ - begin_, chinese_};
  }

 private:
  [[nodiscard]] bool goes_on() const {
    if (at_ >= text_.size() || at_ - begin_ >= longest) return false;
    if (at_ > begin_ && text_[at_].after_gap && gaps_ == Gaps::forbidden) return false;
    const char32_t c = text_[at_].plain;
    if (is_arabic(c)) return true;
    return chinese_ && (is_chinese_numeral(c) || is_dash_for_one());
  }
  /// A dash is 一 where it cannot be a hyphen: 第—條, 十—條, —百零五條, but not 六—八條.
  [[nodiscard]] bool is_dash_for_one() const {
    if (!is_long_dash(text_[at_].plain) || gaps_ == Gaps::forbidden || at_ + 1 >= text_.size()) return false;
    const char32_t after = text_[at_ + 1].plain;
    if (chinese_unit(after)) return true;
    const bool unit_follows =
        is_article_unit(after) || std::u32string_view(U"項项款目之").find(after) != std::u32string_view::npos;
    return at_ == begin_ ? unit_follows || chinese_digit(after).has_value() : unit_follows;
  }
  [[nodiscard]] bool add(char32_t c) {
    if (is_arabic(c)) return numeral_.add_digit(static_cast<std::uint32_t>(c - U'0'));
    if (const auto unit = chinese_unit(c)) return numeral_.add_unit(*unit);
    return numeral_.add_digit(chinese_digit(c).value_or(1));
  }
  const FoldedText& text_;
  std::size_t begin_, at_;
  Gaps gaps_;
  bool chinese_ = false;
  Numeral numeral_;
};

bool is_short_hyphen(char32_t c) { return c == U'-' || c == U'‐' || c == U'‑' || c == U'−'; }

std::uint32_t roman_digit(char32_t c) { return c == U'i' ? 1 : c == U'v' ? 5 : c == U'x' ? 10 : 0; }

/// Whether a dash between two numbers makes them one article: 12-1 and 12—1 do; 6—8 is a range, which is written
/// upwards.
bool joins(char32_t dash, std::uint32_t left, const ReadNumber& right) {
  return dash == U'之' || is_short_hyphen(dash) || (is_long_dash(dash) && !right.chinese && right.value < left);
}

}  // namespace

bool is_numeral(char32_t c) { return is_arabic(c) || is_chinese_numeral(c); }
bool is_long_dash(char32_t c) { return c == U'—' || c == U'–' || c == U'―' || c == U'─' || c == U'ー'; }
bool is_article_unit(char32_t c) { return c == U'條' || c == U'条' || c == U'點' || c == U'点'; }

std::optional<ReadNumber> read_number(const FoldedText& text, std::size_t at, Gaps gaps) {
  return NumberReader(text, at, gaps).read();
}

std::optional<ReadNumber> read_roman(const FoldedText& text, std::size_t at) {
  std::uint32_t value = 0, previous = 0;
  std::size_t next = at;
  for (; next < text.size(); ++next) {
    const std::uint32_t digit = roman_digit(text[next].plain);
    if (digit == 0) break;
    value += digit;
    if (digit > previous) value -= 2 * previous;
    previous = digit;
    if (next - at > 6) return std::nullopt;
  }
  const bool letter_follows = next < text.size() && text[next].plain >= U'a' && text[next].plain <= U'z';
  if (next == at || letter_follows || value == 0 || value >= 40) return std::nullopt;
  return ReadNumber{value, next, next - at, false};
}

std::optional<ReadNumber> read_sub_number(const FoldedText& text, std::size_t at, Gaps gaps) {
  if (at >= text.size() || (text[at].plain != U'之' && !is_short_hyphen(text[at].plain))) return std::nullopt;
  return read_number(text, at + 1, gaps);
}

std::optional<ReadArticle> read_article(const FoldedText& text, std::size_t at, Gaps gaps) {
  const auto main = read_number(text, at, gaps);
  if (!main) return std::nullopt;
  ReadArticle article{{main->value, 0}, main->next, main->length, main->chinese};
  if (main->next >= text.size()) return article;
  const auto sub = read_number(text, main->next + 1, gaps);
  if (!sub || !joins(text[main->next].plain, main->value, *sub)) return article;
  article.number.sub = sub->value;
  article.next = sub->next;
  article.length += sub->length;
  return article;
}

}  // namespace opendata::search
