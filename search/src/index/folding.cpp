#include "index/folding.hpp"

#include <unicode/translit.h>
#include <unicode/uchar.h>

#include <memory>
#include <opendata/search/segmenter.hpp>
#include <vector>

namespace opendata::search {
namespace {

constexpr char32_t table_begin = 0x3400;
constexpr char32_t table_end = 0xA000;

/// All ideographs of the basic plane, each followed by a line feed, so that no neighbour changes the outcome.
icu::UnicodeString separated_ideographs() {
  icu::UnicodeString all;
  for (char32_t c = table_begin; c < table_end; ++c) all.append(static_cast<char16_t>(c)).append(u'\n');
  return all;
}

/// The simplified form of each ideograph from table_begin on. ICU decides a few characters by their neighbours; those
/// are settled here so that both spellings meet: 著/着 and 螢/熒/荧.
std::vector<char32_t> build_table() {
  std::vector<char32_t> table;
  for (char32_t c = table_begin; c < table_end; ++c) table.push_back(c);
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::Transliterator> to_simplified(
      icu::Transliterator::createInstance("Traditional-Simplified", UTRANS_FORWARD, status));
  if (U_FAILURE(status) != 0) return table;
  icu::UnicodeString text = separated_ideographs();
  to_simplified->transliterate(text);
  if (text.length() != static_cast<int32_t>(table.size() * 2)) return table;
  for (std::size_t i = 0; i < table.size(); ++i) table[i] = text[static_cast<int32_t>(2 * i)];
  for (const auto& [from, to] : {std::pair{U'著', U'着'}, {U'熒', U'萤'}, {U'荧', U'萤'}})
    table[from - table_begin] = to;
  return table;
}

char32_t simplified(char32_t c) {
  static const std::vector<char32_t> table = build_table();
  return c >= table_begin && c < table_end ? table[c - table_begin] : c;
}

/// 計畫 and 計劃, 規畫 and 規劃 are the same word; elsewhere 畫 (picture) and 劃 (draw a line) differ.
bool writes_plan_with_picture(char32_t before, char32_t c) {
  return c == U'画' && std::u32string_view(U"计规企筹策").find(before) != std::u32string_view::npos;
}

}  // namespace

void simplify(std::u32string& folded) {
  char32_t before = 0;
  for (char32_t& c : folded) {
    c = simplified(c);
    if (writes_plan_with_picture(before, c)) c = U'划';
    before = c;
  }
}

text::Folded fold_with_map(std::u32string_view original) {
  text::Folded folded = text::fold(original, text::Folding::search);
  simplify(folded.text);
  return folded;
}

std::string fold_for_search(std::string_view utf8) { return text::to_utf8(fold_with_map(text::to_utf32(utf8)).text); }

bool is_unspaced_script(char32_t c) {
  if (c < 0x2E80) return false;
  const auto code_point = static_cast<UChar32>(c);
  if (u_hasBinaryProperty(code_point, UCHAR_IDEOGRAPHIC) != 0) return true;
  return (c >= 0x3041 && c <= 0x30FF && u_isalpha(code_point) != 0) || (c >= 0x3105 && c <= 0x312F) ||
         (c >= 0x31A0 && c <= 0x31BF);
}

bool is_spaced_word_character(char32_t c) { return u_isalnum(static_cast<UChar32>(c)) != 0 && !is_unspaced_script(c); }
bool is_word_character(char32_t c) { return is_unspaced_script(c) || is_spaced_word_character(c); }

std::u32string phrase_form(std::u32string_view original) {
  std::u32string out;
  bool blank = false;
  for (const char32_t c : fold_with_map(original).text) {
    if (u_isUWhiteSpace(static_cast<UChar32>(c)) != 0) {
      blank = true;
      continue;
    }
    if (blank && !out.empty() && is_spaced_word_character(out.back()) && is_spaced_word_character(c)) out += U' ';
    out += c;
    blank = false;
  }
  return out;
}

}  // namespace opendata::search
