#include "query/spelling.hpp"

#include <algorithm>
#include <optional>
#include <opendata/text.hpp>

#include "dictionary/word_trie.hpp"
#include "index/folding.hpp"
#include "index/terms.hpp"
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
        tools_(*reach.generation.tools) {
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
      if (is_unspaced_script(text[i]) && is_unspaced_script(text[i + 1])) pairs_[i] = frequency_of_pair(i);
  }
  [[nodiscard]] Xapian::doccount frequency_of_pair(std::size_t i) const {
    return reach_.handle.all.get_termfreq(terms::make(terms::bigram, text::to_utf8(folded_.text.substr(i, 2))));
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
    if (broken) by_sound(begin, word, weakest, repairs);
    if (broken) by_shape(begin, word, weakest, repairs);
    if (word.size() >= shortest_name) by_name(begin, word, repairs);
  }

  /// Whether the index's rarest pair of the stretch can be a mistake for a word of this frequency.
  static bool plausible(Xapian::doccount weakest, Xapian::doccount right) {
    return weakest == 0 || weakest * surely_rarer <= right;
  }

  void propose(std::size_t begin, std::u32string word, Correction::Reason reason, double quality,
               Xapian::doccount frequency, std::vector<Repair>& repairs) const {
    const double length = static_cast<double>(word.size());
    const double score = quality + length + 0.1 * std::min(10.0, static_cast<double>(frequency));
    repairs.push_back({begin, begin + word.size(), std::move(word), reason, score});
  }

  void by_sound(std::size_t begin, const std::u32string& word, Xapian::doccount weakest, std::vector<Repair>& repairs) {
    constexpr std::size_t most_readings = 4;
    for (const std::string& way : tools_.readings().of_text(word, most_readings)) {
      for (const std::uint32_t place : vocabulary().with_sound(way)) {
        const Vocabulary::Word& candidate = vocabulary().at(place);
        if (candidate.text.size() != word.size() || candidate.text == word) continue;
        const double penalty = static_cast<double>(differences(candidate.text, word));
        if (plausible(weakest, candidate.frequency) && differences(candidate.text, word) * 2 <= word.size())
          propose(begin, candidate.text, Correction::Reason::same_sound, 3.0 - penalty, candidate.frequency, repairs);
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
          propose(begin, std::move(candidate), Correction::Reason::look_alike, 2.5, frequency, repairs);
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
      propose(begin, candidate.text, Correction::Reason::one_character, 2.0, candidate.frequency, repairs);
    }
  }
  /// Whether a document holds all pairs of the stretch; then it is taken as meant.
  [[nodiscard]] bool stands_in_index(const std::u32string& word) const {
    std::vector<Xapian::Query> pairs;
    for (std::size_t i = 0; i + 1 < word.size(); ++i)
      pairs.emplace_back(terms::make(terms::bigram, text::to_utf8(word.substr(i, 2))));
    const Xapian::Query together(Xapian::Query::OP_AND, pairs.begin(), pairs.end());
    for (const Reached& found : best_documents(reach_, Corpus::both, together, looked_at))
      if (PhraseForms(found.document).hold({word})) return true;
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
      if (!one_letter_apart(word, candidate.text)) continue;
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
