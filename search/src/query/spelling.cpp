#include "query/spelling.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <optional>
#include <opendata/text.hpp>

#include "dictionary/word_trie.hpp"
#include "index/folding.hpp"
#include "index/terms.hpp"
#include "query/certain_characters.hpp"
#include "query/letters.hpp"
#include "query/surface.hpp"

namespace opendata::search {
namespace {

constexpr std::size_t longest_text = 60;
constexpr std::size_t shortest_stretch = 2;
constexpr std::size_t longest_stretch = 12;
constexpr std::size_t shortest_name = 4;
constexpr std::size_t shortest_latin = 4;
constexpr std::size_t looked_at = 50;  ///< documents that are read for a phrase
/// A pair that stands in the index is taken for a mistake only if the right word is so much more frequent.
constexpr Xapian::doccount surely_rarer = 200;
/// How much of a repair's score a pair has that becomes e times more frequent by it.
constexpr double weight_of_gain = 0.2;

/// A stretch of the folded text and what it may be meant to be.
struct Repair {
  std::size_t begin = 0, end = 0;
  std::u32string word;
  Correction::Reason reason = Correction::Reason::same_sound;
  double score = 0;
};

bool is_known_word(std::u32string_view word) {
  bool known = false;
  if (const WordTrie* general = general_words())
    general->match(word, [&](std::size_t length, std::uint32_t) { known = known || length == word.size(); });
  return known;
}

std::size_t differences(std::u32string_view a, std::u32string_view b) {
  std::size_t count = 0;
  for (std::size_t i = 0; i < a.size(); ++i) count += a[i] != b[i] ? 1U : 0U;
  return count;
}

class Speller {
 public:
  Speller(std::string_view text, const std::vector<Term>& terms, const Reach& reach)
      : original_(text::to_utf32(text)),
        folded_(fold_with_map(original_)),
        reach_(reach),
        tools_(*reach.generation.tools),
        certain_(certain_characters(text, terms, folded_, reach)) {
    mark_pieces(terms);
    count_pairs();
  }

  std::vector<Correction> run() {
    const std::vector<Repair> repairs = choose(all_repairs());
    std::vector<Correction> corrections;
    if (repairs.empty()) return corrections;
    corrections.push_back({apply(repairs), repairs.front().reason});
    return corrections;
  }

 private:
  [[nodiscard]] const Vocabulary& vocabulary() const { return tools_.vocabulary(reach_.handle.all); }

  /// Where words begin and end, and which characters stand alone.
  void mark_pieces(const std::vector<Term>& terms) {
    const std::size_t size = folded_.text.size();
    begins_.assign(size + 1, false);
    ends_.assign(size + 1, false);
    alone_.assign(size, false);
    for (const Term& term : terms) {
      if (term.kind != TermKind::word) continue;
      const std::size_t first = place_of(term.begin), last = first + text::to_utf32(term.text).size();
      if (last > size) continue;
      begins_[first] = ends_[last] = true;
      if (last - first == 1) alone_[first] = true;
    }
  }
  [[nodiscard]] std::size_t place_of(std::uint32_t original) const {
    const auto at = std::lower_bound(folded_.begin.begin(), folded_.begin.end(), original);
    return static_cast<std::size_t>(at - folded_.begin.begin());
  }
  void count_pairs() {
    const std::u32string& text = folded_.text;
    pairs_.assign(text.size(), 0);
    for (std::size_t i = 0; i + 1 < text.size(); ++i)
      if (is_pair(text[i], text[i + 1])) pairs_[i] = frequency_of_pair(text[i], text[i + 1]);
  }
  static bool is_pair(char32_t first, char32_t second) { return is_unspaced_script(first) && is_unspaced_script(second); }
  [[nodiscard]] Xapian::doccount frequency_of_pair(char32_t first, char32_t second) const {
    return reach_.handle.all.get_termfreq(terms::make(terms::bigram, text::to_utf8(std::u32string{first, second})));
  }

  std::vector<Repair> all_repairs() {
    std::vector<Repair> repairs;
    const std::u32string& text = folded_.text;
    for (std::size_t begin = 0; begin < text.size(); ++begin) {
      if (is_spaced_word_character(text[begin])) {
        begin = repair_latin(begin, repairs);
        continue;
      }
      for (std::size_t end = begin + shortest_stretch; end <= std::min(text.size(), begin + longest_stretch); ++end) {
        if (!is_unspaced_script(text[end - 1]) || !is_unspaced_script(text[begin])) break;
        if (begins_[begin] && ends_[end]) repair(begin, end, repairs);
      }
    }
    return repairs;
  }

