#include <opendata/search/dictionaries.hpp>
#include <opendata/search/segmenter.hpp>
#include <set>

#include "support/catch.hpp"
#include "support/source_directory.hpp"
#include "support/temporary_directory.hpp"

using namespace opendata;
using namespace opendata::search;

namespace {

/// The text cut at its words, longest first where they overlap: 我要辦|寵物登記.
std::set<std::string> words_of(Segmenter& segmenter, std::string_view text) {
  std::set<std::string> out;
  for (const Term& term : segmenter.segment(text))
    if (term.kind == TermKind::word) out.insert(term.text);
  return out;
}

std::set<std::string> terms_of(std::string_view text, TermKind kind) {
  Segmenter segmenter;
  std::set<std::string> out;
  for (const Term& term : segmenter.segment(text))
    if (term.kind == kind) out.insert(term.text);
  return out;
}

Segmenter with_words(std::vector<std::string> words, std::vector<std::string> names = {}) {
  Dictionaries dictionaries;
  dictionaries.words = std::move(words);
  dictionaries.names = std::move(names);
  return Segmenter(std::make_shared<UserWords>(dictionaries));
}

}  // namespace

TEST_CASE("A word of the project's dictionary is never split, whatever stands around it", "[segmentation]") {
  const auto dictionaries = read_dictionaries(test::source_directory() / "data" / "dictionaries");
  REQUIRE(dictionaries);
  Segmenter segmenter(std::make_shared<UserWords>(*dictionaries));
  const auto [text, word] = GENERATE(table<const char*, const char*>({
      {"我要辦寵物登記", "寵物登記"},
      {"動產質借處的利息", "動產質借"},
      {"請問鼻頭角步道怎麼走", "鼻頭角步道"},
      {"鼻頭角在哪裡", "鼻頭角"},
      {"中低收入戶資格", "中低收入戶"},
      {"里長選舉", "里長"},
      {"拆除違建", "違建"},
      {"申請長照服務", "長照"},
      {"托育補助多少", "托育補助"},
      {"新住民服務", "新住民"},
      {"繳房屋稅", "房屋稅"},
      {"垃圾車幾點來", "垃圾車"},
      {"申請門牌編釘", "門牌編釘"},
      {"悠遊卡遺失", "悠遊卡"},
      {"特休假天數", "特休假"},
      {"动产质借", "動產質借"},
      {"公告土地現值與公告現值", "公告現值"},
  }));
  CAPTURE(text, word);
  CHECK(words_of(segmenter, text).count(fold_for_search(word)) == 1);
}

TEST_CASE("The parts of a user's word are words too, so that a shorter query finds it", "[segmentation]") {
  Segmenter segmenter = with_words({"寵物登記"});
  const auto words = words_of(segmenter, "寵物登記");
  CHECK(words == std::set<std::string>{fold_for_search("寵物登記"), fold_for_search("寵物"), fold_for_search("登記")});
}

TEST_CASE("A pair of characters that meets by chance is no word: the best path decides, not the string", "[segmentation]") {
  Segmenter segmenter = with_words({"里長", "長照", "質借"});
  const auto words = words_of(segmenter, "一公里長度");
  CHECK(words.count(fold_for_search("里長")) == 0);
  CHECK(words.count(fold_for_search("公里")) == 1);
  CHECK(words.count(fold_for_search("長度")) == 1);
}

TEST_CASE("Of two user's words that overlap the longer one stands", "[segmentation]") {
  Segmenter segmenter = with_words({"寵物登記", "登記站", "寵物登記站"});
  CHECK(words_of(segmenter, "寵物登記站").count(fold_for_search("寵物登記站")) == 1);
}

TEST_CASE("A name of a law is kept together only where the sentence allows it", "[segmentation]") {
  Segmenter segmenter = with_words({}, {"動物保護法", "森林法"});
  CHECK(words_of(segmenter, "依動物保護法規定").count(fold_for_search("動物保護法")) == 1);
  CHECK(words_of(segmenter, "森林法制化").count(fold_for_search("法制")) == 1);
}

TEST_CASE("Numbers and years have one canonical term however they are written", "[segmentation][normalization]") {
  const auto [text, kind, wanted] = GENERATE(table<const char*, TermKind, const char*>({
      {"一百二十公斤", TermKind::number, "120"},
      {"五萬元", TermKind::number, "50000"},
      {"5萬元", TermKind::number, "50000"},
      {"50,000元", TermKind::number, "50000"},
      {"新臺幣１２，０００元", TermKind::number, "12000"},
      {"三個月內", TermKind::number, "3"},
      {"十五日內", TermKind::number, "15"},
      {"廿三人", TermKind::number, "23"},
      {"兩年", TermKind::number, "2"},
      {"一一〇報案", TermKind::number, "110"},
      {"壹佰元", TermKind::number, "100"},
      {"民國113年", TermKind::year, "2024"},
      {"民國一百十三年", TermKind::year, "2024"},
      {"中華民國一百一十三年五月六日", TermKind::year, "2024"},
      {"民國 113 年", TermKind::year, "2024"},
      {"113年度", TermKind::year, "2024"},
      {"99年", TermKind::year, "2010"},
      {"繳納，112年度調整", TermKind::year, "2023"},
      {"2024年", TermKind::year, "2024"},
      {"西元２０２４年", TermKind::year, "2024"},
      {"二〇二四年", TermKind::year, "2024"},
      {"113/05/06", TermKind::year, "2024"},
      {"113.5.6", TermKind::year, "2024"},
      {"2024-05-06", TermKind::year, "2024"},
      {"民國40年", TermKind::year, "1951"},
  }));
  CAPTURE(text);
  CHECK(terms_of(text, kind) == std::set<std::string>{wanted});
}

