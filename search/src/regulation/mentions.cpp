#include "mentions.hpp"

#include <algorithm>

#include "citation_pieces.hpp"
#include "numbers.hpp"

namespace opendata::search {
namespace {

constexpr std::size_t short_name = 2;
/// Characters that end the word before a short name, and those that begin the word after it.
constexpr std::u32string_view ends_a_word =
    U"依按據照合犯受用與及與和或跟從在於為由是對非違反仿準查現行新舊滿因以並而則即如若該之的條項款法述何問到同看";
constexpr std::u32string_view begins_a_word = U"第之的中與及和或跟規有是對上裡內總修訂沒怎如何哪等所應者施在於可";

bool is_han(char32_t c) { return (c >= 0x3400 && c <= 0x9FFF) || (c >= 0x20000 && c <= 0x3FFFF); }
bool is_one_of(char32_t c, std::u32string_view set) { return set.find(c) != std::u32string_view::npos; }

bool word_begins(const FoldedText& text, std::size_t at) {
  return at == 0 || text[at].after_gap || !is_han(text[at - 1].plain) || is_one_of(text[at - 1].plain, ends_a_word);
}

bool word_ends(const FoldedText& text, std::size_t at) {
  return at >= text.size() || text[at].after_gap || !is_han(text[at].plain) || is_numeral(text[at].plain) ||
         is_one_of(text[at].plain, begins_a_word);
}

bool stands_alone(const FoldedText& text, const LawNames::Impl::Match& match) {
  if (match.end - match.begin > short_name) return true;
  if (!word_begins(text, match.begin)) return false;
  if (word_ends(text, match.end)) return true;
  // 民法親屬編; not 民眾簽章, where 民 is a name too.
  return match.end - match.begin == short_name && CitationPieces(text).skip_division(match.end) > match.end;
}

}  // namespace

std::vector<LawNames::Impl::Match> find_mentions(const FoldedText& text, const LawNames::Impl& names) {
  std::vector<LawNames::Impl::Match> mentions;
  for (std::size_t end = text.size(); end > 0;) {
    const auto match = names.longest_ending(text, end, 0);
    const bool counts = match && stands_alone(text, *match);
    if (counts) mentions.push_back(*match);
    end = counts ? match->begin : end - 1;
  }
  std::reverse(mentions.begin(), mentions.end());
  return mentions;
}

std::optional<LawNames::Impl::Match> find_clipped_name(const FoldedText& text, std::size_t end, std::size_t floor,
                                                       const LawNames::Impl& names) {
  const auto match = names.longest_ending(text, end, floor, U"法");
  return match && word_begins(text, match->begin) ? match : std::nullopt;
}

}  // namespace opendata::search
