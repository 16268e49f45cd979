#include "dictionary/readings.hpp"

#include <unicode/normalizer2.h>
#include <unicode/translit.h>

#include <algorithm>
#include <memory>
#include <opendata/text.hpp>

#include "index/folding.hpp"

namespace opendata::search {
namespace {

constexpr char32_t han_begin = 0x4E00;
constexpr char32_t han_end = 0xA000;

struct TonedReading {
  std::string syllable;
  int tone = 0;  ///< 0 = none is marked
};

/// "kuáng" as "kuang" in the second tone, "lǜ" as "lv" in the fourth.
TonedReading without_tone(const icu::UnicodeString& syllable) {
  constexpr char16_t diaeresis = 0x0308;
  constexpr std::u16string_view marks = u"\u0304\u0301\u030C\u0300";
  UErrorCode status = U_ZERO_ERROR;
  const icu::UnicodeString parts = icu::Normalizer2::getNFDInstance(status)->normalize(syllable, status);
  TonedReading out;
  for (int32_t i = 0; i < parts.length(); ++i) {
    if (parts[i] == diaeresis && !out.syllable.empty()) out.syllable.back() = 'v';
    if (parts[i] >= u'a' && parts[i] <= u'z') out.syllable += static_cast<char>(parts[i]);
    if (const auto mark = marks.find(parts[i]); mark != std::u16string_view::npos) out.tone = static_cast<int>(mark) + 1;
  }
  return out;
}

/// ICU's reading of every ideograph of the basic block, each on a line of its own so that no neighbour changes it.
std::vector<TonedReading> general_readings() {
  std::vector<TonedReading> readings(han_end - han_begin);
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::Transliterator> to_latin(
      icu::Transliterator::createInstance("Han-Latin", UTRANS_FORWARD, status));
  if (U_FAILURE(status) != 0) return readings;
  icu::UnicodeString text;
  for (char32_t c = han_begin; c < han_end; ++c) text.append(static_cast<char16_t>(c)).append(u'\n');
  to_latin->transliterate(text);
  int32_t from = 0;
  for (TonedReading& reading : readings) {
    const int32_t to = text.indexOf(u'\n', from);
    if (to < 0) return std::vector<TonedReading>(readings.size());
    reading = without_tone(text.tempSubStringBetween(from, to));
    from = to + 1;
  }
  return readings;
}

}  // namespace

Readings::Readings(const std::vector<Reading>& further) {
  static const std::vector<TonedReading> general = general_readings();
  for (char32_t c = han_begin; c < han_end; ++c) {
    const auto& [syllable, tone] = general[c - han_begin];
    if (syllable.empty()) continue;
    readings_[c].push_back(syllable);
    tones_[c] = tone;
  }
  for (const Reading& entry : further) {
    const std::u32string folded = fold_with_map(text::to_utf32(entry.character)).text;
    if (folded.size() != 1) continue;
    std::vector<std::string>& known = readings_[folded[0]];
    for (const std::string& syllable : entry.syllables)
      if (std::find(known.begin(), known.end(), syllable) == known.end()) known.push_back(syllable);
  }
  for (const auto& [character, syllables] : readings_) syllables_.insert(syllables.begin(), syllables.end());
}

const std::vector<std::string>& Readings::of(char32_t c) const {
  static const std::vector<std::string> none;
  const auto found = readings_.find(c);
  return found == readings_.end() ? none : found->second;
}

bool Readings::may_have_tone(char32_t c, std::string_view syllable, int tone) const {
  const std::vector<std::string>& known = of(c);
  if (known.empty() || known.front() != syllable) return true;
  const auto first = tones_.find(c);
  return first == tones_.end() || first->second == 0 || first->second == tone;
}

bool Readings::sound_alike(char32_t a, char32_t b) const {
  const std::vector<std::string>& others = of(b);
  return std::any_of(of(a).begin(), of(a).end(), [&](const std::string& syllable) {
    return std::find(others.begin(), others.end(), syllable) != others.end();
  });
}

std::vector<std::string> Readings::of_text(std::u32string_view text, std::size_t most) const {
  std::vector<std::string> ways{std::string()};
  for (const char32_t c : text) {
    std::vector<std::string> longer;
    for (const std::string& way : ways)
      for (const std::string& syllable : of(c))
        if (longer.size() < most) longer.push_back(way.empty() ? syllable : way + " " + syllable);
    ways = std::move(longer);
  }
  return ways;
}

}  // namespace opendata::search
