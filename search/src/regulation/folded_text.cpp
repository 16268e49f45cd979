#include "folded_text.hpp"

#include <unicode/uchar.h>

#include "index/folding.hpp"

namespace opendata::search {
namespace {

constexpr std::u32string_view html_blank = U"&nbsp;";

bool is_blank(char32_t c) {
  const auto point = static_cast<UChar32>(c);
  return u_isUWhiteSpace(point) || u_iscntrl(point) || u_charType(point) == U_FORMAT_CHAR;
}

bool is_circled_digit(char32_t c) { return c >= U'①' && c <= U'⑳'; }

}  // namespace

FoldedText fold_for_citations(std::u32string_view text) {
  const text::Folded plain = text::fold(text, text::Folding::search);
  std::u32string names = plain.text;
  simplify(names);
  FoldedText out;
  out.reserve(names.size());
  bool gap = false;
  for (std::size_t i = 0; i < names.size(); ++i) {
    const bool html = text.substr(plain.begin[i], html_blank.size()) == html_blank;
    if (html || is_blank(plain.text[i])) {
      gap = true;
      i += html ? html_blank.size() - 1 : 0;
      continue;
    }
    const char32_t original = text[plain.begin[i]];
    const bool circled = is_circled_digit(original);
    out.push_back({circled ? original : plain.text[i], names[i], plain.begin[i], plain.end[i], gap});
    if (circled && original > U'⑨') ++i;  // ⑩ folds to two digits
    gap = false;
  }
  return out;
}

}  // namespace opendata::search
