#include "folded_text.hpp"

#include <unicode/normalizer2.h>
#include <unicode/translit.h>
#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <array>
#include <memory>

namespace opendata::search {
namespace {

constexpr char32_t first_han = 0x4E00, last_han = 0x9FFF;
constexpr std::u32string_view html_blank = U"&nbsp;";

/// Traditional to Simplified, one character each: it makes 臺/台 and most pairs of variants one without a guess at the
/// direction.
class VariantTable {
 public:
  VariantTable() {
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<icu::Transliterator> simplify(
        icu::Transliterator::createInstance("Traditional-Simplified", UTRANS_FORWARD, status));
    for (char32_t c = first_han; c <= last_han; ++c) {
      icu::UnicodeString one(static_cast<UChar32>(c));
      if (simplify != nullptr) simplify->transliterate(one);
      table_[c - first_han] = one.countChar32() == 1 ? static_cast<char32_t>(one.char32At(0)) : c;
    }
  }
  [[nodiscard]] char32_t operator()(char32_t c) const {
    return c >= first_han && c <= last_han ? table_[c - first_han] : c;
  }

 private:
  std::array<char32_t, last_han - first_han + 1> table_{};
};

const VariantTable& variants() {
  static const VariantTable table;
  return table;
}

bool is_blank(char32_t c) {
  const auto point = static_cast<UChar32>(c);
  return u_isUWhiteSpace(point) || u_iscntrl(point) || u_charType(point) == U_FORMAT_CHAR;
}

bool is_circled_digit(char32_t c) { return c >= U'①' && c <= U'⑳'; }
bool folds_to_itself(char32_t c) {
  return (c >= first_han && c <= last_han) || is_circled_digit(c) || (c >= U'0' && c <= U'9');
}

class Folder {
 public:
  explicit Folder(std::u32string_view text) : text_(text) { out_.reserve(text.size()); }
  FoldedText run() {
    for (std::size_t at = 0; at < text_.size();) at += step(at);
    return std::move(out_);
  }

 private:
  std::size_t step(std::size_t at) {
    if (text_.substr(at, html_blank.size()) == html_blank) {
      gap_ = true;
      return html_blank.size();
    }
    if (is_blank(text_[at])) {
      gap_ = true;
    } else if (folds_to_itself(text_[at])) {
      append(text_[at], at);
    } else {
      append_folded(at);
    }
    return 1;
  }
  void append_folded(std::size_t at) {
    UErrorCode status = U_ZERO_ERROR;
    static const icu::Normalizer2* const nfkc = icu::Normalizer2::getNFKCCasefoldInstance(status);
    icu::UnicodeString folded(static_cast<UChar32>(text_[at]));
    if (nfkc != nullptr) folded = nfkc->normalize(folded, status);
    for (int i = 0; i < folded.length(); i = folded.moveIndex32(i, 1))
      append(static_cast<char32_t>(folded.char32At(i)), at);
  }
  void append(char32_t c, std::size_t at) {
    if (is_blank(c)) {
      gap_ = true;
      return;
    }
    out_.push_back({c, variants()(c), at, at + 1, gap_});
    gap_ = false;
  }
  std::u32string_view text_;
  FoldedText out_;
  bool gap_ = false;
};

}  // namespace

FoldedText fold_for_citations(std::u32string_view text) { return Folder(text).run(); }

std::u32string code_points(std::string_view utf8) {
  std::u32string out;
  out.reserve(utf8.size());
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(utf8.data());
  for (std::size_t i = 0; i < utf8.size();) {
    UChar32 c = 0;
    U8_NEXT_OR_FFFD(bytes, i, utf8.size(), c);
    out.push_back(static_cast<char32_t>(c));
  }
  return out;
}

}  // namespace opendata::search
