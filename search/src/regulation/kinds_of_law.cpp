#include "kinds_of_law.hpp"

#include <algorithm>

#include "citation_pieces.hpp"
#include "index/folding.hpp"

namespace opendata::search {
namespace {

/// Behind a name a remark in brackets and parts of the law may stand before the number.
constexpr std::size_t longest_link = 100;
/// An everyday word belongs to a name when so many characters of one stand before it: 補助作業規定, not 相關規定.
constexpr std::size_t longer_name = 4;
/// Marks around a name, which say where it begins and ends: 《虛構須知》. As FoldedCharacter::name.
constexpr std::u32string_view opening = U"《「『〈【〔", closing = U"》」』〉】〕";
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
      {U"辦法", false, Points::some},
      {U"細則"},
      {U"規則", false, Points::some},
      {U"準則", false, Points::some},
      {U"標準", false, Points::some},
      {U"基準", false, Points::some},
      {U"規程", false, Points::some},
      {U"要點", false, Points::always},
      {U"注意事項", false, Points::always},
      {U"須知", false, Points::some},
      {U"綱要", false, Points::some},
      {U"守則", false, Points::some},
      {U"公約"},
      {U"條約"},
      {U"協定"},
      {U"議定書"},
      {U"增修條文"},
      {U"規定", false, Points::some, true},
      {U"規範", false, Points::some, true},
      {U"原則", false, Points::some, true},
      {U"法", true},
  });
  return kinds;
}

bool spells(const FoldedText& text, std::size_t i, std::u32string_view word) {
  return i + word.size() <= text.size() &&
         std::equal(word.begin(), word.end(), text.begin() + static_cast<std::ptrdiff_t>(i),
                    [](char32_t c, const FoldedCharacter& in) { return c == in.name; });
}

std::size_t name_begin(const FoldedText& text, std::size_t floor, std::size_t end, std::size_t most) {
  std::size_t begin = end;
  while (begin > floor && end - begin < most && text[begin - 1].name >= 0x3400 &&
         between_words.find(text[begin - 1].name) == std::u32string_view::npos)
    --begin;
  return begin;
}

bool stands_between_marks(const FoldedText& text, std::size_t begin, std::size_t end) {
  const auto is_one_of = [](char32_t c, std::u32string_view set) { return set.find(c) != std::u32string_view::npos; };
  return begin > 0 && end < text.size() && is_one_of(text[begin - 1].name, opening) && is_one_of(text[end].name, closing);
}

enum class Unit { article, point };

/// How many characters of a name must stand before a kind.
std::size_t least_before(const KindOfLaw& kind, Unit unit) {
  if (kind.is_everyday || (unit == Unit::point && kind.points == Points::some)) return longer_name;
  return unit == Unit::point ? 1 : 0;
}

/// Whether `least` characters of a name stand before the kind that ends at `end`, or it stands between marks with one.
bool ends_a_name(const FoldedText& text, std::size_t floor, std::size_t end, const KindOfLaw& kind, std::size_t least) {
  const std::size_t name_end = end - kind.name.size();
  const std::size_t begin = name_begin(text, floor, name_end, least);
  return name_end - begin == least || (begin < name_end && stands_between_marks(text, begin, end));
}

const KindOfLaw* kind_ending(const FoldedText& text, std::size_t floor, std::size_t end) {
  const auto ends = [&](const KindOfLaw& kind) {
    return text[end - 1].name == kind.name.back() && end >= floor + kind.name.size() && spells(text, end - kind.name.size(), kind.name);
  };
  const auto found = std::find_if(kinds_of_law().begin(), kinds_of_law().end(), ends);
  return found == kinds_of_law().end() ? nullptr : &*found;
}

/// The last kind of which only a link leads to `place`, and that counts where it ends.
template <typename Counts>
const KindOfLaw* linked_kind(const FoldedText& text, std::size_t floor, std::size_t place, const Counts& counts) {
  const CitationPieces pieces(text);
  for (std::size_t end = place; end > floor && place - end < longest_link; --end)
    if (const KindOfLaw* kind = kind_ending(text, floor, end); kind != nullptr && counts(*kind, end) && pieces.skip_link(end) == place)
      return kind;
  return nullptr;
}

}  // namespace

bool means_any_law(const KindOfLaw& kind) { return kind.name == U"法"; }

bool answers_to(const KindOfLaw& word, const KindOfLaw& kind) {
  return word.name == kind.name || (!means_any_law(word) && kind.name.ends_with(word.name));
}

const KindOfLaw* kind_of_law_at(const FoldedText& text, std::size_t i) {
  const auto begins = [&](const KindOfLaw& kind) { return spells(text, i, kind.name); };
  const auto found = std::find_if(kinds_of_law().begin(), kinds_of_law().end(), begins);
  return found == kinds_of_law().end() ? nullptr : &*found;
}

const KindOfLaw* kind_of_law_before(const FoldedText& text, std::size_t floor, std::size_t number, std::size_t least_name) {
  const auto group = CitationPieces(text).group(number);
  const Unit unit = group && group->is_point ? Unit::point : Unit::article;
  return linked_kind(text, floor, number, [&](const KindOfLaw& kind, std::size_t end) {
    const std::size_t least = std::max(least_name, least_before(kind, unit));
    return (unit == Unit::article || kind.points != Points::none) && ends_a_name(text, floor, end, kind, least);
  });
}

const KindOfLaw* kind_of_name(const FoldedText& name) {
  return linked_kind(name, 0, name.size(), [](const KindOfLaw&, std::size_t) { return true; });
}

}  // namespace opendata::search
