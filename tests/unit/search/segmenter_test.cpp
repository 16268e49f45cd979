#include <opendata/search/segmenter.hpp>
#include <set>

#include "support/catch.hpp"

using namespace opendata::search;

namespace {

std::set<std::string> terms_of(std::string_view text, TermKind kind) {
  Segmenter segmenter;
  std::set<std::string> out;
  for (const Term& term : segmenter.segment(text)) {
    if (term.kind == kind) out.insert(term.text);
  }
  return out;
}

}  // namespace

TEST_CASE("Spellings of the same text fold to the same form") {
  const auto [a, b] = GENERATE(table<const char*, const char*>({
      {"臺北市", "台北市"},
      {"ＡＢＣ１２３", "abc123"},
      {"動物保護法", "动物保护法"},
      {"計畫", "計劃"},
      {"計畫", "计划"},
      {"規畫", "規劃"},
      {"佔用", "占用"},
      {"公佈", "公布"},
      {"僱用", "雇用"},
      {"汙染", "污染"},
      {"徵收", "征收"},
      {"證明", "証明"},
      {"秘書", "祕書"},
      {"一週", "一周"},
      {"旅遊", "旅游"},
      {"委託", "委托"},
      {"菸酒", "煙酒"},
      {"潮濕", "潮溼"},
      {"著作", "着作"},
      {"螢幕", "荧幕"},
      {"裡面", "裏面"},
      {"iTaiwan", "ITAIWAN"},
      {"①", "1"},
      {"㎡", "m2"},
  }));
  CAPTURE(a, b);
  CHECK(fold_for_search(a) == fold_for_search(b));
}

TEST_CASE("Words that differ in law or meaning stay apart when folded") {
  const auto [a, b] = GENERATE(table<const char*, const char*>(
      {{"妨害", "妨礙"}, {"身分", "身份"}, {"紀錄", "記錄"}, {"畫家", "划家"}, {"土地", "士地"}, {"12", "1"}}));
  CAPTURE(a, b);
  CHECK(fold_for_search(a) != fold_for_search(b));
}

TEST_CASE("A word that the dictionary cuts wrongly is still found by a pair of its characters") {
  // Text, a word a citizen looks for: either cut in two or glued into a longer word by ICU.
  const auto [text, wanted] = GENERATE(table<const char*, const char*>({
      {"動產質借處", "質借"},
      {"里長選舉", "里長"},
      {"拆除違建", "違建"},
      {"申請長照服務", "長照"},
      {"托育補助", "托育"},
      {"新住民服務", "新住"},
      {"中低收入戶", "中低"},
      {"房屋稅", "屋稅"},
      {"垃圾車時間", "圾車"},
      {"勞動基準法", "勞動"},
      {"戶政事務所", "戶政"},
      {"戶籍謄本", "謄本"},
      {"違章建築", "違章"},
      {"資源回收", "回收"},
      {"保護法要如何", "護法"},
  }));
  CAPTURE(text, wanted);
  CHECK(terms_of(text, TermKind::bigram).count(fold_for_search(wanted)) == 1);
}

TEST_CASE("Latin words and numbers become one term each and no pairs of characters") {
  CHECK(terms_of("申請 iTaiwan 免費WiFi", TermKind::word).count("itaiwan") == 1);
  CHECK(terms_of("申請 iTaiwan 免費WiFi", TermKind::word).count("wifi") == 1);
  CHECK(terms_of("iTaiwan 2024", TermKind::bigram).empty());
  CHECK(terms_of("iTaiwan 2024", TermKind::unigram).empty());
}

TEST_CASE("Pairs of characters do not cross punctuation, blanks or Latin text") {
  CHECK(terms_of("狗，貓", TermKind::bigram).empty());
  CHECK(terms_of("狗 貓", TermKind::bigram).empty());
  CHECK(terms_of("狗A貓", TermKind::bigram).empty());
  CHECK(terms_of("狗貓", TermKind::bigram) == std::set<std::string>{fold_for_search("狗貓")});
}

TEST_CASE("An article number is one canonical term however it is written") {
  const auto [text, number] = GENERATE(table<const char*, const char*>({
      {"第十二條", "12"},
      {"第12條", "12"},
      {"第 12 條", "12"},
      {"第１２條", "12"},
      {"第十二條之一", "12-1"},
      {"第12條之1", "12-1"},
      {"第 12-1 條", "12-1"},
      {"第十八條", "18"},
      {"第一百零五條", "105"},
      {"第一百○五條", "105"},
      {"第七條第一項", "7"},
      {"第　一　條", "1"},
      {"依本法第廿三條規定", "23"},
  }));
  CAPTURE(text);
  CHECK(terms_of(text, TermKind::article_number) == std::set<std::string>{number});
}

TEST_CASE("What is no article number gives no such term") {
  const char* text = GENERATE("第一次", "第條", "十二條", "第十二項", "第零條", "第", "", "第99999999條");
  CAPTURE(text);
  CHECK(terms_of(text, TermKind::article_number).empty());
}

TEST_CASE("A term says which code points of the original it came from") {
  Segmenter segmenter;
  for (const Term& term : segmenter.segment("ＡＢ動物")) {
    if (term.kind == TermKind::bigram) {
      CHECK(term.begin == 2);
      CHECK(term.end == 4);
    }
    if (term.text == "ab") {
      CHECK(term.begin == 0);
      CHECK(term.end == 2);
    }
  }
}

TEST_CASE("Text without words gives no terms, and ill-formed or long text is cut without harm") {
  Segmenter segmenter;
  CHECK(segmenter.segment("").empty());
  CHECK(segmenter.segment("，。！？ \n\t").empty());
  CHECK(segmenter.segment("\x01\x02\xE5\xFF").empty());
  for (const Term& term : segmenter.segment(std::string(5000, 'a'))) CHECK(term.text.size() <= 245);
}
