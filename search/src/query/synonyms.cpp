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
  longest_ = std::max(longest_, word.size());
  std::vector<Synonym>& known = by_word_[word];
  for (const std::string& text : to) {
    const std::u32string other = folded(text);
    const auto same = [&](const Synonym& synonym) { return folded(synonym.text) == other; };
    if (other != word && std::none_of(known.begin(), known.end(), same)) known.push_back({text, weight});
  }
}

std::vector<SynonymMatch> Synonyms::find(std::string_view utf8, const std::vector<Term>& terms) const {
  std::vector<SynonymMatch> matches;
  if (by_word_.empty()) return matches;
  const std::u32string original = text::to_utf32(utf8);
  const text::Folded text = fold_with_map(original);
  const WordBoundaries boundaries(terms);
  for (std::size_t at = 0; at < text.text.size();) {
    std::size_t length = std::min(longest_, text.text.size() - at);
    for (; length > 0; --length) {
      const auto found = by_word_.find(text.text.substr(at, length));
      if (found == by_word_.end() || found->second.empty()) continue;
      const auto [begin, end] = text.original(at, at + length);
      if (!boundaries.hold(begin, end)) continue;
      matches.push_back({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end),
                         text::to_utf8(original.substr(begin, end - begin)), found->second});
      break;
    }
    at += std::max<std::size_t>(length, 1);
  }
  return matches;
}

}  // namespace opendata::search
