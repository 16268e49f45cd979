#include "index/article_token.hpp"

#include <opendata/text.hpp>

namespace opendata::search {
namespace {

constexpr std::u32string_view numerals = U"0123456789零〇○一二两三四五六七八九十百千廿卅";

/// A cursor over folded text that passes over blanks.
class Cursor {
 public:
  Cursor(std::u32string_view text, std::size_t at) : text_(text), at_(at) {}
  [[nodiscard]] std::size_t at() const { return at_; }

  bool take(std::u32string_view one_of) {
    std::size_t next = at_;
    while (next < text_.size() && (text_[next] == U' ' || text_[next] == U'\u3000')) ++next;
    if (next >= text_.size() || one_of.find(text_[next]) == std::u32string_view::npos) return false;
    at_ = next + 1;
    return true;
  }

  /// A numeral of at most eight characters with a value from 1 to 9,999.
  std::optional<std::int64_t> number() {
    std::u32string digits;
    while (digits.size() < 8 && take(numerals)) digits += text_[at_ - 1];
    const auto value = digits.empty() ? std::nullopt : text::parse_number(digits);
    return value && *value > 0 && *value < 10'000 ? value : std::nullopt;
  }

  /// 之一 or -1 behind a number.
  std::optional<std::int64_t> branch() {
    const std::size_t before = at_;
    if (!take(U"之-")) return std::nullopt;
    const auto value = number();
    if (!value) at_ = before;
    return value;
  }

 private:
  std::u32string_view text_;
  std::size_t at_;
};

}  // namespace

std::optional<ArticleToken> read_article_token(std::u32string_view folded, std::size_t at) {
  if (at >= folded.size() || folded[at] != U'第') return std::nullopt;
  Cursor cursor(folded, at + 1);
  const auto main = cursor.number();
  if (!main) return std::nullopt;
  auto sub = cursor.branch();
  if (!cursor.take(U"条")) return std::nullopt;
  if (!sub) sub = cursor.branch();
  return ArticleToken{std::to_string(*main) + (sub ? "-" + std::to_string(*sub) : ""), cursor.at()};
}

}  // namespace opendata::search
