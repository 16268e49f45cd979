#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

#include <array>
#include <opendata/text.hpp>

namespace opendata::text {
namespace {

constexpr char32_t dropped = 0xFFFFFFFF;
constexpr char32_t light_tone = 0x02D9;  // ˙ of Zhuyin: NFKC would make a blank and a combining dot of it

/// Vertical presentation forms U+FE10–FE19 and U+FE30–FE4F as their ordinary characters; 0 stays as it is.
constexpr std::array<char32_t, 10> vertical_fe10{U',', U'、', U'。', U':', U';', U'!', U'?', U'〖', U'〗', U'…'};
constexpr std::array<char32_t, 32> vertical_fe30{U'‥', U'—', U'–', U'_', U'_', U'(', U')', U'{', U'}', U'〔', U'〕', U'【', U'】', U'《', U'》', U'〈',
                                                 U'〉', U'「', U'」', U'『', U'』', 0,    0,    U'[', U']', 0,    0,    0,    0,    U'_', U'_', U'_'};

bool is_dropped(char32_t c) { return (c >= 0x200B && c <= 0x200D) || c == 0xFEFF || c == 0xAD || c == 0x2060; }
bool is_hyphen(char32_t c) { return (c >= 0x2010 && c <= 0x2013) || c == 0x2212; }

char32_t vertical(char32_t c) {
  if (c >= 0xFE10 && c <= 0xFE19) return vertical_fe10[c - 0xFE10];
  if (c >= 0xFE30 && c <= 0xFE4F && vertical_fe30[c - 0xFE30] != 0) return vertical_fe30[c - 0xFE30];
  return c;
}

/// What one code point becomes when identifiers are looked for.
char32_t fold_identifier(char32_t c) {
  if (c < 0x80 || (c >= 0x3001 && c < 0xFE10)) return c;  // nearly everything
  if (c >= 0xFF01 && c <= 0xFF5E) return c - 0xFF01 + U'!';
  if (c == 0x3000 || c == 0xA0) return U' ';
  if (is_dropped(c)) return dropped;
  return is_hyphen(c) ? U'-' : vertical(c);
}

void push(Folded& out, char32_t c, std::size_t begin, std::size_t end) {
  out.text.push_back(c);
  out.begin.push_back(static_cast<std::uint32_t>(begin));
  out.end.push_back(static_cast<std::uint32_t>(end));
}

void reserve(Folded& out, std::size_t n) {
  out.text.reserve(n);
  out.begin.reserve(n);
  out.end.reserve(n);
}

Folded fold_identifiers(std::u32string_view text) {
  Folded out;
  reserve(out, text.size());
  for (std::size_t i = 0; i < text.size(); ++i)
    if (const char32_t c = fold_identifier(text[i]); c != dropped) push(out, c, i, i + 1);
  return out;
}

/// Characters that NFKC_Casefold leaves alone and that nothing can combine with across them: no call into ICU.
bool is_inert_han(char32_t c) { return c >= 0x4E00 && c <= 0x9FFF; }

/// Folds by segments between normalisation boundaries; every code point of a folded segment points to the whole segment.
class SearchFolder {
 public:
  explicit SearchFolder(std::u32string_view text) : text_(text), normalizer_(nfkc_casefold()) { reserve(out_, text.size()); }
  Folded run() {
    for (std::size_t i = 0; i < text_.size();) i = text_[i] == light_tone || is_inert_han(text_[i]) ? copy(i) : segment(i);
    return std::move(out_);
  }

 private:
  static const icu::Normalizer2* nfkc_casefold() {
    UErrorCode status = U_ZERO_ERROR;
    return icu::Normalizer2::getNFKCCasefoldInstance(status);  // a shared, immutable instance inside ICU's own data
  }
  std::size_t copy(std::size_t i) {
    push(out_, text_[i], i, i + 1);
    return i + 1;
  }
  [[nodiscard]] std::size_t segment_end(std::size_t begin) const {
    std::size_t end = begin + 1;
    while (end < text_.size() && text_[end] != light_tone && !normalizer_->hasBoundaryBefore(static_cast<UChar32>(text_[end]))) ++end;
    return end;
  }
  std::size_t segment(std::size_t begin) {
    const std::size_t end = segment_end(begin);
    icu::UnicodeString source;
    for (std::size_t i = begin; i < end; ++i) source.append(static_cast<UChar32>(text_[i]));
    UErrorCode status = U_ZERO_ERROR;
    const icu::UnicodeString folded = normalizer_->normalize(source, status);
    for (std::int32_t i = 0; U_SUCCESS(status) && i < folded.length(); i = folded.moveIndex32(i, 1))
      push(out_, static_cast<char32_t>(folded.char32At(i)), begin, end);
    return end;
  }

  std::u32string_view text_;
  const icu::Normalizer2* normalizer_;
  Folded out_;
};

}  // namespace

std::pair<std::size_t, std::size_t> Folded::original(std::size_t first, std::size_t last) const {
  if (first >= last || last > text.size()) return {0, 0};
  return {begin[first], end[last - 1]};
}

Folded fold(std::u32string_view text, Folding folding) {
  return folding == Folding::identifiers ? fold_identifiers(text) : SearchFolder(text).run();
}

}  // namespace opendata::text
