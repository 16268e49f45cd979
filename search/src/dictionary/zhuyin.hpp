#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "dictionary/readings.hpp"

/// Text typed as sounds: Zhuyin, Pinyin, or the keys of the standard Zhuyin keyboard with the input method off.
namespace opendata::search {

/// A syllable as somebody types it.
struct Syllable {
  std::string text;  ///< Pinyin without its tone, ü as v
  int tone = 0;      ///< 1 to 4; 0 = not typed, or the neutral one
};
using Syllables = std::vector<Syllable>;

/// ㄎㄨㄤˊ ㄑㄩㄢˇ with or without blanks and tones (˙ first or last; no mark is any tone); a last syllable may be unfinished
/// (ㄎㄨ).
/// nullopt when anything else stands in the text.
[[nodiscard]] std::optional<Syllables> parse_zhuyin(std::string_view text);

/// kuang2quan3, kuangquan, kuáng quǎn, xi'an: every way to cut it into syllables, fewest first; at most 16. Empty when
/// it is no Pinyin. `readings` knows the syllables. At most 60 letters.
[[nodiscard]] std::vector<Syllables> parse_pinyin(std::string_view text, const Readings& readings);

/// dj;6fm03 as ㄎㄨㄤˊ ㄑㄩㄢˇ. nullopt unless every key is one of the keyboard and at least two syllables come out,
/// every one of them ended by a tone key or a blank.
[[nodiscard]] std::optional<std::string> zhuyin_of_keys(std::string_view text);

[[nodiscard]] bool is_zhuyin(char32_t c);

}  // namespace opendata::search
