#include "deid/recognizers/names/script_names.hpp"

#include <algorithm>
#include <array>

#include "deid/recognizers/names/name_words.hpp"
#include "deid/recognizers/support/context.hpp"

namespace opendata::deid {
namespace {

struct Block {
  char32_t first, last;
};

constexpr std::array<Block, 14> blocks{{
    {0x0400, 0x052F}, {0x0590, 0x065F}, {0x066E, 0x06FF}, {0x0900, 0x0DFF}, {0x0E01, 0x0E3A}, {0x0E40, 0x0FFF}, {0x1000, 0x10FF},
    {0x1100, 0x11FF}, {0x1780, 0x17FF}, {0x3041, 0x309F}, {0x30A1, 0x30FA}, {0x30FC, 0x30FF}, {0x3131, 0x318E}, {0xAC00, 0xD7A3},
}};

bool is_kana(char32_t c) { return c >= 0x3041 && c <= 0x30FF; }
bool is_hangul(char32_t c) { return (c >= 0x1100 && c <= 0x11FF) || (c >= 0x3131 && c <= 0x318E) || (c >= 0xAC00 && c <= 0xD7A3); }

std::size_t word_end(const Scan& scan, std::size_t i) {
  while (is_other_script(scan.at(i))) ++i;
  return i;
}

constexpr std::size_t most_words = 4;  // of a name

// Behind the words that blanks part, at most one more than a name has: each word of a long text looks at a few only.
std::size_t words_end(const Scan& scan, std::size_t first) {
  std::size_t last = word_end(scan, first);
  for (std::size_t words = 1; words <= most_words && scan.is(last, blank) && is_other_script(scan.at(last + 1)); ++words) last = word_end(scan, last + 1);
  return last;
}

// How many stand before it in its row, as far as it matters.
std::size_t words_before(const Scan& scan, std::size_t first) {
  std::size_t words = 0;
  for (; words <= most_words && first > 1 && scan.is(first - 1, blank) && is_other_script(scan.at(first - 2)); ++words)
    for (--first; first > 0 && is_other_script(scan.at(first - 1));) --first;
  return words;
}

// Names of languages, as in a choice of versions.
bool is_language(std::u32string_view words) {
  static constexpr std::u32string_view languages[] = {U"한국어", U"русский", U"Русский", U"русский язык", U"Русский язык", U"на русском", U"ไทย", U"မြန်မာ", U"မြန်မာဘာသာ", U"ខ្មែរ", U"ភាសាខ្មែរ", U"العربية", U"हिन्दी", U"українська", U"Українська"};
  return words.starts_with(U"ภาษา") || std::find(std::begin(languages), std::end(languages), words) != std::end(languages);
}

bool is_greeting(std::u32string_view words) {
  static constexpr std::u32string_view greetings[] = {U"สวัสดี", U"ขอบคุณ", U"ครับ", U"안녕", U"감사", U"입니다", U"습니다", U"မင်္ဂလာ", U"ကျေးဇူး", U"សួស្តី", U"អរគុណ", U"спасиб", U"Спасиб", U"равству", U"شكرا"};
  return std::any_of(std::begin(greetings), std::end(greetings), [&](auto greeting) { return words.find(greeting) != words.npos; });
}

// タナカ ユミ, マリア・サントス, さくらさん.
std::size_t kana_name_end(const Scan& scan, std::size_t first) {
  static const Words labels(U"姓名 日文名 日文姓名 片假名 假名 拼音 讀音 本名 叫 名叫");
  std::size_t last = words_end(scan, first);
  const std::size_t word = last;
  while (scan.is(last, middle_dot) && is_kana(scan.at(last + 1))) last = word_end(scan, last + 1);
  const auto text = scan.text().substr(first, last - first);
  if (text.ends_with(U"さん") && text.size() > 3) return last - 2;
  return text.size() > 1 && (last > word || labelled(scan, first, labels)) ? last : first;
}

}  // namespace

bool is_other_script(char32_t c) {
  if (c < blocks.front().first || c > blocks.back().last) return false;
  return std::any_of(blocks.begin(), blocks.end(), [c](const Block& block) { return c >= block.first && c <= block.last; });
}

std::size_t script_name_end(const Scan& scan, std::size_t first) {
  constexpr std::size_t longest = 40;
  if (is_kana(scan.at(first))) return kana_name_end(scan, first);
  const std::size_t last = words_end(scan, first);
  const auto words = scan.text().substr(first, last - first);
  const std::size_t shortest = is_hangul(words[0]) ? 2 : 3;
  const auto in_row = static_cast<std::size_t>(std::count_if(words.begin(), words.end(), [](char32_t c) { return c == U' ' || c == U'\u3000'; })) + 1;
  const bool few = words.size() <= longest && in_row <= most_words && in_row + words_before(scan, first) <= most_words;  // not the tail of a sentence
  return words.size() >= shortest && few && !is_greeting(words) && !is_language(words) ? last : first;
}

}  // namespace opendata::deid
