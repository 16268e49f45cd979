#include "index/suggester.hpp"

#include <algorithm>
#include <opendata/search/segmenter.hpp>
#include <opendata/text.hpp>
#include <tuple>

#include "dictionary/zhuyin.hpp"

namespace opendata::search {

void Suggester::add(std::string text, Source source) {
  std::string folded = fold_for_search(text);
  if (!folded.empty()) entries_.push_back({std::move(folded), std::move(text), source});
}

namespace {

/// Letters of a text written in sounds, without blanks and tones; empty when it is written otherwise.
std::string letters_of(std::string_view typed) {
  std::string letters;
  if (const auto zhuyin = parse_zhuyin(typed)) {
    for (const Syllable& syllable : *zhuyin) letters += syllable.text;
    return letters;
  }
  for (const char c : fold_for_search(typed)) {
    if (c >= 'a' && c <= 'z') letters += c;
    if (static_cast<unsigned char>(c) >= 0x80) return {};
  }
  return letters.size() > 1 ? letters : std::string();
}

}  // namespace

void Suggester::index_sounds(const Readings& readings) {
  for (std::uint32_t place = 0; place < entries_.size(); ++place) {
    std::string whole, initials;
    for (const char32_t c : text::to_utf32(entries_[place].folded)) {
      const auto& syllables = readings.of(c);
      if (syllables.empty()) continue;
      whole += syllables.front();
      initials += syllables.front().front();
    }
    if (whole.empty()) continue;
    sounds_.emplace_back(std::move(whole), place);
    if (initials.size() > 1) sounds_.emplace_back(std::move(initials), place);
  }
  std::sort(sounds_.begin(), sounds_.end());
}

std::vector<const Suggester::Entry*> Suggester::sounding(std::string_view typed) const {
  std::vector<const Entry*> found;
  const std::string letters = letters_of(typed);
  if (letters.empty()) return found;
  for (auto it = std::lower_bound(sounds_.begin(), sounds_.end(), Sound{letters, 0});
       it != sounds_.end() && it->first.starts_with(letters); ++it)
    found.push_back(&entries_[it->second]);
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

void Suggester::build(const Readings& readings) {
  std::sort(entries_.begin(), entries_.end(), [](const Entry& a, const Entry& b) {
    return std::tie(a.folded, a.source, a.text) < std::tie(b.folded, b.source, b.text);
  });
  const auto last = std::unique(entries_.begin(), entries_.end(),
                                [](const Entry& a, const Entry& b) { return a.folded == b.folded; });
  entries_.erase(last, entries_.end());
  index_sounds(readings);
}

std::vector<const Suggester::Entry*> Suggester::beginning_with(const std::string& folded) const {
  std::vector<const Entry*> found;
  auto it = std::lower_bound(entries_.begin(), entries_.end(), folded,
                             [](const Entry& e, const std::string& text) { return e.folded < text; });
  for (; it != entries_.end() && it->folded.starts_with(folded); ++it) found.push_back(&*it);
  return found;
}

std::vector<const Suggester::Entry*> Suggester::containing(const std::string& folded) const {
  std::vector<const Entry*> found;
  for (const Entry& entry : entries_) {
    const std::size_t at = entry.folded.find(folded);
    if (at != std::string::npos && at != 0) found.push_back(&entry);
  }
  return found;
}

std::vector<std::string> Suggester::complete(std::string_view prefix, std::size_t limit) const {
  const std::string folded = fold_for_search(prefix);
  std::vector<std::string> out;
  if (folded.empty()) return out;
  const auto take = [&](std::vector<const Entry*> found) {
    const std::size_t wanted = std::min(limit - out.size(), found.size());
    const auto preferred = [](const Entry* a, const Entry* b) {
      return std::tuple(a->source, a->folded.size(), std::string_view(a->folded)) <
             std::tuple(b->source, b->folded.size(), std::string_view(b->folded));
    };
    std::partial_sort(found.begin(), found.begin() + static_cast<std::ptrdiff_t>(wanted), found.end(), preferred);
    for (std::size_t i = 0; i < wanted; ++i) out.push_back(found[i]->text);
  };
  take(beginning_with(folded));
  if (out.size() < limit) take(sounding(prefix));
  if (out.size() < limit) take(containing(folded));
  return out;
}

}  // namespace opendata::search
