#include "text/fold_search.hpp"

#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

namespace opendata::text {
namespace {

/// The Zhuyin light tone: NFKC would turn it into a blank and a combining dot.
constexpr char32_t light_tone = 0x02D9;

constexpr char32_t full_width = 0xFEE0;  ///< from ! to ！

bool is_plain_han(char32_t c) { return c >= 0x4E00 && c <= 0x9FFF; }
/// 、 to 〩: every tenth character of a Chinese text is one of these or full width.
bool is_plain_mark(char32_t c) { return c >= 0x3001 && c <= 0x3029; }
bool is_full_width(char32_t c) { return c >= 0xFF01 && c <= 0xFF5E; }
/// Characters that never combine with what stands before them, told without a look into ICU's data.
bool starts_afresh(char32_t c) {
  return c < 0x80 || is_plain_han(c) || is_plain_mark(c) || is_full_width(c) || c == light_tone;
}
bool folds_alone(char32_t c) { return starts_afresh(c); }

char32_t fold_alone(char32_t c) {
  if (is_full_width(c)) c -= full_width;
  return c >= U'A' && c <= U'Z' ? c + 32 : c;
}

/// One shared instance, made once under the language's own guard for local statics.
/// Null only when ICU's built-in data is missing; then characters beyond the fast path stay as they are.
const icu::Normalizer2* nfkc_casefold() {
  static const icu::Normalizer2* const instance = [] {
    UErrorCode status = U_ZERO_ERROR;
    return icu::Normalizer2::getNFKCCasefoldInstance(status);
  }();
  return instance;
}

class SearchFolder {
 public:
  explicit SearchFolder(std::u32string_view text) : text_(text), normalizer_(nfkc_casefold()) {
    out_.text.reserve(text.size());
    out_.begin.reserve(text.size());
    out_.end.reserve(text.size());
  }
  Folded run() && {
    for (std::size_t i = 0; i < text_.size();) i = fold_segment(i);
    return std::move(out_);
  }

 private:
  /// Folds the characters from `first` on that belong together and gives the position after them.
  std::size_t fold_segment(std::size_t first) {
    std::size_t last = first + 1;
    while (last < text_.size() && !boundary_before(text_[last])) ++last;
    if (normalizer_ == nullptr || (last == first + 1 && folds_alone(text_[first]))) {
      for (std::size_t i = first; i < last; ++i) emit(fold_alone(text_[i]), i, i + 1);
    } else {
      normalize(first, last);
    }
    return last;
  }
  bool boundary_before(char32_t c) const {
    return starts_afresh(c) || normalizer_ == nullptr || normalizer_->hasBoundaryBefore(static_cast<UChar32>(c)) != 0;
  }
  void normalize(std::size_t first, std::size_t last) {
    if (text_[first] == light_tone) {
      emit(light_tone, first, first + 1);
      if (++first == last) return;
    }
    icu::UnicodeString segment;
    for (std::size_t i = first; i < last; ++i) segment.append(static_cast<UChar32>(text_[i]));
    UErrorCode status = U_ZERO_ERROR;
    const icu::UnicodeString folded = normalizer_->normalize(segment, status);
    for (std::int32_t i = 0; i < folded.length(); i = folded.moveIndex32(i, 1))
      emit(static_cast<char32_t>(folded.char32At(i)), first, last);
  }
  void emit(char32_t c, std::size_t first, std::size_t last) {
    out_.text += c;
    out_.begin.push_back(static_cast<std::uint32_t>(first));
    out_.end.push_back(static_cast<std::uint32_t>(last));
  }

  std::u32string_view text_;
  const icu::Normalizer2* normalizer_;
  Folded out_;
};

}  // namespace

Folded fold_search(std::u32string_view text) { return SearchFolder(text).run(); }

}  // namespace opendata::text
