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

/// The cheapest words over a row of syllables.
class Chooser {
 public:
  Chooser(const Syllables& syllables, const Vocabulary& vocabulary) : syllables_(syllables), vocabulary_(vocabulary) {}

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
    for (std::size_t i = begin; i < end; ++i) sound += (i == begin ? "" : " ") + syllables_[i];
    const Vocabulary::Word* best = most_frequent(vocabulary_.with_sound(sound));
    if (best == nullptr && end - begin > 1) best = most_frequent(vocabulary_.with_sound_before(sound));
    if (best == nullptr || best->text.size() < end - begin) return;
    // One word fewer outweighs any frequency; a character alone is a last resort.
    constexpr double word_cost = 20, single_cost = 15;
    const double cost = steps_[begin].cost + word_cost + (end - begin == 1 ? single_cost : 0) -
                        std::log1p(static_cast<double>(best->frequency));
    if (!steps_[end].reached || cost < steps_[end].cost) steps_[end] = {true, cost, begin, best->text};
  }

  [[nodiscard]] const Vocabulary::Word* most_frequent(const std::vector<std::uint32_t>& places) const {
    const Vocabulary::Word* best = nullptr;
    for (const std::uint32_t place : places)
      if (best == nullptr || vocabulary_.at(place).frequency > best->frequency) best = &vocabulary_.at(place);
    return best;
  }

  const Syllables& syllables_;
  const Vocabulary& vocabulary_;
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
    auto choice = Chooser(syllables, tools.vocabulary(reach.handle.all)).run();
    if (choice && (!best || choice->cost < best->cost)) best = std::move(choice);
  }
  if (!best) return std::nullopt;
  std::string out;
  for (const auto& [word, length] : best->words)
    out += text::to_utf8(text::to_utf32(surface_of(word, reach)).substr(0, length));
  return out;
}

}  // namespace opendata::search
