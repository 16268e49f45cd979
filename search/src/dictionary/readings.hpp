#pragma once
#include <opendata/search/dictionaries.hpp>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace opendata::search {

/// How characters are read: Hanyu Pinyin without tones, ü as v. From ICU's Han-Latin, which knows one reading a
/// character and its tone, and the dictionaries' further ones, whose tones are not known. Thread safety: const after construction.
class Readings {
 public:
  explicit Readings(const std::vector<Reading>& further);

  /// ICU's reading first; empty for what is no Han character.
  [[nodiscard]] const std::vector<std::string>& of(char32_t c) const;
  /// Whether a character that is read as `syllable` may have the tone, 1 to 4: when it has, or when its tone is not known.
  [[nodiscard]] bool may_have_tone(char32_t c, std::string_view syllable, int tone) const;
  /// Whether two characters have a reading in common.
  [[nodiscard]] bool sound_alike(char32_t a, char32_t b) const;
  /// The ways to read a text of Han characters only, syllables separated by blanks; at most `most`, none when a
  /// character has no reading.
  [[nodiscard]] std::vector<std::string> of_text(std::u32string_view text, std::size_t most) const;
  [[nodiscard]] bool is_syllable(std::string_view text) const { return syllables_.contains(std::string(text)); }

 private:
  std::unordered_map<char32_t, std::vector<std::string>> readings_;
  std::unordered_map<char32_t, int> tones_;  ///< of the first reading
  std::unordered_set<std::string> syllables_;
};

}  // namespace opendata::search
