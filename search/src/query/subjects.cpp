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
  std::vector<std::string>& known = words_.add(fold_with_map(text::to_utf32(word)).text);
  known.insert(known.end(), places.begin(), places.end());
}

std::vector<SubjectMatch> Subjects::find(std::string_view utf8, const std::vector<Term>& terms) const {
  std::vector<SubjectMatch> matches;
  if (words_.empty()) return matches;
  const WordBoundaries boundaries(terms);
  words_.walk(utf8, [&](const WordPlace& at, const std::vector<std::string>& places) {
    if (at.length < 2 || (at.length < distinct_length && !boundaries.hold(at.begin, at.end))) return false;
    std::string word = text::to_utf8(at.text);
    if (!has_word(matches, word)) matches.push_back({std::move(word), places});
    return true;
  });
  return matches;
}

}  // namespace opendata::search
