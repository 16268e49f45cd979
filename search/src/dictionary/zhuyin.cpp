#include "dictionary/zhuyin.hpp"

#include <algorithm>
#include <array>
#include <opendata/text.hpp>
#include <unordered_map>

namespace opendata::search {
namespace {

using Spelling = std::pair<std::u32string_view, const char*>;

constexpr std::array<Spelling, 21> initials{{{U"ㄅ", "b"},  {U"ㄆ", "p"},  {U"ㄇ", "m"},  {U"ㄈ", "f"}, {U"ㄉ", "d"},
                                             {U"ㄊ", "t"},  {U"ㄋ", "n"},  {U"ㄌ", "l"},  {U"ㄍ", "g"}, {U"ㄎ", "k"},
                                             {U"ㄏ", "h"},  {U"ㄐ", "j"},  {U"ㄑ", "q"},  {U"ㄒ", "x"}, {U"ㄓ", "zh"},
                                             {U"ㄔ", "ch"}, {U"ㄕ", "sh"}, {U"ㄖ", "r"},  {U"ㄗ", "z"}, {U"ㄘ", "c"},
                                             {U"ㄙ", "s"}}};

/// The rest of a syllable: behind an initial and alone.
struct Rime {
  std::u32string_view zhuyin;
  const char* after_initial;
  const char* alone;
};
constexpr std::array<Rime, 37> rimes{{
    {U"ㄧㄚ", "ia", "ya"},     {U"ㄧㄛ", "io", "yo"},     {U"ㄧㄝ", "ie", "ye"},     {U"ㄧㄞ", "iai", "yai"},
    {U"ㄧㄠ", "iao", "yao"},   {U"ㄧㄡ", "iu", "you"},    {U"ㄧㄢ", "ian", "yan"},   {U"ㄧㄣ", "in", "yin"},
    {U"ㄧㄤ", "iang", "yang"}, {U"ㄧㄥ", "ing", "ying"},  {U"ㄨㄚ", "ua", "wa"},     {U"ㄨㄛ", "uo", "wo"},
    {U"ㄨㄞ", "uai", "wai"},   {U"ㄨㄟ", "ui", "wei"},    {U"ㄨㄢ", "uan", "wan"},   {U"ㄨㄣ", "un", "wen"},
    {U"ㄨㄤ", "uang", "wang"}, {U"ㄨㄥ", "ong", "weng"},  {U"ㄩㄝ", "ve", "yue"},    {U"ㄩㄢ", "van", "yuan"},
    {U"ㄩㄣ", "vn", "yun"},    {U"ㄩㄥ", "iong", "yong"}, {U"ㄧ", "i", "yi"},        {U"ㄨ", "u", "wu"},
    {U"ㄩ", "v", "yu"},        {U"ㄚ", "a", "a"},         {U"ㄛ", "o", "o"},         {U"ㄜ", "e", "e"},
    {U"ㄝ", "e", "e"},         {U"ㄞ", "ai", "ai"},       {U"ㄟ", "ei", "ei"},       {U"ㄠ", "ao", "ao"},
    {U"ㄡ", "ou", "ou"},       {U"ㄢ", "an", "an"},       {U"ㄣ", "en", "en"},       {U"ㄤ", "ang", "ang"},
    {U"ㄥ", "eng", "eng"},
}};

constexpr std::u32string_view tones = U"˙ˉˊˇˋ";  ///< each at its number
constexpr std::u32string_view bare_initials = U"ㄓㄔㄕㄖㄗㄘㄙ";
constexpr std::size_t longest_pinyin = 60;
constexpr std::size_t most_cuts = 16;

/// After j, q and x the sound ü is written u: ju, quan, xue.
std::string joined(const std::string& initial, std::string rime) {
  if (initial == "j" || initial == "q" || initial == "x") std::replace(rime.begin(), rime.end(), 'v', 'u');
  return initial + rime;
}

/// Reads one syllable at `at`; empty when none begins there.
std::string read_syllable(std::u32string_view text, std::size_t& at) {
  std::string initial;
  char32_t first = text[at];
  for (const auto& [zhuyin, latin] : initials)
    if (first == zhuyin[0]) initial = latin;
  if (!initial.empty()) ++at;
  for (const Rime& rime : rimes) {
    if (text.substr(at, rime.zhuyin.size()) != rime.zhuyin) continue;
    at += rime.zhuyin.size();
    return joined(initial, initial.empty() ? rime.alone : rime.after_initial);
  }
  if (text.substr(at, 1) == U"ㄦ") {
    ++at;
    return initial + "er";
  }
  return bare_initials.find(first) != std::u32string_view::npos ? initial + "i" : initial;
}

bool is_blank(char32_t c) { return c == U' ' || c == U'\u3000'; }
bool is_tone(char32_t c) { return tones.find(c) != std::u32string_view::npos; }

/// Letters without tone marks and digits, and the tone that stands at each: on a vowel, or behind the last as a digit.
struct Stretch {
  std::string letters;
  std::vector<int> tones;
  void add(char letter, int tone) {
    letters += letter;
    tones.push_back(tone);
  }
};
struct MarkedLetter {
  char letter = 0;
  int tone = 0;
};
/// á is a in the second tone; ü alone is v.
const std::unordered_map<char32_t, MarkedLetter>& marked_letters() {
  static const std::unordered_map<char32_t, MarkedLetter> all = [] {
    std::unordered_map<char32_t, MarkedLetter> map{{U'ü', {'v', 0}}};
    constexpr std::array<std::pair<std::u32string_view, char>, 6> rows{
        {{U"āáǎà", 'a'}, {U"ēéěè", 'e'}, {U"īíǐì", 'i'}, {U"ōóǒò", 'o'}, {U"ūúǔù", 'u'}, {U"ǖǘǚǜ", 'v'}}};
    for (const auto& [characters, letter] : rows)
      for (std::size_t i = 0; i < characters.size(); ++i) map[characters[i]] = {letter, static_cast<int>(i) + 1};
    return map;
  }();
  return all;
}

/// Pinyin in stretches that blanks, digits or apostrophes part; nullopt when anything else stands there.
std::optional<std::vector<Stretch>> stretches_of(std::string_view utf8) {
  std::vector<Stretch> stretches(1);
  for (const char32_t c : text::fold(text::to_utf32(utf8), text::Folding::search).text) {
    Stretch& last = stretches.back();
    const auto mark = marked_letters().find(c);
    const bool ends = c >= U'1' && c <= U'5' && !last.letters.empty();
    if (c >= U'a' && c <= U'z') {
      last.add(static_cast<char>(c), 0);
    } else if (mark != marked_letters().end()) {
      last.add(mark->second.letter, mark->second.tone);
    } else if (c == U' ' || c == U'\'' || ends) {
      if (ends && c < U'5') last.tones.back() = static_cast<int>(c - U'0');
      if (!last.letters.empty()) stretches.emplace_back();
    } else {
      return std::nullopt;
    }
  }
  if (stretches.back().letters.empty()) stretches.pop_back();
  return stretches;
}

/// Every way to cut one stretch.
std::vector<Syllables> cuts_of(const Stretch& stretch, const Readings& readings) {
  constexpr std::size_t longest_syllable = 6;
  const std::string& letters = stretch.letters;
  std::vector<std::vector<Syllables>> until(letters.size() + 1);
  until[0] = {{}};
  for (std::size_t end = 1; end <= letters.size(); ++end) {
    for (std::size_t length = std::min(longest_syllable, end); length > 0; --length) {
      const std::string syllable = letters.substr(end - length, length);
      if (!readings.is_syllable(syllable)) continue;
      const auto tones_end = stretch.tones.begin() + static_cast<std::ptrdiff_t>(end);
      const int tone = *std::max_element(tones_end - static_cast<std::ptrdiff_t>(length), tones_end);
      for (const Syllables& before : until[end - length]) {
        if (until[end].size() == most_cuts) break;
        until[end].push_back(before);
        until[end].back().push_back({syllable, tone});
      }
    }
  }
  return until.back();
}

}  // namespace

bool is_zhuyin(char32_t c) { return (c >= 0x3105 && c <= 0x312F) || (c >= 0x31A0 && c <= 0x31BF); }

std::optional<Syllables> parse_zhuyin(std::string_view utf8) {
  const std::u32string text = text::to_utf32(utf8);
  Syllables syllables;
  for (std::size_t at = 0; at < text.size();) {
    if (is_blank(text[at]) || is_tone(text[at])) {
      // ˙ may stand before its syllable, and is no tone to look for.
      if (is_tone(text[at]) && text[at] != U'˙' && !syllables.empty()) syllables.back().tone = static_cast<int>(tones.find(text[at]));
      ++at;
      continue;
    }
    std::string syllable = is_zhuyin(text[at]) ? read_syllable(text, at) : std::string();
    if (syllable.empty()) return std::nullopt;
    syllables.push_back({std::move(syllable), 0});
  }
  return syllables.empty() ? std::nullopt : std::optional(std::move(syllables));
}

std::vector<Syllables> parse_pinyin(std::string_view text, const Readings& readings) {
  if (text.size() > longest_pinyin) return {};
  const auto stretches = stretches_of(text);
  if (!stretches || stretches->empty()) return {};
  std::vector<Syllables> all{{}};
  for (const Stretch& stretch : *stretches) {
    std::vector<Syllables> longer;
    const auto cuts = cuts_of(stretch, readings);
    for (const Syllables& before : all)
      for (const Syllables& cut : cuts) {
        if (longer.size() == most_cuts) break;
        longer.push_back(before);
        longer.back().insert(longer.back().end(), cut.begin(), cut.end());
      }
    all = std::move(longer);
  }
  std::stable_sort(all.begin(), all.end(), [](const auto& a, const auto& b) { return a.size() < b.size(); });
  return all;
}

std::optional<std::string> zhuyin_of_keys(std::string_view text) {
  constexpr std::string_view keys = "1qaz2wsxedcrfv5tgbyhnujm8ik,9ol.0p;/-6347 ";
  constexpr std::u32string_view signs = U"ㄅㄆㄇㄈㄉㄊㄋㄌㄍㄎㄏㄐㄑㄒㄓㄔㄕㄖㄗㄘㄙㄧㄨㄩㄚㄛㄜㄝㄞㄟㄠㄡㄢㄣㄤㄥㄦˊˇˋ˙ ";
  std::u32string out;
  std::size_t ended = 0;
  bool open = false;
  for (const char key : text) {
    const std::size_t at = keys.find(key >= 'A' && key <= 'Z' ? static_cast<char>(key + 32) : key);
    if (at == std::string_view::npos) return std::nullopt;
    out += signs[at];
    const bool ends = !is_zhuyin(signs[at]);
    if (ends && !open) return std::nullopt;
    ended += ends ? 1 : 0;
    open = !ends;
  }
  // A whole syllable a tone: otherwise it is just Latin text.
  const std::string zhuyin = text::to_utf8(out);
  const auto syllables = parse_zhuyin(zhuyin);
  const std::size_t parts = ended + (open ? 1 : 0);
  return syllables && parts >= 2 && syllables->size() == parts && ended + 1 >= parts ? std::optional(zhuyin)
                                                                                     : std::nullopt;
}

}  // namespace opendata::search
