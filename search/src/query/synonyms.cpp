#include "query/synonyms.hpp"

#include <algorithm>
#include <opendata/text.hpp>

#include "index/folding.hpp"
#include "query/word_boundaries.hpp"

namespace opendata::search {
namespace {

std::u32string folded(const std::string& utf8) { return fold_with_map(text::to_utf32(utf8)).text; }

}  // namespace

Synonyms::Synonyms(const std::vector<SynonymRule>& rules) {
  for (const SynonymRule& rule : rules)
    for (const std::string& from : rule.from) add(from, rule.to, rule.weight);
}

void Synonyms::add(const std::string& from, const std::vector<std::string>& to, double weight) {
  const std::u32string word = folded(from);
  if (word.empty()) return;
  std::vector<Synonym>& known = words_.add(word);
  for (const std::string& text : to) {
    const std::u32string other = folded(text);
    const auto same = [&](const Synonym& synonym) { return folded(synonym.text) == other; };
    if (other != word && std::none_of(known.begin(), known.end(), same)) known.push_back({text, weight});
  }
}

std::vector<SynonymMatch> Synonyms::find(std::string_view utf8, const std::vector<Term>& terms) const {
  std::vector<SynonymMatch> matches;
  if (words_.empty()) return matches;
  const WordBoundaries boundaries(terms);
  words_.walk(utf8, [&](const WordPlace& at, const std::vector<Synonym>& synonyms) {
    if (synonyms.empty() || !boundaries.hold(at.begin, at.end)) return false;
    matches.push_back({static_cast<std::uint32_t>(at.begin), static_cast<std::uint32_t>(at.end), text::to_utf8(at.text),
                       synonyms});
    return true;
  });
  return matches;
}

}  // namespace opendata::search