TEST_CASE("What is no year, or a number in plain digits, gets no further term", "[segmentation][normalization]") {
  const auto [text, kind] = GENERATE(table<const char*, TermKind>({{"3年", TermKind::year},
                                                                   {"民國前三年", TermKind::year},
                                                                   {"500年", TermKind::year},
                                                                   {"第113年", TermKind::year},
                                                                   {"113人", TermKind::year},
                                                                   {"120公斤", TermKind::number},
                                                                   {"第十二條", TermKind::number},
                                                                   {"一、二、", TermKind::number},
                                                                   {"2.5公里", TermKind::year},
                                                                   {"1999", TermKind::number},
                                                                   {"萬一", TermKind::year}}));
  CAPTURE(text);
  CHECK(terms_of(text, kind).empty());
}

TEST_CASE("Zero-width characters fall away and characters of private use stand in no term", "[normalization]") {
  CHECK(fold_for_search("寵\u200B物\uFEFF登\u00AD記") == fold_for_search("寵物登記"));
  for (const Term& term : Segmenter().segment("溫\uE000泉\uF8FF區"))
    CHECK((term.text.find("\uE000") == std::string::npos && term.text.find("\uF8FF") == std::string::npos));
}

TEST_CASE("Dictionaries come back as they were written, and any change shows in the fingerprint", "[dictionary]") {
  test::TemporaryDirectory dir;
  Dictionaries all;
  all.words = {"寵物登記"};
  all.names = {"動物保護法", "總統副總統選舉罷免法（舊 36.03.31 制定）"};  // the second can be no word
  all.synonyms = {{{"狗", "犬"}, {"狗", "犬"}, 0.5}, {{"走丟"}, {"走失", "遺失"}, 0.7}};
  all.subjects = {{{"加班", "加班費"}, {"勞動基準法第24、32條", "勞工請假規則"}}};
  all.readings = {{"行", {"xing", "hang"}}};
  all.look_alikes = {"籠寵"};
  REQUIRE(write_dictionaries(dir.path() / "d", all));
  const auto back = read_dictionaries(dir.path() / "d");
  REQUIRE(back);
  CHECK(fingerprint(*back) == fingerprint(all));
  CHECK(back->names == std::vector<std::string>{"動物保護法"});
  CHECK(back->synonyms[1].to == std::vector<std::string>{"走失", "遺失"});
  CHECK(back->subjects[0].places == std::vector<std::string>{"勞動基準法第24、32條", "勞工請假規則"});
  Dictionaries other = all;
  other.synonyms[1].weight = 0.6;
  CHECK(fingerprint(other) != fingerprint(all));
  other = all;
  other.subjects[0].places.pop_back();
  CHECK(fingerprint(other) != fingerprint(all));
}

TEST_CASE("A broken dictionary is refused with file and line", "[dictionary]") {
  const std::string too_long(61, 'x');
  const auto [file, content, row] = GENERATE_COPY(table<const char*, std::string, int>({
      {"words.txt", "寵物登記\n狗\n", 2},
      {"words.txt", "# ok\n\n一 二\n", 3},
      {"synonyms.txt", "狗\n", 1},
      {"synonyms.txt", "狗, 犬\n狗 =>\n", 2},
      {"synonyms.txt", "狗, 犬 : 2\n", 1},
      {"synonyms.txt", "狗, 犬 : x\n", 1},
      {"subjects.txt", "加班 => 勞動基準法\n加班費\n", 2},
      {"subjects.txt", "加班, => 勞動基準法\n", 1},
      {"subjects.txt", "加班 =>\n", 1},
      {"subjects.txt", "狗 => 動物保護法\n", 1},
      {"subjects.txt", "加班 => 勞動基準法 => 民法\n", 1},
      {"subjects.txt", too_long + " => 民法\n", 1},
      {"subjects.txt", "# 加班\n\n加班 => " + too_long + "\n", 3},
      {"readings.txt", "行\n", 1},
      {"readings.txt", "行 Hang\n", 1},
      {"look_alikes.txt", "寵\n", 1},
  }));
  test::TemporaryDirectory dir;
  dir.write(file, content);
  const auto read = read_dictionaries(dir.path());
  CAPTURE(file, content);
  REQUIRE_FALSE(read);
  CHECK(read.error().where().row == static_cast<std::size_t>(row));
  CHECK(read.error().where().file.find(file) != std::string::npos);
}

TEST_CASE("Dictionaries that are missing or not UTF-8 are said to be so", "[dictionary]") {
  test::TemporaryDirectory dir;
  CHECK(read_dictionaries(dir.path() / "none").error().code() == Errc::not_found);
  dir.write("words.txt", "\xE5\xFF");
  CHECK(read_dictionaries(dir.path()).error().code() == Errc::bad_encoding);
}
