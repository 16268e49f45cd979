#include "dictionary/zhuyin.hpp"

#include <opendata/search/dictionaries.hpp>

#include "query/field.hpp"
#include "query/passage.hpp"
#include "support/catch.hpp"

using namespace opendata::search;

namespace {
std::string joined(const Syllables& syllables) {
  std::string out;
  for (const Syllable& syllable : syllables) out += (out.empty() ? "" : " ") + syllable.text;
  return out;
}
std::string tones(const Syllables& syllables) {
  std::string out;
  for (const Syllable& syllable : syllables) out += std::to_string(syllable.tone);
  return out;
}
const Readings& readings() {
  static const Readings all({{"行", {"xing", "hang"}}});
  return all;
}
}  // namespace

TEST_CASE("Zhuyin is read as Pinyin, with or without tones and blanks", "[reading]") {
  const auto [zhuyin, pinyin] = GENERATE(table<const char*, const char*>({
      {"ㄎㄨㄤˊ ㄑㄩㄢˇ", "kuang quan"}, {"ㄎㄨㄤㄑㄩㄢ", "kuang quan"}, {"ㄓㄨㄥ ㄏㄨㄚˊ", "zhong hua"},
      {"ㄕˋ", "shi"},                   {"˙ㄉㄜ", "de"},                 {"ㄉㄜ˙", "de"},
      {"ㄩㄝˋ", "yue"},                 {"ㄌㄩㄝˋ", "lve"},              {"ㄌㄩˋ", "lv"},
      {"ㄐㄩㄣ", "jun"},                {"ㄒㄩㄥˊ", "xiong"},            {"ㄨㄥ", "weng"},
      {"ㄧㄡˇ", "you"},                 {"ㄌㄧㄡˊ", "liu"},              {"ㄦˊ", "er"},
      {"ㄋㄩˇ", "nv"},                  {"ㄘ", "ci"},                    {"ㄅㄛ", "bo"},
      {"ㄊㄨㄟˋ", "tui"},               {"ㄍㄨㄣˇ", "gun"},              {"ㄧㄥ", "ying"},
      {"ㄅㄧㄥˋ", "bing"},              {"ㄜˊ", "e"},                    {"ㄏㄠˇ", "hao"},
      {"ㄎㄨ", "ku"},
  }));
  CAPTURE(zhuyin);
  const auto parsed = parse_zhuyin(zhuyin);
  REQUIRE(parsed);
  CHECK(joined(*parsed) == pinyin);
}

TEST_CASE("Tones that are typed are kept; without a mark any tone is meant", "[reading]") {
  const auto [typed, expected] = GENERATE(table<const char*, const char*>({
      {"ㄎㄨㄤˊ ㄑㄩㄢˇ", "23"}, {"ㄎㄨㄤˊㄑㄩㄢ", "20"}, {"ㄎㄨㄤㄑㄩㄢ", "00"}, {"ㄨㄛˇ ˙ㄉㄜ", "30"}, {"ㄉㄜ˙", "0"}, {"ㄍㄡˉㄍㄡˋ", "14"}}));
  CAPTURE(typed);
  CHECK(tones(*parse_zhuyin(typed)) == expected);
  const auto [pinyin, marks] = GENERATE(table<const char*, const char*>({
      {"kuang2quan3", "23"}, {"kuáng quǎn", "23"}, {"kuángquǎn", "23"}, {"kuangquan", "00"}, {"kuangquan3", "03"}, {"lǜse4", "44"}, {"de5", "0"}}));
  CAPTURE(pinyin);
  CHECK(tones(parse_pinyin(pinyin, readings()).front()) == marks);
}

TEST_CASE("A character has its tone, or one that is not known", "[reading]") {
  CHECK(readings().may_have_tone(U'狗', "gou", 3));
  CHECK_FALSE(readings().may_have_tone(U'构', "gou", 3));
  CHECK(readings().may_have_tone(U'行', "hang", 4));  // the dictionary tells no tones
}

TEST_CASE("What is not all Zhuyin is none", "[reading]") {
  const char* text = GENERATE("", " ", "狗", "ㄎㄨㄤ狗", "kuang", "ˊˇ", "ㄎ1");
  CAPTURE(text);
  CHECK_FALSE(parse_zhuyin(text));
}

