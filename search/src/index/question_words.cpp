#include "index/question_words.hpp"

#include <algorithm>
#include <array>
#include <opendata/text.hpp>
#include <string>
#include <string_view>

namespace opendata::search {
namespace {

/// In folded (Simplified) form. None shorter than two characters: single ones are pieces of other words (了解, 幾何).
constexpr std::array<std::u32string_view, 28> question_words{
    U"可不可以", U"什么时候", U"怎么办", U"怎么样", U"为什么", U"多少钱", U"能不能", U"是不是", U"有没有", U"怎么",
    U"怎样",     U"怎办",     U"如何",   U"什么",   U"甚么",   U"请问",   U"想问",   U"为何",   U"何时",   U"何处",
    U"哪里",     U"哪些",     U"哪个",   U"多少",   U"多久",   U"是否",   U"可否",   U"能否"};

/// What leads to a question word says no more than it does: 丟了怎麼辦, 該如何. Alone they are pieces of other words.
constexpr std::u32string_view leading_to_question = U"了要该";

/// The characters of a text without what stands between them, each with its place.
struct Characters {
  std::u32string text;
  std::vector<std::uint32_t> places;
};

Characters characters_of(const std::vector<Term>& terms) {
  Characters all;
  for (const Term& term : terms) {
    if (term.kind != TermKind::unigram) continue;
    const std::u32string character = text::to_utf32(term.text);
    if (character.size() != 1) continue;
    all.text += character;
    all.places.push_back(term.begin);
  }
  return all;
}

/// For every place of the text whether a question word covers it.
std::vector<bool> covered_places(const Characters& characters, std::size_t length) {
  std::vector<bool> covered(length, false);
  for (const std::u32string_view word : question_words) {
    for (std::size_t at = characters.text.find(word); at != std::u32string::npos;
         at = characters.text.find(word, at + 1)) {
      const std::uint32_t begin = characters.places[at];
      const std::uint32_t last = characters.places[at + word.size() - 1];
      if (last - begin + 1 == word.size()) std::fill_n(covered.begin() + begin, word.size(), true);
    }
  }
  return covered;
}

/// For every place whether it leads to a question word; from the end, so that all of 了該怎麼辦 does.
std::vector<bool> leading_places(const Characters& characters, const std::vector<bool>& covered) {
  std::vector<bool> leading(covered.size(), false);
  for (std::size_t i = characters.text.size(); i-- > 0;) {
    const std::size_t place = characters.places[i], next = place + 1;
    if (next == covered.size() || leading_to_question.find(characters.text[i]) == std::u32string_view::npos) continue;
    leading[place] = covered[next] || leading[next];
  }
  return leading;
}

}  // namespace

std::vector<bool> find_question_terms(const std::vector<Term>& terms) {
  std::uint32_t length = 0;
  for (const Term& term : terms) length = std::max(length, term.end);
  const Characters characters = characters_of(terms);
  const std::vector<bool> covered = covered_places(characters, length);
  const std::vector<bool> leading = leading_places(characters, covered);
  std::vector<bool> found;
  for (const Term& term : terms) {
    const auto first = covered.begin() + term.begin, last = covered.begin() + term.end;
    const bool leads = first != last && leading[term.begin];  // 丟了 tells what happened; 了 and 了怎 do not
    found.push_back(leads || std::find(first, last, true) != last);
  }
  return found;
}

}  // namespace opendata::search