  void repair(std::size_t begin, std::size_t end, std::vector<Repair>& repairs) {
    const std::u32string word = folded_.text.substr(begin, end - begin);
    if (is_known_word(word) || vocabulary().frequency(word) > 0) return;
    const Xapian::doccount weakest = *std::min_element(pairs_.begin() + static_cast<std::ptrdiff_t>(begin),
                                                       pairs_.begin() + static_cast<std::ptrdiff_t>(end - 1));
    const bool broken = std::find(alone_.begin() + static_cast<std::ptrdiff_t>(begin),
                                  alone_.begin() + static_cast<std::ptrdiff_t>(end), true) !=
                        alone_.begin() + static_cast<std::ptrdiff_t>(end);
    std::vector<Repair> found;
    if (broken) by_sound(begin, word, weakest, found);
    if (broken) by_shape(begin, word, weakest, found);
    if (!found.empty() && weakest > 0 && is_meant(begin, end)) found.clear();
    if (word.size() >= shortest_name) by_name(begin, word, found);
    repairs.insert(repairs.end(), std::make_move_iterator(found.begin()), std::make_move_iterator(found.end()));
  }

  /// Whether documents have the stretch as it is written: with its neighbours anywhere, or in a title. Two characters
  /// without a neighbour tell nothing: 夫利 stands in 丈夫利用.
  [[nodiscard]] bool is_meant(std::size_t begin, std::size_t end) const {
    const std::u32string& text = folded_.text;
    if (stands_in_title(text.substr(begin, end - begin))) return true;
    const std::size_t first = begin > 0 && is_unspaced_script(text[begin - 1]) ? begin - 1 : begin;
    const std::size_t last = end < text.size() && is_unspaced_script(text[end]) ? end + 1 : end;
    return last - first > shortest_stretch && stands_in_index(text.substr(first, last - first));
  }

  /// Whether the index's rarest pair of the stretch can be a mistake for a word of this frequency.
  static bool plausible(Xapian::doccount weakest, Xapian::doccount right) {
    return weakest == 0 || weakest * surely_rarer <= right;
  }

  void propose(std::size_t begin, std::u32string word, Correction::Reason reason, double quality,
               std::vector<Repair>& repairs) const {
    if (changes_certain(begin, word)) return;
    const auto gain = gain_of(begin, word);
    if (!gain) return;
    const double score = quality + static_cast<double>(word.size()) + weight_of_gain * *gain;
    repairs.push_back({begin, begin + word.size(), std::move(word), reason, score});
  }

  [[nodiscard]] bool changes_certain(std::size_t begin, const std::u32string& word) const {
    for (std::size_t i = 0; i < word.size(); ++i)
      if (certain_[begin + i] && word[i] != folded_.text[begin + i]) return true;
    return false;
  }
  /// How much more frequent the pairs become that a repair changes, its neighbours' too, in powers of e; nullopt when it
  /// makes a pair that no document has of one that documents have: 什麼[是區]段 does not become 什麼[市區]段.
  [[nodiscard]] std::optional<double> gain_of(std::size_t begin, const std::u32string& word) const {
    const std::u32string& typed = folded_.text;
    std::u32string repaired = typed;
    repaired.replace(begin, word.size(), word);
    double gain = 0;
    for (std::size_t i = begin > 0 ? begin - 1 : 0; i < std::min(begin + word.size(), typed.size() - 1); ++i) {
      if (typed.compare(i, 2, repaired, i, 2) == 0 || !is_pair(repaired[i], repaired[i + 1])) continue;
      const Xapian::doccount now = frequency_of_pair(repaired[i], repaired[i + 1]);
      if (now == 0 && pairs_[i] > 0) return std::nullopt;
      gain += std::log((1.0 + now) / (1.0 + pairs_[i]));
    }
    return gain;
  }

  void by_sound(std::size_t begin, const std::u32string& word, Xapian::doccount weakest, std::vector<Repair>& repairs) {
    constexpr std::size_t most_readings = 4;
    for (const std::string& way : tools_.readings().of_text(word, most_readings)) {
      for (const std::uint32_t place : vocabulary().with_sound(way)) {
        const Vocabulary::Word& candidate = vocabulary().at(place);
        if (candidate.text.size() != word.size() || candidate.text == word) continue;
        const double penalty = static_cast<double>(differences(candidate.text, word));
        if (plausible(weakest, candidate.frequency) && differences(candidate.text, word) * 2 <= word.size())
          propose(begin, candidate.text, Correction::Reason::same_sound, 3.0 - penalty, repairs);
      }
    }
  }

  void by_shape(std::size_t begin, const std::u32string& word, Xapian::doccount weakest, std::vector<Repair>& repairs) {
    for (std::size_t i = 0; i < word.size(); ++i) {
      for (const char32_t other : tools_.look_alikes(word[i])) {
        std::u32string candidate = word;
        candidate[i] = other;
        const Xapian::doccount frequency = vocabulary().frequency(candidate);
        if (frequency > 0 && plausible(weakest, frequency))
          propose(begin, std::move(candidate), Correction::Reason::look_alike, 2.5, repairs);
      }
    }
  }

