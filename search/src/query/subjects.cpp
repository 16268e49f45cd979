#include "query/subjects.hpp"

#include <algorithm>
#include <opendata/text.hpp>

#include "index/folding.hpp"
#include "query/word_boundaries.hpp"

namespace opendata::search {
namespace {

/// So many characters are a word wherever they stand together.
constexpr std::size_t distinct_length = 3;

bool has_word(const std::vector<SubjectMatch>& matches, const std::string& word) {
  return std::any_of(matches.begin(), matches.end(), [&](const SubjectMatch& match) { return match.word == word; });
}

}  // namespace

Subjects::Subjects(const std::vector<SubjectRule>& rules) {
  for (const SubjectRule& rule : rules)
    for (const std::string& word : rule.words) add(word, rule.places);
}

void Subjects::add(const std::string& word, const std::vector<std::string>& places) {
  const std::u32string folded = fold_with_map(text::to_utf32(word)).text;
  longest_ = std::max(longest_, folded.size());
  std::vector<std::string>& known = by_word_[folded];
  known.insert(known.end(), places.begin(), places.end());
}

std::vector<SubjectMatch> Subjects::find(std::string_view utf8, const std::vector<Term>& terms) const {
  std::vector<SubjectMatch> matches;
  if (by_word_.empty()) return matches;
  const std::u32string original = text::to_utf32(utf8);
  const text::Folded text = fold_with_map(original);
  const WordBoundaries boundaries(terms);
  for (std::size_t at = 0; at < text.text.size();) {
    std::size_t length = std::min(longest_, text.text.size() - at);
    for (; length > 1; --length) {
      const auto found = by_word_.find(text.text.substr(at, length));
      if (found == by_word_.end()) continue;
      const auto [begin, end] = text.original(at, at + length);
      if (length < distinct_length && !boundaries.hold(begin, end)) continue;
      std::string word = text::to_utf8(original.substr(begin, end - begin));
      if (!has_word(matches, word)) matches.push_back({std::move(word), found->second});
      break;
    }
    at += std::max<std::size_t>(length, 1);
  }
  return matches;
}

}  // namespace opendata::search
