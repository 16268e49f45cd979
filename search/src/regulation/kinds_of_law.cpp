#include "kinds_of_law.hpp"

#include <algorithm>

#include "citation_pieces.hpp"
#include "index/folding.hpp"

namespace opendata::search {
namespace {

/// Behind a name a remark in brackets and parts of the law may stand before the number.
constexpr std::size_t longest_link = 100;
/// An everyday word belongs to a name when so many characters of one stand before it: 補助作業規定, not 相關規定.
constexpr std::size_t least_name = 4;
/// What no name has, but a sentence before an everyday word: 違反…規定, 上述的原則. As FoldedCharacter::name.
constexpr std::u32string_view between_words = U"依按据照违反的之该此本同前上下述有是其他关";

std::vector<KindOfLaw> folded(std::vector<KindOfLaw> kinds) {
  for (KindOfLaw& kind : kinds) simplify(kind.name);
  return kinds;
}

const std::vector<KindOfLaw>& kinds_of_law() {
  static const std::vector<KindOfLaw> kinds = folded({
      {U"自治條例"},
      {U"條例", true},
      {U"通則", true},
      {U"辦法", false, true},
      {U"細則"},
      {U"規則", false, true},
      {U"準則", false, true},
      {U"標準", false, true},
      {U"基準", false, true},
      {U"規程", false, true},
      {U"要點", false, true},
      {U"注意事項", false, true},
      {U"須知", false, true},
      {U"綱要", false, true},
      {U"守則", false, true},
      {U"公約"},
      {U"條約"},
      {U"協定"},
      {U"議定書"},
      {U"增修條文"},
      {U"規定", false, true, true},
      {U"規範", false, true, true},
      {U"原則", false, true, true},
      {U"法", true},
  });
  return kinds;
}

bool spells(const FoldedText& text, std::size_t i, std::u32string_view word) {
  return i + word.size() <= text.size() &&
         std::equal(word.begin(), word.end(), text.begin() + static_cast<std::ptrdiff_t>(i),
                    [](char32_t c, const FoldedCharacter& in) { return c == in.name; });
}

/// Whether the characters before `end`, back to `floor`, are long enough for a name.
bool has_name(const FoldedText& text, std::size_t floor, std::size_t end) {
  std::size_t begin = end;
  while (begin > floor && end - begin < least_name && text[begin - 1].name >= 0x3400 &&
         between_words.find(text[begin - 1].name) == std::u32string_view::npos)
    --begin;
  return end - begin == least_name;
}

const KindOfLaw* kind_ending(const FoldedText& text, std::size_t floor, std::size_t end) {
  for (const KindOfLaw& kind : kinds_of_law()) {
    if (text[end - 1].name != kind.name.back() || end < floor + kind.name.size()) continue;
    if (!spells(text, end - kind.name.size(), kind.name)) continue;
    if (!kind.is_everyday || has_name(text, floor, end - kind.name.size())) return &kind;
  }
  return nullptr;
}

}  // namespace

const KindOfLaw* kind_of_law_at(const FoldedText& text, std::size_t i) {
  const auto begins = [&](const KindOfLaw& kind) { return spells(text, i, kind.name); };
  const auto found = std::find_if(kinds_of_law().begin(), kinds_of_law().end(), begins);
  return found == kinds_of_law().end() ? nullptr : &*found;
}

const KindOfLaw* kind_of_law_before(const FoldedText& text, std::size_t floor, std::size_t number) {
  const CitationPieces pieces(text);
  for (std::size_t end = number; end > floor && number - end < longest_link; --end)
    if (const KindOfLaw* kind = kind_ending(text, floor, end); kind != nullptr && pieces.skip_link(end) == number)
      return kind;
  return nullptr;
}

}  // namespace opendata::search