TEST_CASE("Pinyin is cut into syllables in every way, the fewest first", "[reading]") {
  const auto [typed, first] = GENERATE(table<const char*, const char*>({{"kuangquan", "kuang quan"},
                                                                        {"kuang2quan3", "kuang quan"},
                                                                        {"kuáng quǎn", "kuang quan"},
                                                                        {"KuangQuan", "kuang quan"},
                                                                        {"xi'an", "xi an"},
                                                                        {"lüse", "lv se"},
                                                                        {"xing2", "xing"},
                                                                        {"yinhang", "yin hang"}}));
  CAPTURE(typed);
  const auto cuts = parse_pinyin(typed, readings());
  REQUIRE_FALSE(cuts.empty());
  CHECK(joined(cuts.front()) == first);
}

TEST_CASE("What is no Pinyin has no cuts", "[reading]") {
  const char* text = GENERATE("", "xyz", "狗", "kuang!", "12", "bpmf", "qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqq");
  CAPTURE(text);
  CHECK(parse_pinyin(text, readings()).empty());
}

TEST_CASE("Keys of the Zhuyin keyboard are told from Latin text", "[reading]") {
  CHECK(zhuyin_of_keys("dj;6fm03") == "ㄎㄨㄤˊㄑㄩㄢˇ");
  CHECK(zhuyin_of_keys("su3cl3") == "ㄋㄧˇㄏㄠˇ");
  const char* text = GENERATE("hello", "covid19", "iTaiwan", "1999", "a", "", "kuang2quan3", "狗");
  CAPTURE(text);
  CHECK_FALSE(zhuyin_of_keys(text));
}

TEST_CASE("Characters that share a reading sound alike", "[reading]") {
  CHECK(readings().sound_alike(U'计', U'记'));
  CHECK(readings().sound_alike(U'行', U'杭'));
  CHECK_FALSE(readings().sound_alike(U'宠', U'笼'));
  CHECK(readings().of(U'a').empty());
}

TEST_CASE("A pattern holds within a sentence only", "[wildcard]") {
  const auto [text, pattern, holds] = GENERATE(table<const char32_t*, const char32_t*, bool>({
      {U"动物收容所", U"动物*所", true},       {U"动物收容所", U"动物??所", true},  {U"动物收容所", U"动物?所", false},
      {U"动物。收容所", U"动物*所", false},    {U"动物所", U"动物*所", true},       {U"所动物", U"动物*所", false},
      {U"甲动物", U"?动物", true},             {U"动物", U"?动物", false},          {U"。动物", U"?动物", false},
      {U"动物动物所", U"动物*动物所", true},   {U"动", U"动*", true},               {U"", U"动", false},
      {U"动物收容所", U"*动物*", true},        {U"动物一二三", U"动物?二*", true},
  }));
  CHECK(holds_pattern(text, pattern) == holds);
}

TEST_CASE("A period is a day, a month, a year or a range of them, of either calendar", "[fields]") {
  const auto [text, first, last] = GENERATE(table<const char*, const char*, const char*>({
      {"2024", "2024-01-01", "2024-12-31"},
      {"113", "2024-01-01", "2024-12-31"},
      {"2024-02", "2024-02-01", "2024-02-29"},
      {"113/2", "2024-02-01", "2024-02-29"},
      {"2023/2", "2023-02-01", "2023-02-28"},
      {"113/5/6", "2024-05-06", "2024-05-06"},
      {"2024-05-06", "2024-05-06", "2024-05-06"},
      {"2024-01..2024-06", "2024-01-01", "2024-06-30"},
      {"113.1.1~113.6.30", "2024-01-01", "2024-06-30"},
      {"112至113", "2023-01-01", "2024-12-31"},
      {"2024..", "2024-01-01", ""},
      {"..2024-05", "", "2024-05-31"},
      {"民國113年5月6日", "2024-05-06", "2024-05-06"},
      {"１１３", "2024-01-01", "2024-12-31"},
  }));
  CAPTURE(text);
  const auto period = parse_period(text);
  REQUIRE(period);
  CHECK(period->first == first);
  CHECK(period->second == last);
}

TEST_CASE("What is no period is refused", "[fields]") {
  const char* text = GENERATE("", "..", "明天", "2024-13", "2024-02-30", "x..2024", "99999");
  CAPTURE(text);
  CHECK_FALSE(parse_period(text));
}
