#include "numbers.hpp"

#include <opendata/text.hpp>
#include <string>
#include <string_view>

namespace opendata::search {
namespace {

constexpr std::uint32_t largest = 99'999;
constexpr std::size_t longest = 12;  ///< numerals: bounds the work on 〇〇〇〇…
constexpr std::u32string_view chinese_digits = U"零〇○一二兩三四五六七八九壹貳參叁肆伍陸柒捌玖贰";
constexpr std::u32string_view chinese_units = U"十百千廿卅卌拾佰仟";
constexpr char32_t zhuyin_i = U'ㄧ';

bool is_in(char32_t c, std::u32string_view set) { return set.find(c) != std::u32string_view::npos; }
bool is_arabic(char32_t c) { return c >= U'0' && c <= U'9'; }
bool is_chinese_digit(char32_t c) { return c == zhuyin_i || is_in(c, chinese_digits); }
bool is_chinese_numeral(char32_t c) { return is_chinese_digit(c) || is_in(c, chinese_units); }

class NumberReader {
 public:
  NumberReader(const FoldedText& text, std::size_t at, Gaps gaps) : text_(text), begin_(at), at_(at), gaps_(gaps) {}
  std::optional<ReadNumber> read() {
    if (begin_ >= text_.size() || text_[begin_].plain == U'0') return std::nullopt;
    chinese_ = !is_arabic(text_[begin_].plain);
    std::u32string numerals;
    for (; goes_on(); ++at_) numerals.push_back(is_one(text_[at_].plain) ? U'一' : text_[at_].plain);
    const auto value = text::parse_number(numerals);
    if (!value || *value < 1 || *value > largest) return std::nullopt;
    return ReadNumber{static_cast<std::uint32_t>(*value), at_, at_ - begin_, chinese_};
  }

 private:
  static bool is_one(char32_t c) { return c == zhuyin_i || is_long_dash(c); }
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
    if (is_in(after, chinese_units)) return true;
    const bool unit_follows = is_article_unit(after) || is_in(after, U"項项款目之");
    return unit_follows || (at_ == begin_ && is_chinese_digit(after));
  }
  const FoldedText& text_;
  std::size_t begin_, at_;
  Gaps gaps_;
  bool chinese_ = false;
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
