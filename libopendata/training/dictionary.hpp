#pragma once
#include <string>
#include <vector>

namespace opendata::training {

struct Word {
  std::u32string text;
  int cost;  ///< of the word for a segmenter: 50 for the most usual, 250 for the rarest
};

/// The words of ICU's Chinese dictionary that Big5 can write, of two and three characters.
[[nodiscard]] std::vector<Word> icu_words();

inline constexpr int usual_cost = 116, rare_cost = 140;
/// Those that are usual.
[[nodiscard]] std::vector<std::u32string> usual_words(const std::vector<Word>& words);

}  // namespace opendata::training
