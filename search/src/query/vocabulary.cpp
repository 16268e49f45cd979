#include "query/vocabulary.hpp"

#include <algorithm>
#include <functional>
#include <opendata/text.hpp>

#include "index/folding.hpp"

namespace opendata::search {
namespace {

constexpr std::size_t shortest_with_gap = 3;
constexpr std::size_t most_readings = 4;
constexpr std::size_t longest_begun = 8;

bool is_han_word(std::u32string_view text) { return std::all_of(text.begin(), text.end(), is_unspaced_script); }

std::uint64_t hash_of(std::string_view text) { return std::hash<std::string_view>{}(text); }

std::uint64_t hash_with_gap(std::u32string_view word, std::size_t gap) {
  std::u32string open(word);
  open[gap] = U'\0';
  return std::hash<std::u32string_view>{}(open);
}

bool is_prefixed(const std::string& term) { return term[0] >= 'A' && term[0] <= 'Z'; }

}  // namespace

Vocabulary::Vocabulary(const Xapian::Database& all, const Readings& readings) {
  read(all);
  index(readings);
}

void Vocabulary::read(const Xapian::Database& all) {
  const std::string behind_prefixes = "[";  // the character behind Z
  for (auto it = all.allterms_begin(); it != all.allterms_end();) {
    const std::string term = *it;
    if (is_prefixed(term)) {
      it.skip_to(behind_prefixes);
      continue;
    }
    std::u32string word = text::to_utf32(term);
    if (word.size() <= longest) words_.push_back({std::move(word), it.get_termfreq()});
    ++it;
  }
}

void Vocabulary::index(const Readings& readings) {
  for (std::uint32_t place = 0; place < words_.size(); ++place) {
    const std::u32string& word = words_[place].text;
    if (!is_han_word(word)) {
      if (is_spaced_word_character(word[0])) latin_.push_back(place);
      continue;
    }
    for (const std::string& way : readings.of_text(word, most_readings)) by_sound_.emplace_back(hash_of(way), place);
    if (word.size() < shortest_with_gap) continue;
    for (std::size_t length = 2; length < std::min(word.size(), longest_begun); ++length)
      for (const std::string& way : readings.of_text(std::u32string_view(word).substr(0, length), 1))
        by_first_sounds_.emplace_back(hash_of(way), place);
    for (std::size_t gap = 0; gap < word.size(); ++gap) by_gap_.emplace_back(hash_with_gap(word, gap), place);
  }
  std::sort(by_sound_.begin(), by_sound_.end());
  std::sort(by_first_sounds_.begin(), by_first_sounds_.end());
  std::sort(by_gap_.begin(), by_gap_.end());
}

std::vector<std::uint32_t> Vocabulary::find(const std::vector<Entry>& entries, std::uint64_t key) {
  std::vector<std::uint32_t> places;
  for (auto it = std::lower_bound(entries.begin(), entries.end(), Entry{key, 0});
       it != entries.end() && it->first == key; ++it)
    places.push_back(it->second);
  return places;
}

Xapian::doccount Vocabulary::frequency(std::u32string_view word) const {
  const auto found = std::lower_bound(words_.begin(), words_.end(), word,
                                      [](const Word& a, std::u32string_view b) { return a.text < b; });
  return found != words_.end() && found->text == word ? found->frequency : 0;
}

std::vector<std::uint32_t> Vocabulary::with_sound(std::string_view syllables) const {
  return find(by_sound_, hash_of(syllables));
}

std::vector<std::uint32_t> Vocabulary::with_sound_before(std::string_view syllables) const {
  return find(by_first_sounds_, hash_of(syllables));
}

std::vector<std::uint32_t> Vocabulary::one_apart(std::u32string_view word) const {
  std::vector<std::uint32_t> places;
  if (word.size() < shortest_with_gap) return places;
  for (std::size_t gap = 0; gap < word.size(); ++gap) {
    for (const std::uint32_t place : find(by_gap_, hash_with_gap(word, gap)))
      if (words_[place].text != word && words_[place].text.size() == word.size()) places.push_back(place);
  }
  return places;
}

std::vector<std::uint32_t> Vocabulary::beginning_with(std::u32string_view prefix, std::size_t most) const {
  std::vector<std::uint32_t> places;
  const auto first = std::lower_bound(words_.begin(), words_.end(), prefix,
                                      [](const Word& a, std::u32string_view b) { return a.text < b; });
  for (auto it = first; it != words_.end() && std::u32string_view(it->text).starts_with(prefix); ++it)
    places.push_back(static_cast<std::uint32_t>(it - words_.begin()));
  const std::size_t wanted = std::min(most, places.size());
  std::partial_sort(places.begin(), places.begin() + static_cast<std::ptrdiff_t>(wanted), places.end(),
                    [this](auto a, auto b) { return words_[a].frequency > words_[b].frequency; });
  places.resize(wanted);
  return places;
}

}  // namespace opendata::search
