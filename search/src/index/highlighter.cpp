#include "index/highlighter.hpp"

#include <algorithm>
#include <opendata/text.hpp>

#include "index/folding.hpp"

namespace opendata::search {
namespace {

constexpr std::size_t window_size = 120;
constexpr std::size_t matches_span = 90;  ///< the rest of the window is room for the sentence around them
constexpr std::size_t longest_scan = 20'000;

bool ends_sentence(char32_t c) { return c == U'。' || c == U'；' || c == U'！' || c == U'？' || c == U'\n'; }
/// Line breaks and the lines of drawn tables are shown as blanks.
bool shown_as_blank(char32_t c) {
  return c == U'\n' || c == U'\r' || c == U'\t' || c < 0x20 || (c >= 0x2500 && c <= 0x257F);
}

}  // namespace

Highlighter::Highlighter(const std::vector<QueryTerm>& terms) {
  // A single Han character is marked only when the query has nothing longer: 的 and 了 are words too.
  const auto longer = [](const QueryTerm& t) {
    if (t.term.kind == TermKind::bigram) return true;
    return t.term.kind == TermKind::word &&
           (t.term.end - t.term.begin > 1 || is_spaced_word_character(text::to_utf32(t.term.text).front()));
  };
  single_characters_ = std::none_of(terms.begin(), terms.end(), longer);
  for (const QueryTerm& term : terms) {
    if (!longer(term) && !single_characters_) continue;
    if (terms_.try_emplace(text::to_utf32(term.term.text), weights_.size()).second) weights_.push_back(term.weight);
  }
}

/// Pairs of characters (or single ones) of runs without blanks, and whole Latin words and numbers. Words of more
/// characters are covered by their pairs.
std::vector<Highlighter::Match> Highlighter::find(std::u32string_view original) const {
  const text::Folded folded = fold_with_map(original.substr(0, longest_scan));
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
    matches.push_back({first, last, found->second});
  }
  return matches;
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
