#include "index/highlighter.hpp"

#include <unicode/uchar.h>

#include <algorithm>
#include <opendata/text.hpp>

#include "index/folding.hpp"

namespace opendata::search {
namespace {

constexpr std::size_t window_size = 120;
constexpr std::size_t matches_span = 90;  ///< the rest of the window is room for the sentence around them
constexpr std::size_t longest_scan = 20'000;

bool is_blank(char32_t c) { return u_isUWhiteSpace(static_cast<UChar32>(c)) != 0; }
bool ends_sentence(char32_t c) { return c == U'。' || c == U'；' || c == U'！' || c == U'？' || c == U'\n'; }
/// Line breaks and the lines of drawn tables are shown as blanks.
bool shown_as_blank(char32_t c) {
  return c == U'\n' || c == U'\r' || c == U'\t' || c < 0x20 || (c >= 0x2500 && c <= 0x257F);
}

/// Whether a term is more than one character. Those alone are marked only when the query has nothing longer: 的 and 了
/// are words too. A year and a number are, however they are written (2024年).
bool is_longer(const QueryTerm& t) {
  if (t.term.kind == TermKind::bigram || t.term.kind == TermKind::number || t.term.kind == TermKind::year) return true;
  return t.term.kind == TermKind::word &&
         (t.term.end - t.term.begin > 1 || is_spaced_word_character(text::to_utf32(t.term.text).front()));
}

/// The query's words of two characters and more that are written without blanks.
std::vector<std::u32string> words_of(const std::vector<QueryTerm>& terms) {
  std::vector<std::u32string> words;
  for (const QueryTerm& term : terms) {
    std::u32string word = text::to_utf32(term.term.text);
    if (term.term.kind == TermKind::word && word.size() > 1 && is_unspaced_script(word.front()))
      words.push_back(std::move(word));
  }
  return words;
}

std::u32string without_blanks(std::u32string text) {
  std::erase_if(text, is_blank);
  return text;
}

}  // namespace

Highlighter::Highlighter(const std::vector<QueryTerm>& terms, std::u32string phrase) : phrase_(std::move(phrase)) {
  single_characters_ = std::none_of(terms.begin(), terms.end(), is_longer);
  for (const QueryTerm& term : terms) {
    if (!is_longer(term) && !single_characters_) continue;
    if (terms_.try_emplace(text::to_utf32(term.term.text), weights_.size()).second) weights_.push_back(term.weight);
  }
  add_crossings(terms);
}

void Highlighter::add_crossings(const std::vector<QueryTerm>& terms) {
  crossings_.resize(weights_.size());
  const std::vector<std::u32string> words = words_of(terms);
  for (const auto& known : terms_) {
    const std::u32string& pair = known.first;
    if (pair.size() != 2 || !is_unspaced_script(pair.front())) continue;
    const auto any = [&](auto&& holds) { return std::any_of(words.begin(), words.end(), holds); };
    if (any([&](const std::u32string& word) { return word.find(pair) != std::u32string::npos; })) continue;
    crossings_[known.second] = {any([&](const std::u32string& word) { return word.back() == pair.front(); }),
                                any([&](const std::u32string& word) { return word.front() == pair.back(); })};
  }
}

std::vector<Highlighter::Match> Highlighter::find(std::u32string_view original) const {
  const text::Folded folded = fold_with_map(original.substr(0, longest_scan));
  std::vector<Match> phrases = find_phrase(folded);
  return phrases.empty() ? without_lonely_crossings(find_terms(folded)) : phrases;
}

/// Blanks and line ends inside of it do not matter, as in phrase_form().
std::vector<Highlighter::Match> Highlighter::find_phrase(const text::Folded& folded) const {
  std::vector<Match> matches;
  if (phrase_.empty() || weights_.empty()) return matches;
  std::vector<std::size_t> places;
  std::u32string text;
  for (std::size_t i = 0; i < folded.text.size(); ++i) {
    if (is_blank(folded.text[i])) continue;
    text += folded.text[i];
    places.push_back(i);
  }
  const std::u32string wanted = without_blanks(phrase_);
  for (std::size_t at = text.find(wanted); at != std::u32string::npos; at = text.find(wanted, at + wanted.size())) {
    const auto [begin, end] = folded.original(places[at], places[at + wanted.size() - 1] + 1);
    matches.push_back({begin, end, 0, places[at]});
  }
  return matches;
}

/// Pairs of characters (or single ones) of runs without blanks, and whole Latin words and numbers. Words of more
/// characters are covered by their pairs.
std::vector<Highlighter::Match> Highlighter::find_terms(const text::Folded& folded) const {
  std::vector<Match> matches;
  const std::u32string& text = folded.text;
  for (std::size_t i = 0, next = 0; i < text.size(); i = next) {
    next = i + 1;
    std::size_t end = i + 1;
    if (is_spaced_word_character(text[i])) {
      while (end < text.size() && is_spaced_word_character(text[end])) ++end;
      next = end;
    } else if (!single_characters_) {
      end = std::min(i + 2, text.size());
    }
    const auto found = terms_.find(text.substr(i, end - i));
    if (found == terms_.end()) continue;
    const auto [first, last] = folded.original(i, end);
    matches.push_back({first, last, found->second, i});
  }
  return matches;
}

/// A pair across two words of the query stays where the words stand too: 婚登 in 結婚登記, but not in 離婚登記.
std::vector<Highlighter::Match> Highlighter::without_lonely_crossings(const std::vector<Match>& matches) const {
  std::vector<Match> kept;
  for (std::size_t i = 0; i < matches.size(); ++i) {
    const Crossing& crossing = crossings_[matches[i].term];
    const bool after_word = i > 0 && matches[i - 1].at + 1 == matches[i].at;
    const bool before_word = i + 1 < matches.size() && matches[i].at + 1 == matches[i + 1].at;
    if ((!crossing.ends_word || after_word) && (!crossing.begins_word || before_word)) kept.push_back(matches[i]);
  }
  return kept;
}

/// Two pointers over the matches: the stretch whose distinct terms weigh most.
Highlighter::Range Highlighter::best_window(const std::vector<Match>& matches, std::size_t size) const {
  std::vector<std::uint32_t> inside(weights_.size(), 0);
  double weight = 0;
  double best = -1;
  Range range{0, std::min(size, window_size)};
  for (std::size_t first = 0, last = 0; first < matches.size(); ++first) {
    for (; last < matches.size() && matches[last].end <= matches[first].begin + matches_span; ++last) {
      if (inside[matches[last].term]++ == 0) weight += weights_[matches[last].term];
    }
    if (last > first && weight > best + 1e-9) {
      best = weight;
      range = {matches[first].begin, matches[last - 1].end};
    }
    if (last == first)
      ++last;
    else if (--inside[matches[first].term] == 0)
      weight -= weights_[matches[first].term];
  }
  return range;
}

Highlighted Highlighter::cut(std::u32string_view original, Range window, const std::vector<Match>& matches) {
  Highlighted out;
  if (window.begin > 0) out.text += "…";
  auto match = matches.begin();
  for (std::size_t i = window.begin; i < window.end; ++i) {
    while (match != matches.end() && match->end <= i) ++match;
    const std::size_t at = out.text.size();
    if (shown_as_blank(original[i])) {
      if (!out.text.ends_with(' ')) out.text += ' ';
    } else {
      text::append_utf8(out.text, original[i]);
    }
    const bool marked = std::any_of(match, std::min(match + 2, matches.end()),
                                    [i](const Match& m) { return m.begin <= i && i < m.end; });
    if (!marked || out.text.size() == at) continue;
    if (!out.marks.empty() && out.marks.back().second == at)
      out.marks.back().second = out.text.size();
    else
      out.marks.emplace_back(at, out.text.size());
  }
  if (window.end < original.size()) out.text += "…";
  return out;
}

Highlighted Highlighter::mark(std::string_view utf8) const {
  const std::u32string original = text::to_utf32(utf8);
  return cut(original, {0, original.size()}, find(original));
}

Highlighted Highlighter::snippet(std::string_view utf8) const {
  const std::u32string original = text::to_utf32(utf8);
  const std::vector<Match> matches = find(original);
  Range window = best_window(matches, original.size());
  const std::size_t room = window_size - std::min(window_size, window.end - window.begin);
  const std::size_t earliest = window.begin - std::min(window.begin, room);
  while (window.begin > earliest && !ends_sentence(original[window.begin - 1])) --window.begin;
  const std::size_t latest = std::min(original.size(), std::max(window.end, window.begin + window_size));
  const std::size_t needed = window.end;
  window.end = latest;
  if (latest < original.size()) {
    while (window.end > needed && !ends_sentence(original[window.end - 1])) --window.end;
    if (window.end == needed) window.end = latest;
  }
  return cut(original, window, matches);
}

}  // namespace opendata::search