  /// Names of laws are known in full: one wrong character in a long one is a mistake even where its pairs are common
  /// (勞動基本法). A name that sounds alike may differ in more.
  void by_name(std::size_t begin, const std::u32string& word, std::vector<Repair>& repairs) {
    std::vector<std::uint32_t> places = vocabulary().one_apart(word);
    for (const std::string& way : tools_.readings().of_text(word, 1))
      for (const std::uint32_t place : vocabulary().with_sound(way)) places.push_back(place);
    for (const std::uint32_t place : places) {
      const Vocabulary::Word& candidate = vocabulary().at(place);
      if (candidate.text == word || candidate.text.size() != word.size()) continue;
      if (!reach_.generation.names.find(text::to_utf8(candidate.text)) || stands_in_index(word)) continue;
      propose(begin, candidate.text, Correction::Reason::one_character, 2.0, repairs);
    }
  }
  /// Whether a document holds all pairs of the stretch; then it is taken as meant.
  [[nodiscard]] bool stands_in_index(const std::u32string& word) const {
    return stands_in(Corpus::both, {word}, [](std::string_view pair) { return terms::make(terms::bigram, pair); });
  }
  /// The same of titles, other than those of articles.
  [[nodiscard]] bool stands_in_title(const std::u32string& word) const {
    return stands_in(Corpus::texts, {word, Passage::Field::title}, [](std::string_view pair) {
      return terms::of_title({std::string(pair), TermKind::bigram});
    });
  }
  template <class TermOf>
  [[nodiscard]] bool stands_in(Corpus corpus, const Passage& passage, const TermOf& term_of) const {
    std::vector<Xapian::Query> pairs;
    for (std::size_t i = 0; i + 1 < passage.text.size(); ++i) pairs.emplace_back(term_of(text::to_utf8(passage.text.substr(i, 2))));
    const Xapian::Query together(Xapian::Query::OP_AND, pairs.begin(), pairs.end());
    for (const Reached& found : best_documents(reach_, corpus, together, looked_at))
      if (PhraseForms(found.document).hold(passage)) return true;
    return false;
  }

  /// Repairs the Latin word that begins here; returns the place of its last character.
  std::size_t repair_latin(std::size_t begin, std::vector<Repair>& repairs) {
    const std::u32string& text = folded_.text;
    std::size_t end = begin;
    while (end < text.size() && is_spaced_word_character(text[end])) ++end;
    const std::u32string word = text.substr(begin, end - begin);
    const bool has_digit = std::any_of(word.begin(), word.end(), [](char32_t c) { return c < U'a'; });
    if (word.size() < shortest_latin || has_digit || vocabulary().frequency(word) > 0) return end - 1;
    std::optional<std::uint32_t> best;
    for (const std::uint32_t place : vocabulary().latin()) {
      const Vocabulary::Word& candidate = vocabulary().at(place);
      if (candidate.text[0] != word[0] || !one_letter_apart(word, candidate.text)) continue;
      if (!best || candidate.frequency > vocabulary().at(*best).frequency) best = place;
    }
    if (best)
      repairs.push_back({begin, end, vocabulary().at(*best).text, Correction::Reason::one_character, 1.0});
    return end - 1;
  }

  /// The best repairs that do not overlap, in the order of the text.
  static std::vector<Repair> choose(std::vector<Repair> repairs) {
    std::stable_sort(repairs.begin(), repairs.end(), [](const Repair& a, const Repair& b) { return a.score > b.score; });
    std::vector<Repair> chosen;
    for (Repair& repair : repairs) {
      const auto overlaps = [&](const Repair& other) { return repair.begin < other.end && other.begin < repair.end; };
      if (std::none_of(chosen.begin(), chosen.end(), overlaps)) chosen.push_back(std::move(repair));
    }
    std::sort(chosen.begin(), chosen.end(), [](const Repair& a, const Repair& b) { return a.begin < b.begin; });
    return chosen;
  }

  [[nodiscard]] std::string apply(const std::vector<Repair>& repairs) const {
    std::string out;
    std::size_t at = 0;
    for (const Repair& repair : repairs) {
      const auto [begin, end] = folded_.original(repair.begin, repair.end);
      out += text::to_utf8(std::u32string_view(original_).substr(at, begin - at)) + surface_of(repair.word, reach_);
      at = end;
    }
    return out + text::to_utf8(std::u32string_view(original_).substr(at));
  }

  std::u32string original_;
  text::Folded folded_;
  Reach reach_;
  const LanguageTools& tools_;
  std::vector<bool> certain_;  ///< characters that no repair changes
  std::vector<bool> begins_, ends_, alone_;
  std::vector<Xapian::doccount> pairs_;  ///< documents with the pair that begins at a character
};

}  // namespace

std::vector<Correction> find_corrections(std::string_view text, const std::vector<Term>& terms,
                                         const Reach& reach) {
  if (text::to_utf32(text).size() > longest_text) return {};
  return Speller(text, terms, reach).run();
}

}  // namespace opendata::search
