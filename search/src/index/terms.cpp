#include "index/terms.hpp"

#include <array>
#include <opendata/text.hpp>

#include "index/folding.hpp"
#include "index/stable_hash.hpp"

namespace opendata::search::terms {
std::string make(std::string_view prefix, std::string_view text) {
  constexpr std::size_t hash_bytes = 17;
  std::string out(prefix);
  if (prefix.size() + text.size() <= maximum_bytes) return out += text;
  out += text.substr(0, maximum_bytes - hash_bytes - prefix.size());
  return out += '#' + stable_hash(text);
}

std::string newest_first(std::string_view modified, std::string_view document) {
  std::string key;
  for (const char c : modified) key += c >= '0' && c <= '9' ? static_cast<char>('0' + ('9' - c)) : c;
  return (key.empty() ? std::string("~") : key) + ' ' + std::string(document);
}

std::string of(const Term& term) {
  static constexpr std::array<std::string_view, 6> prefixes{"", bigram, unigram, article_number, "", year};
  return make(prefixes[static_cast<std::size_t>(term.kind)], term.text);
}

std::string of_title(const Term& term) { return make(title, term.text); }

std::string whole_title_of(std::string_view text) {
  std::u32string words;
  for (const char32_t c : fold_with_map(text::to_utf32(text)).text)
    if (is_unspaced_script(c) || is_spaced_word_character(c)) words += c;
  return words.empty() ? std::string() : make(whole_title, text::to_utf8(words));
}

std::string of_facet(std::string_view name, std::string_view value) {
  return make(facet, std::string(name) + ":" + fold_for_search(value));
}

std::vector<std::string> category_levels(std::string_view path) {
  const std::string folded = fold_for_search(path);
  std::vector<std::string> levels;
  for (std::size_t at = folded.find('/'); at != std::string::npos; at = folded.find('/', at + 1)) {
    if (at > 0) levels.push_back(folded.substr(0, at));
  }
  if (!folded.empty()) levels.push_back(folded);
  return levels;
}

}  // namespace opendata::search::terms
