#include "query/sounds.hpp"

#include <algorithm>
#include <cmath>
#include <opendata/text.hpp>

#include "dictionary/zhuyin.hpp"
#include "query/surface.hpp"

namespace opendata::search {
namespace {

constexpr std::size_t longest_word = 8;
constexpr std::size_t most_syllables = 24;

/// The cheapest words over a row of syllables, in the tones that were typed where words have them.
class Chooser {
 public:
  Chooser(const Syllables& syllables, const Vocabulary& vocabulary, const Readings& readings)
      : syllables_(syllables), vocabulary_(vocabulary), readings_(readings) {}

  /// A word of the index, or its first characters.
  struct Chosen {
    std::u32string word;
    std::size_t length = 0;
  };
  struct Choice {
    std::vector<Chosen> words;
    double cost = 0;
  };
  std::optional<Choice> run() {
    const std::size_t size = syllables_.size();
    steps_.assign(size + 1, {});
    steps_[0].reached = true;
    for (std::size_t end = 1; end <= size; ++end)
      for (std::size_t begin = end - std::min(end, longest_word); begin < end; ++begin) relax(begin, end);
    if (!steps_[size].reached) return std::nullopt;
    Choice choice{{}, steps_[size].cost};
    for (std::size_t at = size; at > 0; at = steps_[at].from)
      choice.words.push_back({steps_[at].word, at - steps_[at].from});
    std::reverse(choice.words.begin(), choice.words.end());
    return choice;
  }

 private:
  struct Step {
    bool reached = false;
    double cost = 0;
    std::size_t from = 0;
    std::u32string word;
  };
  void relax(std::size_t begin, std::size_t end) {
    if (!steps_[begin].reached) return;
    std::string sound;
    for (std::size_t i = begin; i < end; ++i) sound += (i == begin ? "" : " ") + syllables_[i].text;
    Candidate best = likeliest(vocabulary_.with_sound(sound), begin, end);
    if ((best.word == nullptr || best.wrong_tones > 0) && end - begin > 1) {
      const Candidate longer = likeliest(vocabulary_.with_sound_before(sound), begin, end);
      if (best.word == nullptr || (longer.word != nullptr && longer.wrong_tones < best.wrong_tones)) best = longer;
    }
    if (best.word == nullptr) return;
    // One word fewer outweighs any frequency; a character alone is a last resort, and so is another tone than was typed:
    // not none at all, for tones differ between places (期 in Taiwan and in ICU's table).
    constexpr double word_cost = 20, single_cost = 15, tone_cost = 15;
    const double cost = steps_[begin].cost + word_cost + (end - begin == 1 ? single_cost : 0) +
                        tone_cost * static_cast<double>(best.wrong_tones) - std::log1p(static_cast<double>(best.word->frequency));
    if (!steps_[end].reached || cost < steps_[end].cost) steps_[end] = {true, cost, begin, best.word->text};
  }

  struct Candidate {
    const Vocabulary::Word* word = nullptr;
    std::size_t wrong_tones = 0;
  };
  /// The word of the fewest wrong tones, of these the most frequent.
  [[nodiscard]] Candidate likeliest(const std::vector<std::uint32_t>& places, std::size_t begin, std::size_t end) const {
    Candidate best;
    for (const std::uint32_t place : places) {
      const Vocabulary::Word& word = vocabulary_.at(place);
      if (word.text.size() < end - begin) continue;
      const std::size_t wrong = wrong_tones(word.text, begin, end);
      const bool is_better = best.word == nullptr || wrong < best.wrong_tones ||
                             (wrong == best.wrong_tones && word.frequency > best.word->frequency);
      if (is_better) best = {&word, wrong};
    }
    return best;
  }
  [[nodiscard]] std::size_t wrong_tones(std::u32string_view word, std::size_t begin, std::size_t end) const {
    std::size_t wrong = 0;
    for (std::size_t i = begin; i < end; ++i) {
      const auto& [syllable, tone] = syllables_[i];
      wrong += tone != 0 && !readings_.may_have_tone(word[i - begin], syllable, tone) ? 1U : 0U;
    }
    return wrong;
  }

  const Syllables& syllables_;
  const Vocabulary& vocabulary_;
  const Readings& readings_;
  std::vector<Step> steps_;
};

std::vector<Syllables> cuts_of(std::string_view text, const Readings& readings) {
  if (auto zhuyin = parse_zhuyin(text)) return {std::move(*zhuyin)};
  if (const auto typed = zhuyin_of_keys(text)) {
    if (auto zhuyin = parse_zhuyin(*typed)) return {std::move(*zhuyin)};
  }
  return parse_pinyin(text, readings);
}

}  // namespace

bool is_zhuyin_text(std::string_view text) { return parse_zhuyin(text).has_value(); }

std::optional<std::string> text_of_sounds(std::string_view text, const Reach& reach) {
  const LanguageTools& tools = *reach.generation.tools;
  std::optional<Chooser::Choice> best;
  for (const Syllables& syllables : cuts_of(text, tools.readings())) {
    if (syllables.size() > most_syllables) continue;
    auto choice = Chooser(syllables, tools.vocabulary(reach.handle.all), tools.readings()).run();
    if (choice && (!best || choice->cost < best->cost)) best = std::move(choice);
  }
  if (!best) return std::nullopt;
  std::string out;
  for (const auto& [word, length] : best->words)
    out += text::to_utf8(text::to_utf32(surface_of(word, reach)).substr(0, length));
  return out;
}

}  // namespace opendata::search
